"""The week, the last four weeks, the plan and its offers: what they show, and what a person does with them."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from painlog.domain.adherence import DAYS_OF_WEEK, PlanDraft
from painlog.domain.exercise_safety import only_flare_day
from painlog.domain.progress import Offer
from painlog.domain.recurrence import State
from painlog.domain.shelf import Shelf
from painlog.domain.training import Plan
from painlog.errors import UserError
from painlog.services.bundle import DiaryServices
from painlog.services.changes import Changes
from painlog.services.plan_words import planned_text, week_text
from painlog.services.training import TrainingService
from painlog.ui.page import Operation
from painlog.ui.pages.exercise.offer_card import OfferCard
from painlog.ui.pages.exercise.plan_pane import PlanPane
from painlog.ui.pages.exercise.week_card import WeekCard
from painlog.ui.pages.exercise.week_head import WeekHead
from painlog.ui.pages.exercise.week_words import WeekLine
from painlog.ui.pages.exercise.weeks_card import WeeksCard

if TYPE_CHECKING:
    from painlog.ui.pages.exercise.page import ExercisePage

SlotAct = Callable[[TrainingService, str, datetime], Changes]
"""What is done with one planned time, named by its plan and its wall clock."""


class Planning:
    """Holds the cards above the routines and the pane of the plan."""

    def __init__(self, page: "ExercisePage") -> None:
        context = page.context
        self._page = page
        self._services: DiaryServices | None = None
        self._first: date | None = None
        self.plans: tuple[Plan, ...] = ()
        self.head = WeekHead(context)
        self.week, self.weeks = WeekCard(context), WeeksCard(context)
        self.offer = OfferCard(context)
        self.pane = PlanPane(context, page.show_library)
        self._connect()

    def refresh(self, services: DiaryServices, shelf: Shelf) -> None:
        """Show the week that was chosen, by default the present one."""
        training, t = services.training, self._page.context.texts
        self._services = services
        first = self._first or monday(training.today())
        self.plans = tuple(each.plan for each in training.plans())
        self.head.show_week(week_text(first, t), first == monday(training.today()))
        self.week.show_week(training.week(first), shelf, bool(self.plans))
        self.weeks.show_weeks(training.last_four_weeks(first))
        offers = services.training_offers.today(self._page.exercises)
        self.offer.show_offer(next(iter(offers), None), shelf)
        self.pane.show_plans(self.plans, training.suggested(), shelf, training.today(), training.zone())

    def due_today(self, services: DiaryServices) -> str:
        """The id of a routine that is planned for today and not done yet; empty where there is none."""
        today = services.training.today()
        slots = services.training.slots(today, today)
        return next((slot.occurrence.routine_id for slot in slots if slot.state is State.PLANNED), "")

    def note(self, services: DiaryServices) -> str:
        """What is to be known before any routine begins today."""
        t, standing = self._page.context.texts, services.exercise_safety.standing()
        if only_flare_day(standing.pain, standing.flare):
            return t("Today you recorded a flare, or pain of 7 or more: only “Flare day” is offered.")
        if self.plans and services.exercise_safety.pain_has_gone():
            return t("No pain in what you recorded this week. Keep going: the plan goes on until you end it.")
        return t("Start low, add slowly. A mild ache can be acceptable if it settles by the next morning.")

    def planned(self) -> dict[str, str]:
        """When each routine is planned, in words."""
        t = self._page.context.texts
        ids = dict.fromkeys(plan.routine_id for plan in self.plans)
        return {id_: planned_text([plan for plan in self.plans if plan.routine_id == id_], t) for id_ in ids}

    def go_to_today(self) -> None:
        """Show the present week again."""
        self._first = None

    def play(self, routine_id: str, plan_id: str | None = None, occurrence: datetime | None = None) -> None:
        """Open the player on a routine; it asks what has to be asked before."""
        from painlog.ui.player.start import Request, play

        shelf, services = self._page.shelf, self._services
        shelved = shelf.routine(routine_id) if shelf else None
        if shelf is None or services is None or shelved is None:
            return
        if shelved.hidden_by:
            self._page.open_routine(routine_id)
            return
        request = Request(shelved.routine, plan_id, occurrence)
        try:
            play(self._page, self._page.context, services, request)
        except UserError as trouble:
            self._page.context.show_message(self._page.context.texts.error(trouble))

    def done_now(self, routine_id: str) -> None:
        """Note that a routine was done without the timer, as the planned time of today if there is one open."""
        for line in (line for day in self.week.days for line in day.lines):
            if line.open and line.routine_id == routine_id:
                self._done(line)
                return
        seconds = self._seconds(routine_id)
        self._perform(lambda services: services.training.done_now(routine_id, seconds))

    # Inside

    def _play_line(self, line: WeekLine) -> None:
        slot = line.slot
        if slot is not None:
            self.play(line.routine_id, slot.occurrence.plan_id, slot.occurrence.wall)

    def _done(self, line: WeekLine) -> None:
        slot, seconds = line.slot, self._seconds(line.routine_id)
        if slot is not None:
            self._perform(lambda services: services.training.done(slot.occurrence, seconds))

    def _seconds(self, routine_id: str) -> int:
        """How long the routine takes; without the timer nobody knows better."""
        shelved = self._page.shelf.routine(routine_id) if self._page.shelf else None
        return round(shelved.seconds) if shelved else 0

    def _skip(self, line: WeekLine) -> None:
        self._on_slot(line, lambda training, plan, wall: training.skip(plan, wall))

    def _tomorrow(self, line: WeekLine) -> None:
        self._on_slot(line, lambda training, plan, wall: training.move_to_tomorrow(plan, wall))

    def _as_planned(self, line: WeekLine) -> None:
        self._on_slot(line, lambda training, plan, wall: training.as_planned(plan, wall))

    def _on_slot(self, line: WeekLine, act: SlotAct) -> None:
        slot = line.slot
        if slot is not None:
            occurrence = slot.occurrence
            self._perform(lambda services: act(services.training, occurrence.plan_id, occurrence.wall))

    def _remove(self, line: WeekLine) -> None:
        session = line.session
        if session is not None:
            self._perform(lambda services: services.training.remove_session(session.id))

    def _open_session(self, session_id: str) -> None:
        from painlog.ui.dialogs.session import open_session

        if self._services is not None:
            open_session(self._page.window(), self._page.context, self._services, session_id)

    def _plan(self, draft: PlanDraft) -> None:
        self._perform(lambda services: services.training.add_plans([draft])[1], self.pane.saved)

    def _plan_all(self, drafts: tuple[PlanDraft, ...]) -> None:
        self._perform(lambda services: services.training.add_plans(drafts)[1])

    def _change(self, plan_id: str, draft: PlanDraft) -> None:
        self._perform(lambda services: services.training.change_plan(plan_id, draft)[1], self.pane.saved)

    def _end(self, plan_id: str) -> None:
        self._perform(lambda services: services.training.end_plan(plan_id))

    def _write_calendar(self) -> None:
        if self._services is not None:
            self._page.printing.ask_calendar(self._services)

    def _remind(self, plan_id: str, remind: bool) -> None:
        self._perform(lambda services: services.training.remind(plan_id, remind))

    def _accept(self, offer: Offer, name: str) -> None:
        self._perform(lambda services: services.training_offers.accept(offer, name))

    def _decline(self, offer: Offer) -> None:
        self._perform(lambda services: services.training_offers.decline(offer))

    def _perform(self, operation: Operation, then: Callable[[], None] | None = None) -> None:
        def done() -> None:
            if then is not None:
                then()
            self._page.refresh()

        self._page.context.perform(operation, self._page, done)

    def _step(self, weeks: int) -> None:
        services = self._services
        if services is not None:
            today = monday(services.training.today())
            first = (self._first or today) + timedelta(days=DAYS_OF_WEEK * weeks)
            self._first = None if first == today else first
            self._page.refresh()

    def _connect(self) -> None:
        self.head.stepped.connect(self._step)
        week, pane = self.week, self.pane
        week.plan_wanted.connect(lambda: self._page.open_plan(""))
        week.start_wanted.connect(self._play_line)
        week.done_wanted.connect(self._done)
        week.skip_wanted.connect(self._skip)
        week.tomorrow_wanted.connect(self._tomorrow)
        week.as_planned_wanted.connect(self._as_planned)
        week.remove_wanted.connect(self._remove)
        week.session_wanted.connect(self._open_session)
        week.opened.connect(self._page.open_routine)
        pane.planned.connect(self._plan)
        pane.changed.connect(self._change)
        pane.ended.connect(self._end)
        pane.reminded.connect(self._remind)
        pane.suggestion_taken.connect(self._plan_all)
        pane.calendar_wanted.connect(self._write_calendar)
        self.offer.accepted.connect(self._accept)
        self.offer.declined.connect(self._decline)


def monday(day: date) -> date:
    """The first day of the week that a day lies in."""
    return day - timedelta(days=day.weekday())
