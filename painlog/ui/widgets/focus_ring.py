"""The ring around the control that has the keyboard: two pixels, two pixels away (design.md section 4)."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

GAP, WIDTH = 2, 2
OWN_RING = "ownFocusRing"
"""Widgets with this property draw their focus themselves."""


class FocusRing(QWidget):
    """Follows the keyboard focus inside one window; shown only after a key moved it, never after a click."""

    def __init__(self, window: QWidget, colour: Callable[[], QColor]) -> None:
        super().__init__(window)
        self._window = window
        self._colour = colour
        self._target: QWidget | None = None
        self._home = window
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._follow)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.hide()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if watched is self._target and kind in (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show):
            self._follow()
        if watched is self._home and kind in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self._later.start(0)
        if watched is self._target and kind in (QEvent.Type.Hide, QEvent.Type.Destroy):
            self._release()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._colour(), WIDTH))
        box = QRectF(self.rect()).adjusted(WIDTH / 2, WIDTH / 2, -WIDTH / 2, -WIDTH / 2)
        radius = min(box.height() / 2, self._radius() + GAP)
        painter.drawRoundedRect(box, radius, radius)

    def _radius(self) -> float:
        if self._target is None:
            return 0
        round_ends = self._target.property("role") in ("chip", "addChip")
        return self._target.height() / 2 if round_ends else 10

    def _focus_moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        self._release()
        if now is None or now.window() is not self._window or now.property(OWN_RING):
            return
        if QApplication.mouseButtons() is not Qt.MouseButton.NoButton or not _is_control(now):
            return
        self._target, self._home = now, _home(now)
        now.installEventFilter(self)
        self._home.installEventFilter(self)
        self.setParent(self._home)
        self._follow()

    def _follow(self) -> None:
        target = self._target
        if target is None or not target.isVisible():
            self.hide()
            return
        reach = GAP + WIDTH
        box = QRect(target.mapTo(self._home, QPoint(0, 0)), target.size())
        self.setGeometry(box.adjusted(-reach, -reach, reach, reach))
        self.raise_()
        self.show()

    def _release(self) -> None:
        target, self._target = self._target, None
        for watched in (target, self._home if target is not None else None):
            if watched is not None and isValid(watched):
                watched.removeEventFilter(self)
        self.hide()


def _home(target: QWidget) -> QWidget:
    """What moves with the target when a page scrolls, but outlives it: the scrolled body, else the window."""
    above = target.parentWidget()
    while above is not None and above.objectName() != "pageBody":
        above = above.parentWidget()
    return above or target.window()


def _is_control(widget: QWidget) -> bool:
    kinds = ("QAbstractButton", "QLineEdit", "QPlainTextEdit", "QAbstractSpinBox", "QAbstractItemView")
    return widget.property("role") == "entry" or any(widget.inherits(kind) for kind in kinds)
