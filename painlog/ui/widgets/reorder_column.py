"""Rows that can be put into another order: dragged by their grip, or moved by the keyboard."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class Grip(QToolButton):
    """What a row is dragged by; with the keyboard on it, Up and Down move the row."""

    dragged = Signal(QPoint)
    """Where the pointer is now, on the screen."""
    stepped = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setProperty("role", "icon")
        self.setIconSize(QSize(20, 20))
        self.setFixedSize(32, 32)
        self.setToolTip(name)
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.SizeVerCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def set_icon(self, icon: QIcon) -> None:
        self.setIcon(icon)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.dragged.emit(event.globalPosition().toPoint())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(step)


class ReorderColumn(QWidget):
    """Rows under each other, each with a grip."""

    reordered = Signal()

    def __init__(self, gap: int = 8) -> None:
        super().__init__()
        self._rows: list[tuple[QWidget, Grip]] = []
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(gap)

    @property
    def rows(self) -> Sequence[QWidget]:
        """The rows from top to bottom."""
        return [row for row, _grip in self._rows]

    def add(self, row: QWidget, grip: Grip) -> None:
        """Put a row at the end."""
        self._rows.append((row, grip))
        self._box.addWidget(row)
        row.show()
        grip.dragged.connect(lambda point: self._drag(row, point))
        grip.stepped.connect(lambda step: self._step(row, step))

    def remove(self, row: QWidget) -> None:
        """Take a row out."""
        self._rows = [each for each in self._rows if each[0] is not row]
        self._box.removeWidget(row)
        row.hide()
        row.deleteLater()

    def clear(self) -> None:
        """Take every row out."""
        for row in self.rows:
            self.remove(row)

    def _drag(self, row: QWidget, point: QPoint) -> None:
        """Change places with the neighbour whose middle the pointer has passed."""
        y, rows = self.mapFromGlobal(point).y(), self.rows
        place = rows.index(row)
        if place > 0 and y < rows[place - 1].geometry().center().y():
            self._step(row, -1)
        elif place + 1 < len(rows) and y > rows[place + 1].geometry().center().y():
            self._step(row, 1)

    def _step(self, row: QWidget, step: int) -> None:
        place = self.rows.index(row)
        wanted = place + step
        if not 0 <= wanted < len(self._rows):
            return
        moved = self._rows.pop(place)
        self._rows.insert(wanted, moved)
        focused = moved[1].hasFocus()
        self._box.removeWidget(row)
        self._box.insertWidget(wanted, row)
        if focused:
            moved[1].setFocus()
        self.reordered.emit()
