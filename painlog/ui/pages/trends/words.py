"""What Trends says in words: the head, the table and the read-out of a day."""

from datetime import date

from painlog.domain.catalogue import Item
from painlog.domain.status import Status, TrendFigures
from painlog.i18n import Texts
from painlog.services.status_words import pain_days_sentence, stage_name, trend_sentence
from painlog.services.trends import DayTold, Period, TrendDay
from painlog.ui.widgets.readout import ReadoutWords
from painlog.ui.widgets.segmented import Segment


def summary_text(first: date, last: date, recorded: int, days: int, t: Texts) -> str:
    """The period and how much of it was recorded."""
    same_year = first.year == last.year
    period = t("{first} – {last}", first=t.date(first, "MMMMd" if same_year else "long"), last=t.date(last))
    if not days:
        return f"{period} · {t('Nothing recorded yet')}"
    count = t.n("{recorded} of {n} day recorded", "{recorded} of {n} days recorded", days, recorded=t.number(recorded))
    return f"{period} · {count}"


def standing_text(status: Status, direction: TrendFigures | None, t: Texts) -> str:
    """The days in pain of the last four weeks, and whether the scores have a direction, if that is known yet.

    Nothing for an empty diary.
    """
    if not status.last_28.known:
        return ""
    days = pain_days_sentence(status.last_28, status.threshold, t)
    return days if direction is None else f"{days} {trend_sentence(direction, t)}"


def table_cell(row: TrendDay, column: int, t: Texts) -> str:
    """A cell of the table of days: the day, its worst score, its 7-day average."""
    if column == 0:
        return t.date(row.day, "yMMMEd")
    if column == 2:
        return _average(row, t) or "–"
    if row.dot is None:
        return t("Not recorded")
    score = t.number(row.dot.score)
    return t("{score} (chosen as a face)", score=score) if row.as_face else score


def readout_words(told: DayTold, today: date, t: Texts) -> ReadoutWords:
    """A day as the read-out shows it, with the year where it is not that of `today`."""
    record, average = told.record, _average(told.record, t)
    score = None if record.dot is None else record.dot.score
    return ReadoutWords(
        title=t.date(record.day, "MMMEd" if record.day.year == today.year else "yMMMEd"),
        stage=_stage(told, t),
        score=score,
        score_text="–" if score is None else t.number(score),
        worst=_worst(told, t),
        mean=t("7-day average {mean}", mean=average) if average else "",
        lines=tuple(filter(None, (_names(told.triggers, t), _names(told.treatments, t)))),
    )


def _average(record: TrendDay, t: Texts) -> str:
    """A 7-day average with its likely range: "5.7 (5.2–6.3)"; nothing where there is none."""
    week = record.average
    if week is None:
        return ""
    return t(
        "{mean} ({low}–{high})", mean=t.number(week.mean, 1), low=t.number(week.low, 1), high=t.number(week.high, 1)
    )


def period_segments(t: Texts) -> list[Segment]:
    """The periods to choose from."""
    spoken = {
        Period.MONTH: (t("1M"), t("One month")),
        Period.THREE_MONTHS: (t("3M"), t("Three months")),
        Period.SIX_MONTHS: (t("6M"), t("Six months")),
        Period.YEAR: (t("1Y"), t("One year")),
        Period.ALL: (t("All"), t("The whole diary")),
    }
    return [Segment(period, short, long) for period, (short, long) in spoken.items()]


def _stage(told: DayTold, t: Texts) -> str:
    if told.stage is None:
        return ""
    stages = " / ".join(stage_name(stage, t) for stage in told.stage.possible)
    return t("Day {day} · {stage}", day=t.number(told.stage.day_number(told.record.day)), stage=stages)


def _worst(told: DayTold, t: Texts) -> str:
    if told.record.dot is None:
        return t("Not recorded")
    if told.record.as_face:
        return t.n("chosen as a face", "worst of {n}, chosen as a face", told.scores)
    return t.n("the only score", "worst of {n}", told.scores)


def _names(items: tuple[Item, ...], t: Texts) -> str:
    return ", ".join(t.name(item.name, item.own) for item in items)
