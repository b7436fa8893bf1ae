"""Shows what is due in the window, and does what the person answers."""

from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from painlog.domain.reminders import Call, CallKind
from painlog.errors import UserError
from painlog.services.changes import Changes, Topic
from painlog.services.flag_words import flag_text
from painlog.services.reminder_words import Notice, notice
from painlog.services.reminders import stage_notes
from painlog.ui.reminder_timer import ReminderTimer
from painlog.ui.single_instance import bring_forward
from painlog.ui.widgets.reminder_bar import ReminderBar, ReminderControls, ReminderLine

if TYPE_CHECKING:
    from painlog.ui.shell import Shell

SNOOZES = (10, 60)
"""Minutes that a reminder can be put off for."""

Begin = Callable[[Call], None]
"""Begins the routine of an exercise reminder."""


class ReminderDesk(QObject):
    """One bar in the window. Where there is a tray, it says the same while the window is hidden."""

    said = Signal(str, str)
    """title: str, text: str. Something was shown that a person who does not see the window should hear of."""

    def __init__(self, shell: "Shell", timer: ReminderTimer, begin: Begin) -> None:
        super().__init__(shell)
        self._shell, self._timer, self._begin = shell, timer, begin
        self._texts = shell.context.texts
        self._shown: tuple[Call, ...] = ()
        self.bar = ReminderBar(self._controls())
        shell.add_bar(self.bar)
        self.bar.begun.connect(self._begin_shown)
        self.bar.put_off.connect(self.put_off)
        self.bar.skipped.connect(self.skip)
        self.bar.put_away.connect(self._clear)
        self.bar.asked_why.connect(lambda: shell.show_page("reminders"))
        timer.due.connect(self.show_calls)
        shell.hub.changed.connect(self._changed)
        shell.context.theme.changed.connect(self._dress)
        self._dress()

    @property
    def shown(self) -> tuple[Call, ...]:
        """What the bar reminds of, until it is answered."""
        return self._shown

    def show_calls(self, calls: Iterable[Call]) -> None:
        """Remind of these, beside what was not answered yet."""
        new = {call.key: call for call in calls}
        replaced = {call.group for call in new.values()}
        self._shown = (*(call for call in self._shown if call.group not in replaced), *new.values())
        notices = self._render()
        fresh = [each for each in notices if each.call.key in new]
        self.said.emit(" · ".join(each.title for each in fresh), " ".join(each.detail for each in fresh))
        if not self._shell.isActiveWindow():
            QApplication.alert(self._shell)

    def tell_stage_notes(self) -> None:
        """Tell a confirmed stage transition once, if nobody saw it on a page."""
        services = self._shell.services
        if services is None or services.diary.read_only:
            return
        try:
            state = services.episodes.state()
        except UserError:
            return
        flags = stage_notes(state)
        for flag in flags:
            words = flag_text(flag, state.status, self._texts)
            self.said.emit(words.title, words.said.text)
            self._shell.toast.say(words.said.text, self._texts("Show"), lambda: self._shell.show_page("today"))
        if flags:
            self._shell.perform(lambda services: services.episodes.flags_shown(flags), self, toast=False)

    def put_off(self, minutes: int) -> None:
        """Remind of all that is shown again later."""
        for call in self._shown:
            self._timer.put_off(call, timedelta(minutes=minutes))
        self._clear()
        text = self._texts.n("Again in {n} minute.", "Again in {n} minutes.", minutes)
        self._shell.toast.say(text)

    def skip(self) -> None:
        """Leave out all that is shown, for this time; the plan's own times can be brought back by undo."""
        for call in self._shown:
            self._timer.skip(call)
        skipped, exercises = self._shown, [call for call in self._shown if call.wall is not None]
        self._clear()
        for call in exercises:
            self._skip_planned(call)
        if len(exercises) < len(skipped):
            self._shell.toast.say(self._texts("No more reminders of today's entry."))

    def begin(self, call: Call) -> None:
        """Do what a reminder is about."""
        self._shown = tuple(each for each in self._shown if each.key != call.key)
        self._render()
        if call.kind is CallKind.DIARY:
            bring_forward(self._shell)
            self._shell.show_page("today")
        else:
            self._begin(call)

    def _skip_planned(self, call: Call) -> None:
        wall = call.wall
        assert wall is not None
        self._shell.perform(lambda services: services.training.skip(call.plan_id, wall), self)

    def _begin_shown(self, key: str) -> None:
        self.begin(next(call for call in self._shown if call.key == key))

    def _changed(self, changes: Changes, _initiator: object) -> None:
        services = self._shell.services
        if services is None:
            return
        if self._shown and changes.topics & {Topic.ENTRIES, Topic.TRAINING, Topic.SETTINGS, Topic.IMPORTS}:
            still = services.reminders.still_open(self._shown, self._timer.rules)
            if still != self._shown:
                self._shown = still
                self._render()
        if Topic.ENTRIES in changes.topics:
            self.tell_stage_notes()

    def _clear(self) -> None:
        self._shown = ()
        self._render()

    def _render(self) -> list[Notice]:
        """Show the reminders and return them in words."""
        services, t = self._shell.services, self._texts
        if services is None or not self._shown:
            self.bar.show_lines(())
            return []
        names, now = services.reminders.routine_names(), self._shell.context.clock.now()
        notices = [notice(call, names, now, t) for call in self._shown]
        begin = {CallKind.DIARY: t("Log now"), CallKind.EXERCISE: t("Start")}
        self.bar.show_lines(
            [ReminderLine(each.call.key, each.title, each.detail, begin[each.call.kind]) for each in notices]
        )
        return notices

    def _controls(self) -> ReminderControls:
        t = self._texts
        later = ((SNOOZES[0], t("In 10 minutes")), (SNOOZES[1], t("In 1 hour")))
        return ReminderControls(later, t("Skip today"), t("Why now?"), t("Hide this reminder"))

    def _dress(self) -> None:
        tokens, icons = self._shell.context.theme.tokens, self._shell.context.icons
        self.bar.set_icons(icons.icon("bell", tokens["accent"], 22), icons.icon("close", tokens["ink2"], 18))
