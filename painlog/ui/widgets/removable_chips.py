"""Chips for things that an entry holds, each with a cross that takes it out; one Tab stop a group."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QIcon, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QToolButton, QWidget

from painlog.ui.theme import Theme
from painlog.ui.widgets.colours import Colours
from painlog.ui.widgets.digit_typing import typed_digit
from painlog.ui.widgets.flow_layout import FlowLayout
from painlog.ui.widgets.lettering import in_pixels

HEIGHT, BADGE, PADDING, INNER = 36, 24, 10, 6
"""Measures of a chip in px at 100 % text: its height, its score, and the room inside (mockup of History)."""

CROSS, LEAST = 8, 96
_TEXT_PX, _SCORE_PX = 14.5, 13
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


@dataclass(frozen=True, slots=True)
class Held:
    """One chip: id, text, a word in bold after it ("some"), and for a place its score with its text.

    `scored` chips show a score, or an empty ring where there is none.
    """

    id: str
    text: str
    tail: str = ""
    scored: bool = False
    score: float | None = None
    score_text: str = ""


class RemovableChips(QWidget):
    """Arrows move, Enter or Space opens a chip, Delete takes it out, digits go to the chip that has the keyboard.

    Chips come and go: the owner puts the `stops` in their place in the Tab order whenever they are others.
    """

    removed = Signal(str)
    opened = Signal(str, QWidget)
    """A chip was pressed: its id, and where to show what can be said about it."""
    digit_typed = Signal(str, int, int)
    """A chip's id, the digit, and the time stamp of the key in ms."""
    add_requested = Signal(QWidget)

    def __init__(self, theme: Theme, name: str, add: str, take_out: str) -> None:
        super().__init__()
        self._theme, self._take_out = theme, take_out
        self._chips: dict[str, _Chip] = {}
        self.setAccessibleName(name)
        self._flow = FlowLayout(self, gap=6)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.add = QToolButton(self)
        self.add.setProperty("role", "addRound")
        self.add.setToolTip(add)
        self.add.setAccessibleName(add)
        self.add.setIconSize(QSize(18, 18))
        self.add.setCursor(Qt.CursorShape.PointingHandCursor)
        self.add.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.add.installEventFilter(self)
        self.add.clicked.connect(lambda _checked=False: self.add_requested.emit(self.add))
        self._flow.addWidget(self.add)

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(self._chips)

    @property
    def stops(self) -> list[QWidget]:
        """What the arrows visit, in order; one of them takes the Tab key."""
        return [*self._chips.values(), self.add]

    def set_plus(self, plus: QIcon) -> None:
        self.add.setIcon(plus)
        self.add.setFixedSize(self._theme.px(HEIGHT), self._theme.px(HEIGHT))

    def chip(self, id_: str) -> QAbstractButton:
        """The chip with this id; raises `KeyError` where there is none."""
        return self._chips[id_]

    def set_chips(self, held: Sequence[Held]) -> None:
        """Show these chips; the keyboard stays where it was, or goes to the neighbour of a chip that went."""
        stops = self.stops
        focused = next((place for place, stop in enumerate(stops) if stop.hasFocus()), None)
        if [chip.id for chip in held] != list(self._chips):
            self._rebuild(held)
            if focused is not None:
                self._focus(self.stops[min(focused, len(held))])
        for chip in held:
            self._chips[chip.id].show_held(chip)
        self._update_tab_stop()
        self.updateGeometry()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take the arrows before a button does, which would go on to the next control."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _STEPS:
            self.keyPressEvent(event)
            return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        stops = self.stops
        focused = next((stop for stop in stops if stop.hasFocus()), None)
        step = _STEPS.get(Qt.Key(event.key()))
        digit = typed_digit(event)
        if focused is not None and step is not None:
            self._focus(stops[(stops.index(focused) + step) % len(stops)])
        elif isinstance(focused, _Chip) and digit is not None:
            self.digit_typed.emit(focused.held.id, digit, event.timestamp())
        elif isinstance(focused, _Chip) and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit(focused.held.id)
        elif isinstance(focused, _Chip) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(focused.held.id, focused)
        else:
            super().keyPressEvent(event)

    def _rebuild(self, held: Sequence[Held]) -> None:
        for id_ in [id_ for id_ in self._chips if id_ not in {chip.id for chip in held}]:
            gone = self._chips.pop(id_)
            self._flow.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        kept = self._chips
        self._chips = {chip.id: kept.get(chip.id) or self._made(chip) for chip in held}
        for chip in self._chips.values():
            self._flow.removeWidget(chip)
        for place, chip in enumerate(self._chips.values()):
            self._flow.insert_widget(place, chip)
            chip.show()

    def _made(self, held: Held) -> "_Chip":
        chip = _Chip(self._theme, held, self._take_out, self)
        chip.installEventFilter(self)
        chip.pressed_body.connect(lambda: self.opened.emit(chip.held.id, chip))
        chip.pressed_cross.connect(lambda: self.removed.emit(chip.held.id))
        return chip

    def _focus(self, stop: QWidget) -> None:
        self._update_tab_stop(stop)
        stop.setFocus(Qt.FocusReason.TabFocusReason)

    def _update_tab_stop(self, stop: QWidget | None = None) -> None:
        stops = self.stops
        if stop is None:
            stop = next((s for s in stops if s.hasFocus()), stops[0])
        for other in stops:
            tabbed = other is stop
            other.setFocusPolicy(Qt.FocusPolicy.StrongFocus if tabbed else Qt.FocusPolicy.ClickFocus)


