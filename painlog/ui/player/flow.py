"""What follows what in the player: advice, pain, warning list, session, and what is said after it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt

from painlog.domain.built_in_routines import BUILT_IN_ROUTINES
from painlog.domain.exercise_safety import FLARE_DAY
from painlog.domain.naming import N_
from painlog.domain.routines import Routine
from painlog.domain.safety_gate import BEFORE_PAIN, Verdict, verdict
from painlog.domain.scales import DEFAULT_BANDS
from painlog.domain.session import Session
from painlog.domain.session_record import Aftermath, exercised, record_of, worth_keeping
from painlog.domain.shelf import ShelvedRoutine, shelved_routine
from painlog.domain.training import SessionOutcome
from painlog.errors import UserError
from painlog.services.bundle import DiaryServices
from painlog.services.changes import Changes
from painlog.services.exercise_words import routine_name
from painlog.services.exercises import load_catalogue
from painlog.ui.page import Operation, PageContext
from painlog.ui.player.after_screen import AfterScreen
from painlog.ui.player.before_screen import BeforeScreen, Wishes
from painlog.ui.player.hurt_screen import HurtScreen, nothing_recorded, stop_list
from painlog.ui.player.notices import (
    advice,
    ask_clinician,
    done_today,
    not_for_you,
    not_noted,
    nothing_left,
    only_flare_day,
)
from painlog.ui.player.player_screen import PlayerScreen
from painlog.ui.player.run import Means, SessionRun
from painlog.ui.player.screens import NoticeScreen
from painlog.ui.player.signs_screen import SignsScreen
from painlog.ui.player.staging import staged
from painlog.ui.player.window import PlayerWindow
from painlog.ui.wording import Wording


class Request(NamedTuple):
    """What is to be played; `occurrence` is the planned time (wall clock) that this fulfils."""

    routine: Routine
    plan_id: str | None = None
    occurrence: datetime | None = None


class Flow(QObject):
    """Leads one person through one routine; the window shows what it is told."""

    def __init__(
        self,
        window: PlayerWindow,
        context: PageContext,
        services: DiaryServices,
        request: Request,
        means: Callable[[], Means],
    ) -> None:
        super().__init__(window)
        if services.diary.read_only:
            raise UserError(
                N_("This diary is open for reading only, so a session could not be kept in it."),
                N_("Restore it or open another one, then start again."),
            )
        self._window, self._context, self._services, self._means = window, context, services, means
        self._request = request
        self._routine: ShelvedRoutine = self._prepared(request.routine)
        self._began = context.clock.now()
        self._pain: tuple[int, datetime] | None = None
        self._pain_asked = self._without_them = False
        self.run: SessionRun | None = None
        self._stage: PlayerScreen | None = None
        self._after: Callable[[], Aftermath] | None = None
        window.closing.connect(self._conclude)
        self._go_on()

    @property
    def name(self) -> str:
        """The name of the routine."""
        return routine_name(self._routine, self._context.texts)

    def _prepared(self, routine: Routine) -> ShelvedRoutine:
        """The routine as this person may do it."""
        library = load_catalogue(self._context.resources / "exercises")
        made = shelved_routine(routine, self._services.routines.shelf(library).stock)
        if not made.offered and not made.waits_for:
            raise UserError(
                N_("Nothing of this routine is left for you."), N_("Ask a clinician which exercises fit you.")
            )
        return made

    def _go_on(self) -> None:
        """Show what has to come next before the session may begin."""
        found = verdict(self._services.exercise_safety.standing(self._pain), self._routine.routine.id)
        theme, t = self._window.theme, self._context.texts
        if found in BEFORE_PAIN:
            self._show(self._gate(found))
        elif self._routine.hidden_by:
            self._show(self._notice(not_for_you(theme, t, self._routine)))
        elif found is Verdict.LIST:
            self._show(self._gate(found))
        elif self._routine.waits_for and not self._without_them:
            self._ask_agreement()
        elif not self._pain_asked:
            self._ask_pain()
        elif found is Verdict.FREE:
            self._begin()
        else:
            self._show(self._gate(found))

    def _gate(self, found: Verdict) -> PlayerScreen:
        theme, t = self._window.theme, self._context.texts
        match found:
            case Verdict.ADVICE:
                return self._notice(advice(theme, t), self._advice_read)
            case Verdict.DONE_TODAY:
                return self._notice(done_today(theme, t))
            case Verdict.FLARE_DAY:
                return self._notice(only_flare_day(theme, t), self._take_flare_day)
            case _:
                signs = SignsScreen(self._context, self._services)
                signs.confirmed.connect(self._list_answered, Qt.ConnectionType.QueuedConnection)
                signs.clinician_agreed.connect(self._agreed, Qt.ConnectionType.QueuedConnection)
                signs.left.connect(self._window.close)
                return signs

    def _notice(self, notice: NoticeScreen, act: Callable[[], None] | None = None) -> NoticeScreen:
        notice.left.connect(self._window.close)
        if act is not None:
            notice.accepted.connect(act, Qt.ConnectionType.QueuedConnection)
        return notice

    def _advice_read(self) -> None:
        self._note(lambda services: services.exercise_safety.advice_read())

    def _list_answered(self) -> None:
        self._note(lambda services: services.exercise_safety.list_answered())

    def _agreed(self) -> None:
        def agreed(services: DiaryServices) -> Changes:
            services.exercise_safety.clinician_agreed()
            return services.exercise_safety.list_answered()

        self._note(agreed)

    def _note(self, operation: Operation) -> None:
        """Note an answer and go on; where the diary does not take it, say so and offer to try again."""
        taken: list[bool] = []
        self._context.perform(operation, self, lambda: taken.append(True), toast=False)
        if taken:
            self._routine = self._prepared(self._routine.routine)
            self._go_on()
        else:
            self._show(self._notice(not_noted(self._window.theme, self._context.texts), lambda: self._note(operation)))

    def _ask_agreement(self) -> None:
        """Some exercises wait until a clinician agrees: the person says so, or goes on without them."""
        notice = ask_clinician(self._window.theme, self._context.texts, self._routine)
        notice.declined.connect(self._go_without, Qt.ConnectionType.QueuedConnection)
        self._show(self._notice(notice, self._agreed_to_exercises))

    def _go_without(self) -> None:
        """Go on with what is left of the routine; leave where nothing is."""
        self._without_them = True
        if self._routine.offered:
            self._go_on()
        else:
            self._window.close()

    def _agreed_to_exercises(self) -> None:
        conditions = self._routine.waits_for
        self._note(lambda services: services.exercise_safety.clinician_agreed_to(conditions))

    def _take_flare_day(self) -> None:
        flare_day = next(each.routine for each in BUILT_IN_ROUTINES if each.id == FLARE_DAY)
        try:
            self._routine = self._prepared(flare_day)
        except UserError as trouble:
            self._show(self._notice(nothing_left(self._window.theme, self._context.texts, trouble)))
        else:
            self._go_on()

    def _ask_pain(self) -> None:
        choices = self._services.sessions.choices()
        screen = BeforeScreen(self._window.theme, self._context.texts, self._routine, self.name, choices)
        screen.left.connect(self._window.close)
        screen.begun.connect(self._pain_told, Qt.ConnectionType.QueuedConnection)
        self._show(screen)

    def _pain_told(self, wishes: Wishes) -> None:
        self._pain_asked = True
        if wishes.pain is not None:
            self._pain = wishes.pain, self._began  # a list that was answered since then was answered in that pain
        sessions = self._services.sessions
        choices = sessions.choices()
        wanted = replace(choices, lie_down_s=wishes.lie_down_s, steps=wishes.steps)
        if wanted != choices:
            self._context.perform(lambda services: services.sessions.choose(wanted), self, toast=False)
        self._go_on()

    def _begin(self) -> None:
        request, services = self._request, self._services
        own_plan = self._routine.routine.id == request.routine.id
        start = services.sessions.start(
            self._routine.routine.id,
            self._pain[0] if self._pain else None,
            request.plan_id if own_plan else None,
            request.occurrence if own_plan else None,
        )
        means = self._means()
        run = SessionRun(self._routine, start, services.sessions.choices(), services, self._context, means)
        run.setParent(self)
        self.run = run
        self._stage = staged(self._window, self._context, services, self._routine, run, means)
        run.ended.connect(self._ended, Qt.ConnectionType.QueuedConnection)
        self._show(self._stage)

    def _ended(self, session: Session) -> None:
        theme, t = self._window.theme, self._context.texts
        if session.ended is SessionOutcome.HURT:
            self._ask_about_hurt()
        elif self.run is not None and worth_keeping(self.run.record):
            after = AfterScreen(theme, t, self._routine, self.run.record)
            after.finished.connect(self._window.close)
            self._after = lambda: after.aftermath
            self._show(after)
        else:
            self._window.close()

    def _ask_about_hurt(self) -> None:
        hurt = HurtScreen(self._window.theme, self._wording(), self._context.resources, self._exercised)
        hurt.told.connect(self._hurt_told, Qt.ConnectionType.QueuedConnection)
        hurt.mistaken.connect(self._back_to_stage, Qt.ConnectionType.QueuedConnection)
        self._after = lambda: hurt.aftermath
        self._window.show_screen(hurt, keep=True)

    def _back_to_stage(self) -> None:
        """The stop was a mistake: the session stands still until the person goes on."""
        if self.run is None or self._stage is None:
            return
        self._after = None
        self.run.take_back_hurt()
        self._show(self._stage)

    def _hurt_told(self, said: Aftermath) -> None:
        self._after = lambda: said
        theme, t = self._window.theme, self._context.texts
        pregnant = self._services.exercise_safety.is_pregnant()
        self._show(self._notice(stop_list(theme, t, said, pregnant, self._exercised)))

    @property
    def _exercised(self) -> bool:
        return self.run is not None and exercised(self.run.record)

    def _wording(self) -> Wording:
        return Wording(self._context.texts, self._services.diary.catalogue(), DEFAULT_BANDS)

    def _show(self, screen: PlayerScreen) -> None:
        self._window.show_screen(screen)

    def _conclude(self) -> None:
        """The window closes: save what was done, with what was said about it so far."""
        run, self.run = self.run, None
        if run is None:
            return
        said = self._after() if self._after is not None else None
        run.stop()
        run.close()
        record = record_of(run.start, run.session, said)
        self._context.perform(lambda services: services.sessions.save(record), self)
        if not worth_keeping(record):
            self._context.show_message(nothing_recorded(self._context.texts))
