"""Carries out every write: tells the hub, shows the toast, and keeps what failed so that it can be tried again."""

from collections.abc import Callable
from typing import NamedTuple

from painlog.domain.naming import N_
from painlog.errors import UserError
from painlog.i18n import Texts
from painlog.services.bundle import DiaryServices
from painlog.services.changes import Changes
from painlog.ui.hub import Hub
from painlog.ui.page import Operation
from painlog.ui.widgets.error_bar import ErrorBar
from painlog.ui.widgets.toast import Toast, undo_key


class _Intention(NamedTuple):
    operation: Operation
    initiator: object
    done: Callable[[], None] | None
    toast: bool


class Performer:
    """One for the window. Until the diary is open, intentions wait and are carried out as soon as it is."""

    def __init__(self, texts: Texts, hub: Hub, toast: Toast, bar: ErrorBar) -> None:
        self._texts, self._hub, self._toast, self._bar = texts, hub, toast, bar
        self._services: DiaryServices | None = None
        self._waiting: list[_Intention] = []

    def diary_opened(self, services: DiaryServices) -> None:
        """Carry out what was wanted before the diary was there."""
        self._services = services
        waiting, self._waiting = self._waiting, []
        for intention in waiting:
            self._carry_out(intention)

    def diary_closed(self) -> None:
        """The diary is not there (any more); what waits stays in its form."""
        self._services = None
        self._waiting.clear()

    def __call__(
        self, operation: Operation, initiator: object, done: Callable[[], None] | None = None, toast: bool = True
    ) -> None:
        self._carry_out(_Intention(operation, initiator, done, toast))

    def undo(self) -> None:
        """Take the last step back, in one word or two; what the message offers to undo comes first."""
        if self._toast.undoes:
            self._toast.act()
            return
        self._reverse(lambda services: services.history.undo(), N_("Undone: {label}"), N_("Nothing to undo."))

    def redo(self) -> None:
        self._reverse(lambda services: services.history.redo(), N_("Done again: {label}"), N_("Nothing to redo."))

    def _reverse(self, operation: Operation, sentence: str, nothing: str) -> None:
        t = self._texts

        def reverse(services: DiaryServices) -> Changes:
            changes = operation(services)
            self._toast.say(t(sentence, label=t(changes.label)) if changes else t(nothing))
            return changes

        self._carry_out(_Intention(reverse, None, None, toast=False))

    def _carry_out(self, intention: _Intention) -> None:
        if self._services is None:
            self._waiting.append(intention)
            return
        self._services.outside.look()
        try:
            changes = intention.operation(self._services)
        except UserError as trouble:
            retry = self._texts("Try again")
            self._bar.say(self._texts.error(trouble), retry, lambda: self._carry_out(intention))
            return
        self._services.outside.skip()
        self._bar.hide()
        if intention.done is not None:
            intention.done()
        if changes:
            self._hub.changed.emit(changes, intention.initiator)
        if intention.toast and changes.label:
            t = self._texts
            self._toast.say(t(changes.label), t("Undo"), self.undo, undo_key(t))
