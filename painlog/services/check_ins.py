"""The weekly check-in and the activities that the person names: asking, answering, skipping, keeping a list."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from painlog.clock import Clock, diary_day
from painlog.domain.naming import N_
from painlog.domain.questionnaires import MOST_ACTIVITIES, Activity, ActivityScore, CheckIn
from painlog.domain.settings import DiarySettings
from painlog.errors import UserError
from painlog.services.changes import Changes, changes_of

if TYPE_CHECKING:
    from painlog.storage.diary_store import DiaryStore
    from painlog.storage.unit_of_work import UnitOfWork

WEEK = timedelta(days=7)
"""How often the check-in asks about the past week (content.md section 3)."""

SKIPPED_KEY, ASKS_KEY = "check_in_skipped_on", "check_in_asks"
"""Under these keys the settings of a diary hold the day of the last skip, and whether the window asks by itself."""

LONGEST_ACTIVITY = 60
"""Characters of an activity's name: what the report prints of it."""


@dataclass(frozen=True, slots=True)
class CheckInState:
    """Everything about check-ins and activities. `due` says that the window may ask today."""

    today: date
    due: bool
    asks: bool
    check_ins: tuple[CheckIn, ...] = ()
    activities: tuple[Activity, ...] = ()

    @property
    def open(self) -> tuple[Activity, ...]:
        """The activities that are followed now, in the person's order."""
        return tuple(activity for activity in self.activities if activity.ended_on is None)

    @property
    def last(self) -> CheckIn | None:
        return self.check_ins[-1] if self.check_ins else None

    @property
    def of_today(self) -> CheckIn | None:
        """The check-in of this day, which a further one replaces."""
        return self.last if self.last is not None and self.last.day == self.today else None


