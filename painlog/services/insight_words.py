"""What the findings are called in words, for the window and the command line. Nothing is ever called a cause."""

from typing import TYPE_CHECKING

from painlog.domain.catalogue import Item
from painlog.domain.naming import N_
from painlog.i18n import Texts
from painlog.services.insights import LevelShift, RoutineFinding, TreatmentFinding, TriggerFinding

if TYPE_CHECKING:
    from painlog.analysis.intervals import Interval
    from painlog.analysis.sessions import RoutineRow
    from painlog.analysis.treatments import Estimate, TreatmentRow
    from painlog.analysis.triggers import TriggerRow

WENT_TOGETHER = N_("Went with more or less pain")
NO_CLEAR_DIFFERENCE = N_("No clear difference")
NOT_ENOUGH_DAYS = N_("Not enough days yet")

VERDICTS = {
    "went-together": WENT_TOGETHER,
    "no-clear-difference": NO_CLEAR_DIFFERENCE,
    "not-enough-days": NOT_ENOUGH_DAYS,
}
"""What the records say about a trigger at one lag, and the heading of the rows that they say it of."""

SLOW_COMPANIONS = N_("Something that comes and goes slowly with your pain can look like a trigger.")
"""Under every list of triggers (stages.md section 6)."""

PAIN_EASES = N_("Pain often eases after its worst days, whatever is done.")
"""Under every comparison of treated days (stages.md section 6)."""

NO_CAUSE = N_("None of this shows a cause.")

LAGS = (N_("on the same day"), N_("the day before"), N_("two days before"))
"""How many days before the score the trigger was: lag 0 has no direction (stages.md section 6)."""

_CHANCE = (
    (0.01, N_("hardly ever by chance")),
    (0.05, N_("seldom by chance")),
    (0.2, N_("sometimes by chance")),
    (1.0, N_("often by chance")),
)
"""p in words, up to and including each bound; 0.05 divides the groups (stages.md section 6)."""

LEAST_CHANGES = 8
"""Scores that must have followed a treatment before their change is told: as many as matched pairs."""

NOTHING = "–"
"""Stands where there is too little to show."""

_DECIMALS = 1
"""Decimals of a difference: a tenth of a point is finer than anybody's score."""


def item_name(item: Item, t: Texts) -> str:
    """The name of a trigger or a treatment in the language of the texts."""
    return t.name(item.name, item.own)


def lag_words(lag: int, t: Texts) -> str:
    """Such as "the day before"."""
    return t(LAGS[lag])


def verdict_words(row: "TriggerRow", t: Texts) -> str:
    """What the records say about a trigger at the lag of a row."""
    return t(VERDICTS[row.verdict])


def other_lags(finding: TriggerFinding) -> tuple[TriggerFinding, ...]:
    """A trigger that was compared at its other lags, as findings of their own; nothing of one with too few days."""
    if finding.row.p is None:
        return ()
    return tuple(TriggerFinding(finding.item, other) for other in finding.row.others)


def chance_words(p: float, t: Texts) -> str:
    """How often chance alone shows as much, in a word or two."""
    return t(next(words for bound, words in _CHANCE if p <= bound))


def signed(points: float, t: Texts) -> str:
    """A difference with its sign: "+1.3", "−0.4", "0.0"."""
    size = t.number(abs(points), _DECIMALS)
    if not round(points, _DECIMALS):
        return size
    return f"+{size}" if points > 0 else f"−{size}"


def interval_text(interval: "Interval", t: Texts) -> str:
    """Such as "+0.8 to +1.8"."""
    return t("{low} to {high}", low=signed(interval[0], t), high=signed(interval[1], t))


def missing_text(known_days: int, row: "TriggerRow", t: Texts) -> str:
    """What a row with not enough days has and needs: "34 of 60 days; 6 of 10 with it"."""
    missing = row.missing
    counts = (
        (known_days, missing.days, N_("{n} of {needed} days")),
        (row.days_with, missing.days_with, N_("{n} of {needed} with it")),
        (row.days_without, missing.days_without, N_("{n} of {needed} without it")),
    )
    return "; ".join(
        t(words, n=t.number(count), needed=t.number(count + lacking)) for count, lacking, words in counts if lacking
    )


def uses_text(row: "TreatmentRow", t: Texts) -> str:
    """What a treatment that was used too seldom has and needs; empty for any other."""
    from painlog.analysis.treatments import LEAST_USES, TreatmentVerdict

    if row.verdict is TreatmentVerdict.SHOWN:
        return ""
    return t("Not enough uses yet ({n} of {needed})", n=t.number(row.uses), needed=t.number(LEAST_USES))


