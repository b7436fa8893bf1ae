"""A frame of light round the window beside every sound, for who does not hear it."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from painlog.ui.theme import Theme

SHOWN_MS = 220
"""Long enough to be seen; at one a second it stays far below the three flashes that WCAG 2.3.1 allows."""
_WIDTH = 8


class Flash(QWidget):
    """Lies over its parent and takes no clicks."""

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        super().__init__(parent)
        self._theme = theme
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        parent.installEventFilter(self)
        self.hide()

    def flash(self) -> None:
        """Light up for a moment."""
        self.raise_()
        self.show()
        self._timer.start(SHOWN_MS)

    def stop(self) -> None:
        self._timer.stop()
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        parent = self.parentWidget()
        if event.type() == QEvent.Type.Resize and watched is parent:
            self.setGeometry(parent.rect())
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        width = self._theme.px(_WIDTH)
        painter = QPainter(self)
        pen = QPen(self._theme.colour("accent"), width)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        painter.drawRect(QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2))
        painter.end()
