"""What the pain does to life: the weekly check-in and the activities that the person named."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from painlog.domain.naming import N_
from painlog.domain.questionnaires import MOST_ACTIVITIES, Activity, ActivityScore, CheckIn, mean_score
from painlog.domain.report_sections import ReportSection
from painlog.i18n import Texts
from painlog.report.document import Block, Cell, Column, Picture, Section, Table, Words
from painlog.report.reading import Reading
from painlog.report.wording import DASH, MOST_ROWS, change, cuts, empty, one_line, short_day, signed, tenth

if TYPE_CHECKING:
    from painlog.charts.palette import Palette

QUESTIONS = (N_("Pain on average"), N_("Spoilt enjoyment of life"), N_("Hindered general activity"))
"""The three questions of the weekly check-in, about the past week."""

NOTICED_MEAN, NOTICED_SINGLE = 2, 3
"""The change people notice in the mean of the activities, and in a single one (content.md section 3)."""

LEAST_CHARTED = 2


def check_in_section(reading: Reading, palette: "Palette", t: Texts) -> Section:
    """The weekly check-in: its course over the period, and its answers first and last."""
    title = t("Weekly check-in")
    check_ins = [each for each in reading.diary.check_ins if reading.period.holds(each.day)]
    check_ins.sort(key=lambda each: (each.day, each.made_at))
    answered = [each for each in check_ins if any(value is not None for value in each.answers)]
    if not answered:
        return empty(ReportSection.CHECK_INS, title, t)
    note = t(
        "The past week, 0 best to 10 worst, in painlog's own words after the PEG scale (Krebs 2009); it is not that "
        "scale. People notice a change of about 1 to 1.75."
    )
    blocks = (*_course(reading, answered, palette, t), _answers(reading, answered, t), Words(note, look="small"))
    return Section(ReportSection.CHECK_INS, title, blocks)


def _course(reading: Reading, check_ins: Sequence[CheckIn], palette: "Palette", t: Texts) -> tuple[Block, ...]:
    from painlog.charts.means import means_picture

    means = [(each.day, each.mean) for each in check_ins]
    known = [(day, value) for day, value in means if value is not None]
    if len(known) < LEAST_CHARTED:
        return ()
    told = "; ".join(f"{short_day(day, reading.period.last, t)}: {tenth(value, t)}" for day, value in known)
    svg, ratio = means_picture(known, reading.period.last, palette, t)
    return (Picture(svg, t("Chart of the mean of the weekly check-in. {values}", values=told), ratio),)


def _answers(reading: Reading, check_ins: Sequence[CheckIn], t: Texts) -> Table:
    shown = check_ins if len(check_ins) == 1 else (check_ins[0], check_ins[-1])
    columns = (
        Column(t("Past week, 0–10"), 3.2),
        *(Column(short_day(each.day, reading.period.last, t), 1.0, right=True) for each in shown),
    )
    rows = [
        (t(question), [DASH if value is None else t.number(value) for value in values])
        for question, values in zip(QUESTIONS, zip(*(each.answers for each in shown), strict=True), strict=True)
    ]
    rows.append((t("Mean of the three"), [tenth(each.mean, t) for each in shown]))
    return Table(
        columns,
        tuple(
            (
                Cell(name, strong=name is rows[-1][0]),
                *(Cell(value, strong=place == len(values) - 1) for place, value in enumerate(values)),
            )
            for name, values in rows
        ),
    )


def activities_section(reading: Reading, t: Texts) -> Section:
    """The activities with their first and latest score of the diary up to the last day."""
    title = t("What I want to be able to do")
    listed = [activity for activity in reading.diary.visits.activities if _is_open(activity, reading)]
    listed.sort(key=lambda activity: (activity.rank, activity.made_at, activity.id))
    if not listed:
        return empty(ReportSection.ACTIVITIES, title, t)
    columns = (
        Column(t("0 unable, 10 as before"), 2.2),
        Column(t("First"), 1.4, right=True),
        Column(t("Latest"), 1.5, right=True),
        Column(t.within("column", "Change"), 0.8, right=True),
    )
    rows = [_activity_row(activity, _scores(activity, reading), reading, t) for activity in listed[:MOST_ROWS]]
    rows += _mean_row(listed, reading, t)
    note = t(
        "The patient's own activities, after the Patient-Specific Functional Scale (Stratford 1995). * A change that "
        "people notice: {single} points in one, {mean} in the mean.",
        single=t.number(NOTICED_SINGLE),
        mean=t.number(NOTICED_MEAN),
    )
    table = Table(columns, tuple(rows), cuts(len(listed) + 1, t, len(rows)) if len(listed) > MOST_ACTIVITIES else ())
    return Section(ReportSection.ACTIVITIES, title, (table, Words(note, look="small")))


def _is_open(activity: Activity, reading: Reading) -> bool:
    return activity.ended_on is None or activity.ended_on > reading.period.first


def _scores(activity: Activity, reading: Reading) -> list[ActivityScore]:
    return sorted((score for score in activity.scores if score.day <= reading.period.last), key=lambda score: score.day)


def _activity_row(activity: Activity, scores: Sequence[ActivityScore], reading: Reading, t: Texts) -> tuple[Cell, ...]:
    name = Cell(one_line(activity.name))
    if not scores:
        return name, Cell(DASH), Cell(DASH), Cell(DASH)
    first, last = scores[0], scores[-1]
    if len(scores) == 1:
        return name, Cell(_score_text(first, reading, t)), Cell(DASH), Cell(DASH)
    points = last.score - first.score
    mark = "*" if abs(points) >= NOTICED_SINGLE else ""
    return (
        name,
        Cell(_score_text(first, reading, t)),
        Cell(_score_text(last, reading, t), strong=True),
        Cell(signed(points, t, 0) + mark, strong=bool(mark)),
    )


def _score_text(score: ActivityScore, reading: Reading, t: Texts) -> str:
    return t("{score} ({day})", score=t.number(score.score), day=short_day(score.day, reading.period.last, t))


def _mean_row(listed: Sequence[Activity], reading: Reading, t: Texts) -> tuple[tuple[Cell, ...], ...]:
    """The mean of the activities that have two scores or more, first and latest."""
    pairs = [scores for activity in listed if len(scores := _scores(activity, reading)) > 1]
    first, last = (mean_score([scores[place].score for scores in pairs]) for place in (0, -1))
    if len(pairs) < LEAST_CHARTED or first is None or last is None:
        return ()
    points = change(last, first)
    mark = "*" if abs(points) >= NOTICED_MEAN else ""
    name = Cell(t("Mean"), strong=True)
    return ((name, Cell(tenth(first, t)), Cell(tenth(last, t), strong=True), Cell(signed(points, t) + mark)),)