def trigger_sentence(finding: TriggerFinding, known_days: int, t: Texts) -> str:
    """A row of the list in one sentence."""
    row, name = finding.row, item_name(finding.item, t)
    if row.p is None:
        return t("{name}: {missing}", name=name, missing=missing_text(known_days, row, t))
    with_it = t.number(row.days_with)
    counts = t.n("{with_it} against {n} day", "{with_it} against {n} days", row.days_without, with_it=with_it)
    if row.effect is None or row.interval is None:
        found = t("cannot be told apart from the weekday or the pain before it ({counts})", counts=counts)
    else:
        found = f"{_difference(row.effect, t)} ({interval_text(row.interval, t)}; {counts})"
    chance = chance_words(row.p, t)
    return t("{name}, {lag}: {found}; {chance}", name=name, lag=lag_words(row.lag, t), found=found, chance=chance)


def lag_sentence(finding: TriggerFinding, known_days: int, t: Texts) -> str:
    """A lag of a trigger in one sentence, named even where it has not enough days."""
    row = finding.row
    if row.p is not None:
        return trigger_sentence(finding, known_days, t)
    name, lag = item_name(finding.item, t), lag_words(row.lag, t)
    return t("{name}, {lag}: {found}", name=name, lag=lag, found=missing_text(known_days, row, t))


def treatment_sentence(finding: TreatmentFinding, t: Texts) -> str:
    """A row of the treatments in one sentence."""
    row = finding.row
    parts = [t.n("{n} time", "{n} times", row.uses), uses_text(row, t), relief_text(row, t)]
    if row.change.count >= LEAST_CHANGES:
        parts.append(t("next score {difference}", difference=change_text(row, t)))
    if row.matched.mean is not None:
        difference = t("against similar days {difference}", difference=estimate_text(row.matched, t))
        parts.append(f"{difference}, {t.n('{n} pair', '{n} pairs', row.matched.count)}")
    return t("{name}: {found}", name=item_name(finding.item, t), found="; ".join(part for part in parts if part))


def routine_name(finding: RoutineFinding, t: Texts) -> str:
    """The name of a routine in the language of the texts."""
    return t.name(finding.name, finding.own)


def sessions_text(row: "RoutineRow", t: Texts) -> str:
    """How often a routine was done, and how often it has to be before more is told."""
    from painlog.analysis.treatments import LEAST_USES

    if row.shown:
        return t.n("{n} session", "{n} sessions", row.sessions)
    return t("{n} of {needed} sessions", n=t.number(row.sessions), needed=t.number(LEAST_USES))


def counted_text(estimate: "Estimate", t: Texts, one: str, many: str) -> str:
    """An estimate with how many differences it is of, or a dash; `one` and `many` hold `{n}`."""
    found = estimate_text(estimate, t)
    return found if found == NOTHING else f"{found}, {t.n(one, many, estimate.count)}"


def change_text(row: "TreatmentRow", t: Texts) -> str:
    """The change to the next score within six hours; a dash where too few scores followed to say more than noise."""
    return estimate_text(row.change, t) if row.change.count >= LEAST_CHANGES else NOTHING


def relief_text(row: "TreatmentRow", t: Texts) -> str:
    """The mean relief on the scale from 0 (not at all) to 3 (a lot); empty where too few uses were rated."""
    if row.relief.mean is None or row.relief.interval is None:
        return ""
    mean, low, high = (t.number(value, _DECIMALS) for value in (row.relief.mean, *row.relief.interval))
    return t("relief {mean} of 3 ({low} to {high})", mean=mean, low=low, high=high)


def estimate_text(estimate: "Estimate", t: Texts) -> str:
    """Such as "−0.8 (−1.1 to −0.5)", or a dash where there is too little to show."""
    if estimate.mean is None or estimate.interval is None:
        return NOTHING
    return f"{signed(estimate.mean, t)} ({interval_text(estimate.interval, t)})"


def shift_sentence(shift: LevelShift, t: Texts) -> str:
    """Such as "Around 12 May 2026 your worst scores moved from 3.1 to 5.0 on average."."""
    before, after = (t.number(level, _DECIMALS) for level in (shift.before, shift.after))
    return t(
        "Around {day} your worst scores moved from {before} to {after} on average.",
        day=t.date(shift.around),
        before=before,
        after=after,
    )


def _difference(effect: float, t: Texts) -> str:
    points = t.number(abs(effect), _DECIMALS)
    if effect < 0:
        return t("worst score lower by {points}", points=points)
    return t("worst score higher by {points}", points=points)
