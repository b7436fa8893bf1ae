"""What the person sees of an error that nobody caught: a sentence for expected trouble, a dialog for a bug."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from painlog.errors import DiaryDamagedError, UserError
from painlog.i18n import Texts
from painlog.ui.widgets.card import button, label

if TYPE_CHECKING:
    from painlog.ui.shell import Shell

WIDE, HIGH = 620, 380


class BugReports(QObject):
    """Shows each bug once, and never two dialogs at a time. `computer` tells the versions."""

    _found = Signal(str, object)

    def __init__(self, shell: "Shell", texts: Texts, computer: Callable[[], str]) -> None:
        super().__init__(shell)
        self._shell, self._texts, self._computer = shell, texts, computer
        self._told: set[str] = set()
        self.dialog: BugDialog | None = None
        self._found.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def report(self, details: str, trouble: UserError | None = None) -> None:
        """Show a bug, or the trouble it turned out to be; may be called on any thread, and while painting."""
        self._found.emit(details, trouble)

    def _show(self, details: str, trouble: UserError | None) -> None:
        if trouble is not None:
            tell_trouble(self._shell, trouble)
            return
        if self.dialog is not None or details in self._told:
            return
        self._told.add(details)
        self.dialog = BugDialog(self._shell, self._texts, f"{self._computer()}\n\n{details}")
        self.dialog.finished.connect(self._closed)
        self.dialog.open()

    def _closed(self) -> None:
        dialog, self.dialog = self.dialog, None
        if dialog is not None:
            dialog.deleteLater()


def tell_trouble(shell: "Shell", trouble: UserError) -> None:
    """Say that the diary could not be read, and lead to the backups where it is damaged."""
    t = shell.context.texts
    if isinstance(trouble, DiaryDamagedError):
        shell.error_bar.say(
            t("The diary file is damaged, so what you write may be lost. Go back to a backup; this file is kept."),
            t("Show backups"),
            lambda: shell.show_page("backups"),
        )
    else:
        shell.error_bar.say(t.error(trouble))


def tell_crash(shell: "Shell", details: str) -> None:
    """Say quietly that the last run ended in a crash; the details can be copied."""
    t = shell.context.texts

    def copy() -> None:
        QGuiApplication.clipboard().setText(details)
        shell.toast.say(t("Details copied"))

    shell.error_bar.say(t("painlog ended unexpectedly last time; your diary is safe."), t("Copy details"), copy)


class BugDialog(QDialog):
    """Says that the diary is safe, and shows exactly what is copied."""

    def __init__(self, window: QWidget, texts: Texts, details: str) -> None:
        super().__init__(window)
        t = texts
        self._details = details
        self.setWindowTitle(t("Something went wrong in painlog"))
        title = label(t("Something went wrong in painlog"), "title")
        safe = label(
            t(
                "This is a bug. What you saved is safe, and what you did not save is still where you typed it. If "
                "painlog behaves oddly, close it and open it again."
            )
        )
        about = label(t("These details help to mend it. They hold nothing from your diary."), "secondary")
        text = QPlainTextEdit(details)
        text.setReadOnly(True)
        text.setTabChangesFocus(True)
        text.setAccessibleName(t("Details"))
        self.copy = button(t("Copy details"), "", self._copy)
        close = button(t("Close"), "primary", self.accept)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.copy)
        row.addWidget(close)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 20)
        box.setSpacing(12)
        for widget in (title, safe, about):
            box.addWidget(widget)
        box.addWidget(text, 1)
        box.addLayout(row)
        self.resize(WIDE, HIGH)
        close.setFocus()

    @property
    def details(self) -> str:
        return self._details

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._details)
