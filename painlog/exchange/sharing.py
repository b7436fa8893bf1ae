"""What of a diary goes into a file: the days, the notes, the name."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from painlog.domain.about import Fact
from painlog.domain.questionnaires import Activity
from painlog.domain.records import AboutMe, Diary
from painlog.domain.training import Training
from painlog.domain.visits import Visits

IDENTITY = frozenset({Fact.NAME, Fact.BIRTH_DATE})
"""What tells who the person is; it goes along only where they ticked it (issue 6, part 5)."""


@dataclass(frozen=True, slots=True)
class Share:
    """Whether the notes, and whether name and birth date, go along."""

    notes: bool = False
    identity: bool = False


def untold(_share: float) -> None:
    """Nobody wants to know how far a file is."""


def shared(diary: Diary, share: Share) -> Diary:
    """The diary without the notes and without the name, unless they go along."""
    if not share.identity:
        facts = tuple(fact for fact in diary.about.facts if fact[0] not in IDENTITY)
        diary = replace(diary, about=replace(diary.about, facts=facts))
    if share.notes:
        return diary
    sessions = tuple(replace(session, note="") for session in diary.training.sessions)
    entries = tuple(replace(entry, note="") for entry in diary.entries)
    return replace(diary, entries=entries, training=replace(diary.training, sessions=sessions))


def between(diary: Diary, first: date | None, last: date | None) -> Diary:
    """The diary with only what happened from `first` to `last`, both included; None leaves a side open.

    What has no day of its own (the catalogue, routines, what About me tells) stays whole.
    """
    if first is None and last is None:
        return diary
    span = _Span(first or date.min, last or date.max)
    return replace(
        diary,
        entries=tuple(each for each in diary.entries if each.diary_day in span),
        days=tuple(each for each in diary.days if each.diary_day in span),
        statements=tuple(each for each in diary.statements if span.meets(each.start, each.end)),
        markers=tuple(each for each in diary.markers if each.day in span),
        warning_signs=tuple(each for each in diary.warning_signs if each.answered_on in span),
        experiments=tuple(each for each in diary.experiments if span.meets(each.first_day, each.last_day)),
        check_ins=tuple(each for each in diary.check_ins if each.day in span),
        training=_training(diary.training, span),
        visits=_visits(diary.visits, span),
        about=_about(diary.about, span),
    )


@dataclass(frozen=True, slots=True)
class _Span:
    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def meets(self, start: date | None, end: date | None) -> bool:
        return (start or date.min) <= self.last and self.first <= (end or date.max)


def _training(training: Training, span: _Span) -> Training:
    plans = tuple(plan for plan in training.plans if span.meets(plan.start.date(), plan.ended_on))
    kept = {plan.id for plan in plans}
    return replace(
        training,
        plans=plans,
        changes=tuple(each for each in training.changes if each.plan_id in kept and each.occurrence.date() in span),
        sessions=tuple(each for each in training.sessions if each.diary_day in span),
    )


def _visits(visits: Visits, span: _Span) -> Visits:
    return replace(
        visits,
        activities=tuple(_activity(each, span) for each in visits.activities),
        handed_over=tuple(each for each in visits.handed_over if each.day in span),
    )


def _activity(activity: Activity, span: _Span) -> Activity:
    return replace(activity, scores=tuple(score for score in activity.scores if score.day in span))


def _about(about: AboutMe, span: _Span) -> AboutMe:
    """Medicines taken in the span; appointments to come stay, for they are what the doctor plans by."""
    return replace(
        about,
        medicines=tuple(each for each in about.medicines if span.meets(each.since, each.until)),
        appointments=tuple(each for each in about.appointments if _day(each.when) >= span.first),
    )


def _day(moment: datetime) -> date:
    return moment.date()


def diary_key(diary: Diary) -> str:
    """A lasting key of the whole diary: that of its first row, for the keys of rows rise with time.

    It changes only where that very row is deleted.
    """
    keyed = (
        diary.entries,
        diary.markers,
        diary.statements,
        diary.check_ins,
        diary.training.sessions,
        diary.visits.activities,
        diary.about.medicines,
    )
    return next((min(row.id for row in rows) for rows in keyed if rows), "")
