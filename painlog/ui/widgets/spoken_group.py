"""Drawn widgets that a screen reader knows as one group with a name, and that say what changes in them."""

from functools import cache

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

from painlog.ui.widgets.focus_ring import OWN_RING


class SpokenGroup(QWidget):
    """One focus stop whose parts are painted; the state is in its accessible name and description.

    The interface behind it has no value: overriding `QAccessibleInterface.interface_cast` in Python crashes
    PySide 6.12 as soon as a screen reader asks for the interfaces.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _install_factory()
        self.setProperty(OWN_RING, True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def speak(self, sentence: str) -> None:
        """Have a screen reader say `sentence` now, if the keyboard is here."""
        if self.hasFocus():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))


@cache
def _install_factory() -> None:
    QAccessible.installFactory(_group_interface)


def _group_interface(_class_name: str, thing: QObject) -> QAccessibleInterface | None:
    return QAccessibleWidget(thing, QAccessible.Role.Grouping) if isinstance(thing, SpokenGroup) else None
