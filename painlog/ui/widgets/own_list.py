"""A list in the person's own words and order: dragged or moved by keys, edited in place, added to at its foot."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from painlog.ui.icons import Icons
from painlog.ui.theme import Theme
from painlog.ui.widgets.card import icon_button, label, line, set_role

GRIP_SIDE = 24


class OwnLine(NamedTuple):
    """One line of the list."""

    id: str
    text: str


class OwnListWords(NamedTuple):
    """What the controls say; `{name}` is the line they belong to."""

    name: str
    add: str
    move: str
    edit: str
    more: str


class OwnList(QWidget):
    """Says what the person wants; shows it when it is told so.

    Alt+Up and Alt+Down, or Up and Down on the grip, move a line; Enter on its pencil edits it, Esc leaves it be.
    """

    added = Signal(str)
    edited = Signal(str, str)
    moved = Signal(str, int)
    more_wanted = Signal(str, QWidget)
    """id, and the button below which a menu may open"""
    rebuilt = Signal()

    def __init__(self, theme: Theme, icons: Icons, words: OwnListWords, longest: int, more_icon: str = "more") -> None:
        super().__init__()
        self._theme, self._icons, self._words = theme, icons, words
        self._longest, self._more_icon = longest, more_icon
        self.lines: tuple[OwnLine, ...] = ()
        self._rows: list[_Row] = []
        self._dragged: _Row | None = None
        self._rows_box = QVBoxLayout()
        self._rows_box.setSpacing(0)
        self.add = QLineEdit()
        self.add.setPlaceholderText(words.add)
        self.add.setAccessibleName(words.add)
        self.add.setMaxLength(longest)
        self.add.returnPressed.connect(self._add)
        self._plus = self.add.addAction(
            icons.icon("plus", theme.tokens["ink2"], 18), QLineEdit.ActionPosition.LeadingPosition
        )
        self._plus.triggered.connect(self._add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(self._rows_box)
        column.addWidget(self.add)
        theme.changed.connect(self._dress)

    @property
    def stops(self) -> list[QWidget]:
        """The controls in the order of Tab."""
        return [*(stop for row in self._rows for stop in row.stops), self.add]

    def show_lines(self, lines: Sequence[OwnLine]) -> None:
        """Show these lines; the keyboard stays on the line and control where it is."""
        if tuple(lines) == self.lines:
            return
        self.lines = tuple(lines)
        self._build()

    def row(self, id_: str) -> "_Row":
        """The row of a line."""
        return next(row for row in self._rows if row.line.id == id_)

    def clear_added(self) -> None:
        """Empty the field of a line that was added."""
        self.add.clear()

    def _build(self) -> None:
        held = next(((row.line.id, row.held) for row in self._rows if row.held is not None), None)
        for row in self._rows:
            self._rows_box.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [_Row(self, each, self._words, self._longest) for each in self.lines]
        for row in self._rows:
            self._rows_box.addWidget(row)
        self._dress()
        self.rebuilt.emit()
        if held is not None:
            self._focus_again(*held)

    def _focus_again(self, id_: str, control: int) -> None:
        row = next((row for row in self._rows if row.line.id == id_), None)
        (self.add if row is None else row.stops[control]).setFocus(Qt.FocusReason.OtherFocusReason)

    def _dress(self) -> None:
        ink = self._theme.tokens["ink2"]
        self._plus.setIcon(self._icons.icon("plus", ink, 18))
        for row in self._rows:
            row.grip.setIcon(self._icons.icon("grip", ink, 20))
            row.edit.setIcon(self._icons.icon("pencil", ink, 20))
            row.more.setIcon(self._icons.icon(self._more_icon, ink, 20))

    def _add(self) -> None:
        if self.add.text().strip():
            self.added.emit(self.add.text())

    def step(self, row: "_Row", by: int) -> None:
        """Move a line up or down."""
        place = self._rows.index(row) + by
        if 0 <= place < len(self._rows):
            self.moved.emit(row.line.id, place)

    def drag(self, row: "_Row", y: int | None) -> None:
        """Show where a dragged line would go, or let it go there (`y` None)."""
        if y is not None:
            if self._dragged is None:
                self._dragged = row
                set_role(row, "dragged")
            place = self._place_at(y)
            if place != self._rows.index(row):
                self._rows.remove(row)
                self._rows.insert(place, row)
                self._rows_box.removeWidget(row)
                self._rows_box.insertWidget(place, row)
        elif self._dragged is row:
            self._dragged = None
            set_role(row, "ownRow")
            place = self._rows.index(row)
            if self.lines[place].id != row.line.id:
                self.moved.emit(row.line.id, place)

    def _place_at(self, y: int) -> int:
        """The place of the line whose middle is nearest to `y`."""
        return min(range(len(self._rows)), key=lambda at: abs(self._rows[at].geometry().center().y() - y))


class _Row(QFrame):
    """One line: a grip, its words or a field to edit them, a pencil, and more."""

    def __init__(self, owner: OwnList, shown: OwnLine, words: OwnListWords, longest: int) -> None:
        super().__init__()
        self._owner = owner
        self.line = shown
        self.setProperty("role", "ownRow")
        self.setAccessibleName(shown.text)
        self.grip = _Grip(words.move.format(name=shown.text), self)
        self.text = label(shown.text)
        self.field = QLineEdit(shown.text)
        self.field.setMaxLength(longest)
        self.field.setAccessibleName(words.edit.format(name=shown.text))
        self.field.returnPressed.connect(self._done)
        self.field.installEventFilter(self)
        self.field.hide()
        self.edit = _tool(words.edit.format(name=shown.text), self.begin)
        self.more = _tool(words.more.format(name=shown.text), self._more)
        across = QHBoxLayout()
        across.setContentsMargins(0, 6, 0, 6)
        across.setSpacing(4)
        across.addWidget(self.grip)
        across.addWidget(self.text, 1)
        across.addWidget(self.field, 1)
        across.addWidget(self.edit)
        across.addWidget(self.more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(line())
        column.addLayout(across)

    @property
    def stops(self) -> list[QWidget]:
        return [self.grip, self.field, self.edit, self.more]

    @property
    def held(self) -> int | None:
        """Which of the stops has the keyboard."""
        return next((place for place, stop in enumerate(self.stops) if stop.hasFocus()), None)

    def begin(self) -> None:
        """Edit the words in place."""
        self.field.setText(self.line.text)
        self._show_field(True)
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is not None and (self.grip.hasFocus() or event.modifiers() & Qt.KeyboardModifier.AltModifier):
            self._owner.step(self, step)
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape and watched is self.field:
            if event.type() == QEvent.Type.KeyPress:
                self._show_field(False)
                self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            event.accept()
            return True
        return super().eventFilter(watched, event)

    def drag_to(self, at: QPoint | None) -> None:
        self._owner.drag(self, None if at is None else self._owner.mapFromGlobal(at).y())

    def _done(self) -> None:
        changed = self.field.text().strip() not in ("", self.line.text)
        self._show_field(False)
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        if changed:
            self._owner.edited.emit(self.line.id, self.field.text())

    def _show_field(self, on: bool) -> None:
        self.field.setVisible(on)
        self.text.setVisible(not on)

    def _more(self) -> None:
        self._owner.more_wanted.emit(self.line.id, self.more)


class _Grip(QToolButton):
    """Drags its row by the mouse and moves it by Up and Down."""

    def __init__(self, name: str, row: _Row) -> None:
        super().__init__()
        self._row = row
        self.setProperty("role", "icon")
        self.setFixedSize(GRIP_SIDE, 32)
        self.setToolTip(name)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._row.drag_to(event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._row.drag_to(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
        else:
            super().keyPressEvent(event)


def _tool(name: str, act: Callable[[], object]) -> QToolButton:
    from PySide6.QtGui import QIcon

    return icon_button(QIcon(), name, act)
