"""A small 0-10 scale for sleep, mood and stress: one Tab stop, digits and arrows, no pain colours."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from painlog.ui.theme import Theme
from painlog.ui.widgets.digit_typing import DigitTyping
from painlog.ui.widgets.focus_ring import OWN_RING

COUNT, CELL_HEIGHT = 11, 40
_GAP = 3


class TenPoints(QWidget):
    """Eleven cells with a word at each end. The value is None until one is chosen; choosing it again clears it."""

    value_changed = Signal(object)

    def __init__(self, theme: Theme, name: str, low: str, high: str) -> None:
        super().__init__()
        self._theme = theme
        self._name, self._low, self._high = name, low, high
        self._value: int | None = None
        self._typing = DigitTyping()
        self.setProperty(OWN_RING, True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_value(None)
        theme.changed.connect(self.update)

    @property
    def value(self) -> int | None:
        return self._value

    def set_value(self, value: int | None) -> None:
        """Show `value` without a signal."""
        self._value = value
        shown = "–" if value is None else str(value)
        self.setAccessibleName(f"{self._name}: {shown}")
        self.setAccessibleDescription(f"0 {self._low}, 10 {self._high}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(480), self._high_in_all())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(210), self._high_in_all())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if event.text().isdigit() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.choose(self._typing.type(int(event.text()), event.timestamp()))
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            step = 1 if key == Qt.Key.Key_Right else -1
            self.choose(5 if self._value is None else max(0, min(10, self._value + step)))
        elif key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self.choose(None)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for value in range(COUNT):
            if self._cell(value).contains(event.position()):
                self.choose(None if value == self._value else value)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = self._theme.tokens
        for value in range(COUNT):
            self._paint_cell(painter, value, tokens)
        self._paint_ends(painter, tokens)
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens["accent"]), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self._strip().adjusted(-3, -3, 3, 3), 9, 9)

    def _paint_cell(self, painter: QPainter, value: int, tokens: dict[str, str]) -> None:
        chosen = value == self._value
        painter.setPen(QPen(QColor(tokens["accent" if chosen else "line2"]), 1))
        painter.setBrush(QColor(tokens["accent" if chosen else "card"]))
        painter.drawRoundedRect(self._cell(value), 6, 6)
        font = QFont(self.font())
        font.setPixelSize(self._theme.px(13))
        font.setBold(chosen)
        painter.setFont(font)
        painter.setPen(QColor(tokens["on_accent" if chosen else "ink2"]))
        painter.drawText(self._cell(value), Qt.AlignmentFlag.AlignCenter, str(value))

    def _paint_ends(self, painter: QPainter, tokens: dict[str, str]) -> None:
        font = self._end_font()
        painter.setFont(font)
        painter.setPen(QColor(tokens["ink3"]))
        strip = self._strip()
        ends = QRectF(strip.left(), strip.bottom() + 4, strip.width(), self._end_height())
        half = int(ends.width() / 2) - 4
        metrics = QFontMetrics(font)
        for text, side in ((self._low, Qt.AlignmentFlag.AlignLeft), (self._high, Qt.AlignmentFlag.AlignRight)):
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, half)
            painter.drawText(ends, side | Qt.AlignmentFlag.AlignVCenter, shown)

    def _end_font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(self._theme.px(12))
        return font

    def _end_height(self) -> int:
        """A line of the words at the ends; signs above and below the letters, as in Hindi, need more."""
        metrics = QFontMetrics(self._end_font())
        return max(self._theme.px(18), *(metrics.boundingRect(text).height() + 4 for text in (self._low, self._high)))

    def _high_in_all(self) -> int:
        return round(self._strip().bottom()) + 4 + self._end_height() + 2

    def _strip(self) -> QRectF:
        return QRectF(4, 4, self.width() - 8, self._theme.px(CELL_HEIGHT))

    def _cell(self, value: int) -> QRectF:
        strip = self._strip()
        width = (strip.width() - _GAP * (COUNT - 1)) / COUNT
        return QRectF(strip.left() + value * (width + _GAP), strip.top(), width, strip.height())

    def choose(self, value: int | None) -> None:
        """Choose as the person would."""
        if value != self._value:
            self.set_value(value)
            self.value_changed.emit(value)
