"""What Insights says: from the findings to the rows of its plots and tables."""

from collections.abc import Sequence
from dataclasses import replace

from painlog.domain.diary import RELIEF_NAMES, Relief
from painlog.i18n import Texts
from painlog.services import insight_words as words
from painlog.services.insights import Insights, TreatmentFinding, TriggerFinding
from painlog.ui.widgets.forest_rows import Difference, ForestGroup, ForestRow, ForestWords
from painlog.ui.widgets.relief_plot import ReliefLine, ReliefMark, ReliefWords

TableRows = Sequence[Sequence[str]]


def forest_words(t: Texts) -> ForestWords:
    """What stands over the axis."""
    return ForestWords(
        t("less pain"),
        t("more pain"),
        t("points, 95 % interval"),
        t("collapsed, Enter shows the other days"),
        t("expanded, the other days follow"),
    )


def relief_words(t: Texts) -> ReliefWords:
    """The headings of the treatments."""
    scale = tuple(t(RELIEF_NAMES[relief]) for relief in Relief if relief.points is not None)
    return ReliefWords(t("Treatment"), t("Times"), scale)


def forest_groups(found: Insights, t: Texts) -> list[ForestGroup]:
    """The triggers in their three worded groups."""
    groups = (
        (words.WENT_TOGETHER, found.went_together),
        (words.NO_CLEAR_DIFFERENCE, found.no_clear_difference),
        (words.NOT_ENOUGH_DAYS, found.not_enough_days),
    )
    return [
        ForestGroup(t(title), tuple(_forest_row(finding, found.known_days, t) for finding in findings))
        for title, findings in groups
    ]


def trigger_headings(t: Texts) -> tuple[str, ...]:
    return t("Trigger"), t("When"), t("Days with and without"), t("Points, 95 % interval"), t("Finding")


def trigger_table(found: Insights, t: Texts) -> TableRows:
    """The rows of the triggers as texts, each followed by its other days."""
    findings = (*found.went_together, *found.no_clear_difference, *found.not_enough_days)
    return [cells for finding in findings for cells in _trigger_lines(finding, found.known_days, t)]


def relief_lines(found: Insights, t: Texts) -> list[ReliefLine]:
    """The treatments, the most used first."""
    return [_relief_line(finding, t) for finding in found.treatments]


def treatment_headings(t: Texts) -> tuple[str, ...]:
    return t("Treatment"), t("Times"), t("Relief"), t("Next score within 6 hours"), t("Next to similar days")


def treatment_table(found: Insights, t: Texts) -> TableRows:
    """The rows of the treatments as texts."""
    return [
        (
            words.item_name(finding.item, t),
            t.number(finding.row.uses),
            words.relief_text(finding.row, t) or _why_no_mark(finding, t),
            words.change_text(finding.row, t),
            words.estimate_text(finding.row.matched, t),
        )
        for finding in found.treatments
    ]


def compared(found: Insights) -> list[TreatmentFinding]:
    """The treatments of which the scores afterwards tell something."""
    return [
        finding
        for finding in found.treatments
        if finding.row.matched.mean is not None or finding.row.change.count >= words.LEAST_CHANGES
    ]


def _forest_row(finding: TriggerFinding, known_days: int, t: Texts) -> ForestRow:
    others = tuple(_inner_row(other, known_days, t) for other in words.other_lags(finding))
    return replace(_plain_row(finding, known_days, t), others=others)


def _inner_row(finding: TriggerFinding, known_days: int, t: Texts) -> ForestRow:
    """A lag below its trigger: named by the lag, with a sentence in place of the dots."""
    name, spoken = words.lag_words(finding.row.lag, t), words.lag_sentence(finding, known_days, t)
    return replace(_plain_row(finding, known_days, t), name=name, when="", spoken=spoken, dots=None)


def _plain_row(finding: TriggerFinding, known_days: int, t: Texts) -> ForestRow:
    row = finding.row
    name, spoken = words.item_name(finding.item, t), words.trigger_sentence(finding, known_days, t)
    days = t.n("{n} day", "{n} days", row.days_with) if row.days_with else ""
    if row.p is None:
        missing = words.missing_text(known_days, row, t)
        return ForestRow(name, "", days, spoken, dots=_dots(finding), missing=missing)
    when, sure = words.lag_words(row.lag, t), words.chance_words(row.p, t)
    filled = row.verdict == "went-together"
    if row.effect is None or row.interval is None:
        apart = t("cannot be told apart from the weekday or the pain before it")
        return ForestRow(name, when, days, spoken, filled=filled, sure=apart)
    effect, interval = words.signed(row.effect, t), words.interval_text(row.interval, t)
    return ForestRow(name, when, days, spoken, Difference(row.effect, row.interval, effect, interval), filled, sure)


def _dots(finding: TriggerFinding) -> tuple[int, int] | None:
    """How many days there are of those needed with the trigger, or else of those without it."""
    row, missing = finding.row, finding.row.missing
    if missing.days_with:
        return row.days_with, row.days_with + missing.days_with
    if missing.days_without:
        return row.days_without, row.days_without + missing.days_without
    return None


def _trigger_lines(finding: TriggerFinding, known_days: int, t: Texts) -> TableRows:
    first = _trigger_cells(
        finding, known_days, words.lag_words(finding.row.lag, t) if finding.row.p is not None else "–", t
    )
    others = words.other_lags(finding)
    return [first, *(_trigger_cells(each, known_days, words.lag_words(each.row.lag, t), t) for each in others)]


def _trigger_cells(finding: TriggerFinding, known_days: int, when: str, t: Texts) -> Sequence[str]:
    found, row = finding.row, _plain_row(finding, known_days, t)
    days = t("{n} against {others}", n=t.number(found.days_with), others=t.number(found.days_without))
    points = f"{row.difference.text} ({row.difference.interval_text})" if row.difference else "–"
    return row.name, when, days, points, f"{words.verdict_words(found, t)}; {row.sure or row.missing}"


def _relief_line(finding: TreatmentFinding, t: Texts) -> ReliefLine:
    row, relief = finding.row, finding.row.relief
    name, times, spoken = words.item_name(finding.item, t), t.number(row.uses), words.treatment_sentence(finding, t)
    if relief.mean is None or relief.interval is None:
        return ReliefLine(name, times, spoken, instead=_why_no_mark(finding, t))
    return ReliefLine(name, times, spoken, ReliefMark(relief.mean, relief.interval))


def _why_no_mark(finding: TreatmentFinding, t: Texts) -> str:
    return words.uses_text(finding.row, t) or t("Rated too seldom")
