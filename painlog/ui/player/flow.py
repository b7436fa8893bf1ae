"""What follows what in the player: advice, pain, warning list, session, and what is said after it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from painlog.domain.built_in_routines import BUILT_IN_ROUTINES
from painlog.domain.exercise_safety import FLARE_DAY
from painlog.domain.naming import N_
from painlog.domain.routines import Routine
from painlog.domain.safety_gate import BEFORE_PAIN, Verdict, verdict
from painlog.domain.scales import DEFAULT_BANDS
from painlog.domain.session import Session
from painlog.domain.session_record import Aftermath, PlayerChoices, record_of
from painlog.domain.shelf import ShelvedRoutine, shelved_routine
from painlog.domain.training import SessionOutcome
from painlog.errors import UserError
from painlog.services.bundle import DiaryServices
from painlog.services.changes import Changes
from painlog.services.exercise_words import exercise_name, routine_name
from painlog.services.exercises import load_catalogue
from painlog.ui.page import Operation, PageContext
from painlog.ui.player.after_screen import AfterScreen
from painlog.ui.player.before_screen import BeforeScreen, Wishes
from painlog.ui.player.control_bar import Acts
from painlog.ui.player.hurt_screen import HurtScreen, stop_list
from painlog.ui.player.notices import advice, done_today, not_for_you, not_noted, only_flare_day
from painlog.ui.player.player_screen import PlayerScreen
from painlog.ui.player.run import Means, SessionRun
from painlog.ui.player.screens import NoticeScreen
from painlog.ui.player.signs_screen import SignsScreen
from painlog.ui.player.stage import Look, Stage
from painlog.ui.player.stage_keys import StageKeys
from painlog.ui.player.window import PlayerWindow
from painlog.ui.player.words import status_line
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
        self._window, self._context, self._services, self._means = window, context, services, means
        self._request = request
        self._routine: ShelvedRoutine = self._prepared(request.routine)
        self._pain: tuple[int, datetime] | None = None
        self._pain_asked = False
        self.run: SessionRun | None = None
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
        if not made.offered:
            raise UserError(
                N_("Nothing of this routine is left for you."), N_("Ask a clinician which exercises fit you.")
            )
        return made

    def _go_on(self) -> None:
        """Show what has to come next before the session may begin."""
        found = verdict(self._services.exercise_safety.standing(self._pain), self._routine.routine.id)
        if self._routine.hidden_by and found not in BEFORE_PAIN:
            self._show(self._notice(not_for_you(self._window.theme, self._context.texts, self._routine)))
            return
        if found not in BEFORE_PAIN and not self._pain_asked:
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
            self._go_on()
        else:
            self._show(self._notice(not_noted(self._window.theme, self._context.texts), lambda: self._note(operation)))

    def _take_flare_day(self) -> None:
        self._routine = self._prepared(next(each.routine for each in BUILT_IN_ROUTINES if each.id == FLARE_DAY))
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
            self._pain = wishes.pain, self._context.clock.now()
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
        stage = self._staged(run, means)
        run.moved.connect(stage.show_moment)
        run.moved.connect(lambda session: stage.show_running(session.running))
        run.cued.connect(self._window.flash.flash)
        run.ended.connect(self._ended, Qt.ConnectionType.QueuedConnection)
        self._announce(stage, run)
        self._show(stage)

    def _staged(self, run: SessionRun, means: Means) -> Stage:
        context = self._context
        look = Look(
            self._window.theme, context.icons, context.texts, self._services.routines.picture_of, run.choices.steps
        )
        acts = Acts(run.hurts, run.back, run.toggle_pause, run.skip, run.repeat)
        stage = Stage(look, self._routine, self.name, run.session, acts)
        stage.close_button.clicked.connect(self._window.close)
        stage.sound.clicked.connect(run.toggle_sound)
        stage.voice.clicked.connect(run.toggle_voice)

        def show_cues(choices: PlayerChoices) -> None:
            stage.show_cues(choices.sound, choices.voice)

        run.chosen.connect(show_cues)
        show_cues(run.choices)
        stage.tell_silence(means.cues.has_sound, means.cues.has_voice)
        StageKeys(stage, stage.buttons, self._keys(run))
        return stage

    def _keys(self, run: SessionRun) -> dict[Qt.Key, Callable[[], object]]:
        return {
            Qt.Key.Key_Space: run.toggle_pause,
            Qt.Key.Key_Right: run.skip,
            Qt.Key.Key_Left: run.back,
            Qt.Key.Key_Plus: run.more,
            Qt.Key.Key_Equal: run.more,
            Qt.Key.Key_R: run.repeat,
            Qt.Key.Key_S: run.toggle_sound,
            Qt.Key.Key_V: run.toggle_voice,
            Qt.Key.Key_F: self._window.toggle_full_screen,
            Qt.Key.Key_H: run.hurts,
            Qt.Key.Key_Escape: self._window.close,
        }

    def _announce(self, stage: Stage, run: SessionRun) -> None:
        """Have a screen reader say each new exercise, side and phase of waiting."""
        said = [-1]

        def tell(session: Session) -> None:
            if len(session.spent) == said[0] or session.segment.rep > 1:
                return
            said[0] = len(session.spent)
            t = self._context.texts
            name = exercise_name(self._routine.offered[session.segment.step].exercise, t)
            sentence = f"{name}. {status_line(session, t)}"
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(stage, sentence))

        run.moved.connect(tell)

    def _ended(self, session: Session) -> None:
        theme, t = self._window.theme, self._context.texts
        if session.ended is SessionOutcome.HURT:
            hurt = HurtScreen(theme, self._wording(), self._context.resources)
            hurt.told.connect(self._hurt_told, Qt.ConnectionType.QueuedConnection)
            self._after = lambda: hurt.aftermath
            self._show(hurt)
        elif session.ended is SessionOutcome.DONE and self.run is not None:
            after = AfterScreen(theme, t, self._routine, self.run.record)
            after.finished.connect(self._window.close)
            self._after = lambda: after.aftermath
            self._show(after)
        else:
            self._window.close()

    def _hurt_told(self, said: Aftermath) -> None:
        self._after = lambda: said
        theme, t = self._window.theme, self._context.texts
        pregnant = self._services.exercise_safety.is_pregnant()
        self._show(self._notice(stop_list(theme, t, said, pregnant)))

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
