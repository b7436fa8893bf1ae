"""Exercise as it was done, and the pain of the days after."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from painlog.domain.adherence import Matched, matched
from painlog.domain.built_in_routines import BUILT_IN_ROUTINES
from painlog.domain.catalogue import Kind
from painlog.domain.coverage import RECENT_DAYS
from painlog.domain.days import shifted
from painlog.domain.recurrence import schedule
from painlog.domain.report_sections import ReportSection
from painlog.domain.training import DoneSession, SessionOutcome
from painlog.i18n import Texts
from painlog.report.document import Block, Section, Week, Weeks, Words
from painlog.report.reading import Reading, Span
from painlog.report.wording import cuts, empty, mean, of, one_line, short_day, tenth

MOST_WEEKS = 12
LEAST_COMPARED = 5
"""Days on either side before next-day pain is compared: the mean of five days is reliable (Heapy 2014)."""

MOST_HURT = 3


def exercise_section(reading: Reading, t: Texts) -> Section:
    """The last four weeks in words, sessions of the period by week, next-day pain, and what hurt."""
    title = t("Exercise")
    training, period = reading.diary.training, reading.period
    sessions = [session for session in training.sessions if period.holds(session.diary_day)]
    planned = schedule(training.plans, training.changes, period.first, period.last)
    found = matched(planned, sessions)
    if not sessions and not any(slot.counts for slot in found.slots):
        return empty(ReportSection.EXERCISE, title, t)
    blocks: tuple[Block, ...] = (
        Words(_recent(reading, found, t)),
        _weeks(reading, found, t),
        Words(" ".join(_said(reading, sessions, t)), look="small"),
    )
    return Section(ReportSection.EXERCISE, title, blocks)


def _recent(reading: Reading, found: Matched, t: Texts) -> str:
    """Planned and done of the last 28 days, and the minutes of what was done."""
    counting = [slot for slot in found.slots if slot.counts and reading.recent.holds(slot.day)]
    fulfilled = [slot.session for slot in counting if slot.session is not None]
    extras = [session for session in found.extras if reading.recent.holds(session.diary_day)]
    minutes = round(sum(session.seconds for session in (*fulfilled, *extras)) / 60)
    said = [
        t.n(
            "{done} of {n} planned session in the last {days} days.",
            "{done} of {n} planned sessions in the last {days} days.",
            len(counting),
            done=t.number(len(fulfilled)),
            days=t.number(RECENT_DAYS),
        )
        if counting
        else t.n(
            "{n} session in the last {days} days.",
            "{n} sessions in the last {days} days.",
            len(extras),
            days=t.number(RECENT_DAYS),
        ),
        t.n("{n} minute in all.", "{n} minutes in all.", minutes),
    ]
    if counting and extras:
        said.insert(1, t.n("{n} beside the plan.", "{n} beside the plan.", len(extras)))
    return " ".join(said)


def _weeks(reading: Reading, found: Matched, t: Texts) -> Weeks:
    last = _monday(reading.period.last)
    first = max(_monday(reading.period.first), last - timedelta(weeks=MOST_WEEKS - 1))
    counting = [slot for slot in found.slots if slot.counts]
    planned = Counter(_monday(slot.day) for slot in counting)
    done = Counter(_monday(slot.day) for slot in counting if slot.session is not None)
    done.update(_monday(session.diary_day) for session in found.extras)
    mondays = [first + timedelta(weeks=week) for week in range((last - first).days // 7 + 1)]
    weeks = tuple(Week(short_day(monday, reading.period.last, t), done[monday], planned[monday]) for monday in mondays)
    told = "; ".join(f"{week.name}: {of(week.done, week.planned, t) if week.planned else week.done}" for week in weeks)
    return Weeks(weeks, t("Sessions of each week, by its Monday. {weeks}", weeks=told))


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _said(reading: Reading, sessions: Sequence[DoneSession], t: Texts) -> Iterator[str]:
    if sessions:
        names = Counter(_routine_name(reading, session.routine_id, t) for session in sessions)
        listed = [name for name, _ in names.most_common()]
        yield t("Sessions of each week; open boxes were planned. {names}.", names=_shortened(listed, t))
        yield _next_day(reading, sessions, t)
    hurt = [session for session in sessions if session.outcome is SessionOutcome.HURT]
    if hurt:
        yield t.n(
            "Stopped {n} time because it hurt: {places}.",
            "Stopped {n} times because it hurt: {places}.",
            len(hurt),
            places="; ".join(_hurt(reading, session, t) for session in hurt[-1 : -MOST_HURT - 1 : -1]),
        )


def _routine_name(reading: Reading, id_: str, t: Texts) -> str:
    own = {routine.id: routine.name for routine in reading.diary.training.routines}
    built_in = {each.id: each.routine.name for each in BUILT_IN_ROUTINES}
    return one_line(own[id_]) if id_ in own else one_line(t(built_in.get(id_, id_)))


def _shortened(names: Sequence[str], t: Texts) -> str:
    rest = cuts(len(names), t)[min(len(names), MOST_HURT)]
    return ", ".join([*names[:MOST_HURT], *([rest] if rest else [])])


def _hurt(reading: Reading, session: DoneSession, t: Texts) -> str:
    day = short_day(session.diary_day, reading.period.last, t)
    item = reading.item(Kind.SITE, session.hurt_site) if session.hurt_site else None
    where = one_line(t.name(item.name, item.own)) if item else ""
    told = ", ".join(part for part in (day, where) if part)
    return told if session.hurt_score is None else f"{told} ({t.number(session.hurt_score)})"


def _next_day(reading: Reading, sessions: Sequence[DoneSession], t: Texts) -> str:
    """The mean worst score of the days after a session, and of the other days."""
    after = {shifted(session.diary_day, 1) for session in sessions}
    span = Span(shifted(reading.period.first, 1), reading.period.last)
    scored = [record for record in reading.records.between(span.first, span.last) if record.worst is not None]
    with_it = [record.worst for record in scored if record.worst is not None and record.day in after]
    without = [record.worst for record in scored if record.worst is not None and record.day not in after]
    if min(len(with_it), len(without)) < LEAST_COMPARED:
        return t("Too few days to compare the pain of the days after exercise.")
    return t(
        "Average worst score on the days after a session {after} ({n} days), on the other days {others} ({m} days). "
        "This does not show a cause.",
        after=tenth(mean(with_it), t),
        n=t.number(len(with_it)),
        others=tenth(mean(without), t),
        m=t.number(len(without)),
    )