class CheckInsService:
    """Check-ins and activities of one open diary; may be asked on any thread."""

    def __init__(self, store: "DiaryStore", clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def state(self) -> CheckInState:
        """Everything there is, and whether a check-in is due."""
        from painlog.storage.diary_rows import read_settings
        from painlog.storage.diary_store import first_and_last_day
        from painlog.storage.visit_rows import read_activities, read_check_ins

        with self._store.snapshot() as session:
            stored = read_settings(session)
            check_ins, activities = read_check_ins(session), read_activities(session)
            recorded = first_and_last_day(session)
        today = diary_day(self._clock.now(), DiarySettings.parse(stored).day_starts_at)
        asks = stored.get(ASKS_KEY) is not False
        made = [each.day for each in check_ins if each.day <= today]
        return CheckInState(
            today,
            asks
            and is_due(
                today, recorded[0] if recorded else None, made[-1] if made else None, _day(stored.get(SKIPPED_KEY))
            ),
            asks,
            tuple(check_ins),
            tuple(activities),
        )

    # The check-in

    def answer(self, pain: int | None, enjoyment: int | None, activity: int | None) -> Changes:
        """Keep today's answers (0 to 10 each, None for a question skipped) in place of any given today already.

        Raises `UserError` where all three were skipped or a number is not on the scale.
        """
        from painlog.storage.visit_rows import put_check_in

        _refuse_empty(pain, enjoyment, activity)
        state = self.state()
        id_ = state.of_today.id if state.of_today else self._store.keys()
        made = CheckIn(id_, state.today, self._clock.now(), pain, enjoyment, activity)
        with self._store.transaction(N_("Check-in saved")) as work:
            put_check_in(work, made)
        return changes_of(work.tables, N_("Check-in saved"))

    def change(self, check_in: CheckIn) -> Changes:
        """Put a check-in in place of the one that has its id.

        Raises `UserError` where there is none, and where all three answers are missing.
        """
        from painlog.storage.visit_rows import put_check_in

        _refuse_empty(*check_in.answers)
        with self._store.transaction(N_("Check-in changed")) as work:
            _refuse_missing(work, check_in.id)
            put_check_in(work, check_in)
        return _changes(work, N_("Check-in changed"))

    def remove(self, id_: str) -> Changes:
        """Take a check-in out. Raises `UserError` where there is none of that id."""
        from painlog.storage.visit_rows import remove_check_in

        with self._store.transaction(N_("Check-in removed")) as work:
            _refuse_missing(work, id_)
            remove_check_in(work, id_)
        return _changes(work, N_("Check-in removed"))

    def skip(self) -> Changes:
        """Leave this week out: it is asked again in a week."""
        return self._set(N_("Check-in skipped this week"), SKIPPED_KEY, self._today().isoformat())

    def ask_weekly(self, asks: bool) -> Changes:
        """Whether the window asks by itself every week."""
        return self._set(N_("Setting changed"), ASKS_KEY, asks)

    # Activities

    def add_activity(self, name: str) -> Changes:
        """Follow another activity. Raises `UserError` without a name, for one that is there, and beyond five."""
        followed = self.state().open
        if len(followed) >= MOST_ACTIVITIES:
            raise UserError(
                N_("{n} activities are as many as can be followed well."),
                N_("End one of them first."),
                n=MOST_ACTIVITIES,
            )
        rank = max((activity.rank for activity in followed), default=-1) + 1
        named = self._named(Activity(self._store.keys(), _worded(name), self._clock.now(), rank))
        return self._put(N_("Activity added"), named)

    def rename_activity(self, id_: str, name: str) -> Changes:
        """Word an activity anew; its scores stay."""
        return self._put(N_("Activity renamed"), self._named(replace(self._activity(id_), name=_worded(name))))

    def move_activity(self, id_: str, place: int) -> Changes:
        """Put an activity at this place (from 0) among those followed now; a place beyond the end is the end."""
        moved = self._activity(id_)
        others = [each for each in self.state().open if each.id != id_]
        others.insert(max(0, place), moved)
        return self._put(N_("Activities put in order"), *(replace(each, rank=n) for n, each in enumerate(others)))

    def end_activity(self, id_: str) -> Changes:
        """Follow an activity no longer; what was scored stays in the diary."""
        return self._put(N_("Activity ended"), replace(self._activity(id_), ended_on=self._today()))

    def score(self, scores: Mapping[str, int]) -> Changes:
        """Keep how well activities go today, by their ids: 0 unable to 10 as before.

        Raises `UserError` for a number off the scale and an activity that is not followed.
        """
        from painlog.storage.visit_rows import put_activity_score

        if not scores:
            raise UserError(N_("Nothing was answered yet."), N_("Give at least one number."))
        today = self._today()
        given = [(self._activity(id_).id, ActivityScore(today, score)) for id_, score in scores.items()]
        with self._store.transaction(N_("Activities scored")) as work:
            for id_, score in given:
                put_activity_score(work, id_, score)
        return _changes(work, N_("Activities scored"))

    def change_scores(self, day: date, scores: Mapping[str, int | None]) -> Changes:
        """Put these scores of a day, by the ids of their activities, in place of its own; None takes one out.

        Raises `UserError` for a number off the scale and an activity that is not in the diary.
        """
        given = [(id_, None if score is None else ActivityScore(day, score)) for id_, score in scores.items()]
        return self._put_scores(N_("Scores changed"), day, given)

    def remove_scores(self, day: date) -> Changes:
        """Take out how well the activities went on a day."""
        scored = [each.id for each in self.state().activities if any(score.day == day for score in each.scores)]
        return self._put_scores(N_("Scores removed"), day, [(id_, None) for id_ in scored])

    # Inside

    def _put_scores(self, label: str, day: date, given: Iterable[tuple[str, ActivityScore | None]]) -> Changes:
        from painlog.storage.visit_rows import put_activity_score, read_activities, remove_activity_score

        with self._store.transaction(label) as work:
            known = {activity.id for activity in read_activities(work.session)}
            for id_, score in given:
                if id_ not in known:
                    raise UserError(N_("This activity is not on the list any more."), N_("Nothing was changed."))
                if score is None:
                    remove_activity_score(work, id_, day)
                else:
                    put_activity_score(work, id_, score)
        return _changes(work, label)

    def _named(self, activity: Activity) -> Activity:
        """The activity, unless another one that is followed has its name."""
        taken = {each.name.casefold() for each in self.state().open if each.id != activity.id}
        if activity.name.casefold() in taken:
            raise UserError(N_("“{name}” is on the list already."), name=activity.name)
        return activity

    def _activity(self, id_: str) -> Activity:
        found = next((each for each in self.state().open if each.id == id_), None)
        if found is None:
            raise UserError(N_("This activity is not on the list any more."), N_("Nothing was changed."))
        return found

    def _put(self, label: str, *activities: Activity) -> Changes:
        from painlog.storage.visit_rows import put_activity

        with self._store.transaction(label) as work:
            for activity in activities:
                put_activity(work, activity)
        return _changes(work, label)

    def _set(self, label: str, key: str, value: Any) -> Changes:
        from painlog.storage.diary_store import put_setting

        with self._store.transaction(label) as work:
            put_setting(work, key, value)
        return _changes(work, label)

    def _today(self) -> date:
        return self.state().today


def is_due(today: date, begun: date | None, last: date | None, skipped: date | None) -> bool:
    """Whether a check-in may be asked: a week after the diary began, after the last one, and after a skip."""
    since = [day for day in (last, skipped) if day is not None and day <= today]
    return begun is not None and all(today - day >= WEEK for day in (begun, *since))


def _refuse_empty(*answers: int | None) -> None:
    if all(answer is None for answer in answers):
        raise UserError(N_("Nothing was answered yet."), N_("Give at least one number, or skip this week."))


def _refuse_missing(work: "UnitOfWork", id_: str) -> None:
    from painlog.storage.visit_rows import read_check_ins

    if all(each.id != id_ for each in read_check_ins(work.session)):
        raise UserError(N_("This check-in is no longer in the diary."), N_("It may have been removed elsewhere."))


def _worded(name: str) -> str:
    words = " ".join(name.split())
    if len(words) > LONGEST_ACTIVITY:
        raise UserError(
            N_("An activity's name has room for {n} characters."), N_("Shorten it and save again."), n=LONGEST_ACTIVITY
        )
    return words


def _day(stored: object) -> date | None:
    try:
        return date.fromisoformat(stored) if isinstance(stored, str) else None
    except ValueError:
        return None


def _changes(work: "UnitOfWork", label: str) -> Changes:
    return changes_of(work.tables, label) if work.changes else Changes()