class _Chip(QAbstractButton):
    pressed_body = Signal()
    pressed_cross = Signal()

    def __init__(self, theme: Theme, held: Held, take_out: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._take_out = theme, take_out
        self.held = held
        self.setProperty("role", "chip")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(lambda _checked=False: self.pressed_body.emit())
        self.show_held(held)

    def show_held(self, held: Held) -> None:
        self.held = held
        said = " ".join(part for part in (held.text, held.tail) if part)
        said = f"{said}: {held.score_text or '–'}" if held.scored else said
        self.setAccessibleName(said)
        self.setToolTip(said)
        self.setAccessibleDescription(self._take_out)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        px, metrics = self._theme.px, QFontMetricsF(self._font())
        texts = metrics.horizontalAdvance(self.held.text)
        if self.held.tail:
            texts += px(INNER) + QFontMetricsF(self._font(bold=True)).horizontalAdvance(self.held.tail)
        left = px(BADGE) + 2 * px(INNER) if self.held.scored else px(PADDING)
        return QSize(round(left + texts + self._cross_room() + 2), px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """A long name is cut where there is no room for it; the tool tip has all of it."""
        hint = self.sizeHint()
        return QSize(min(hint.width(), self._theme.px(LEAST)), hint.height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and event.position().x() > self.width() - self._cross_room():
            event.accept()
            self.pressed_cross.emit()
        else:
            super().mousePressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(self._theme.colour("line2" if self.underMouse() else "chip"), 1))
        painter.setBrush(self._theme.colour("chip"))
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        left = self._paint_score(painter) if self.held.scored else self._theme.px(PADDING)
        self._paint_texts(painter, left)
        self._paint_cross(painter)
        painter.end()

    def _paint_score(self, painter: QPainter) -> float:
        px, colours, score = self._theme.px, Colours(self._theme.tokens), self.held.score
        badge = QRectF(px(INNER), (self.height() - px(BADGE)) / 2, px(BADGE), px(BADGE))
        painter.setPen(QPen(self._theme.colour("ctl"), 1, Qt.PenStyle.DashLine) if score is None else Qt.PenStyle.NoPen)
        painter.setBrush(Qt.BrushStyle.NoBrush if score is None else colours.pain(score))
        painter.drawEllipse(badge)
        if score is not None:
            painter.setFont(in_pixels(self.font(), px(_SCORE_PX if len(self.held.score_text) < 3 else 10), bold=True))
            painter.setPen(colours.pain_text(score))
            painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, self.held.score_text)
        return badge.right() + px(INNER)

    def _paint_texts(self, painter: QPainter, left: float) -> None:
        bold = self._font(bold=True)
        tail = QFontMetricsF(bold).horizontalAdvance(self.held.tail) if self.held.tail else 0
        room = self.width() - self._cross_room() - left - (tail + self._theme.px(INNER) if tail else 0)
        metrics = QFontMetricsF(self._font())
        text = metrics.elidedText(self.held.text, Qt.TextElideMode.ElideRight, room + 1)
        painter.setPen(self._theme.colour("ink"))
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
        painter.setFont(self._font())
        painter.drawText(QRectF(left, 0, room + 2, self.height()), flags, text)
        if tail:
            after = left + min(room, metrics.horizontalAdvance(text)) + self._theme.px(INNER)
            painter.setFont(bold)
            painter.drawText(QRectF(after, 0, tail + 2, self.height()), flags, self.held.tail)

    def _paint_cross(self, painter: QPainter) -> None:
        half = self._theme.px(CROSS) / 2
        middle = QPointF(self.width() - self._cross_room() / 2 - 1, self.height() / 2)
        painter.setPen(QPen(self._theme.colour("ink2"), 1.4))
        painter.drawLine(middle + QPointF(-half, -half), middle + QPointF(half, half))
        painter.drawLine(middle + QPointF(-half, half), middle + QPointF(half, -half))

    def _cross_room(self) -> int:
        return self._theme.px(CROSS + 2 * 11)

    def _font(self, bold: bool = False) -> QFont:
        return in_pixels(self.font(), self._theme.px(_TEXT_PX), bold)
