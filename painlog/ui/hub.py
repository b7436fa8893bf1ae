"""One signal for every change of the diary."""

from PySide6.QtCore import QObject, Signal


class Hub(QObject):
    """Tells the pages what changed and who did it, so that a page can ignore its own echo."""

    changed = Signal(object, object)
    """changes: Changes, initiator: object | None"""
