"""Several small 0-10 scales under each other, filled in by digits alone: each digit goes on to the next scale."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from painlog.ui.theme import Theme
from painlog.ui.widgets.card import label
from painlog.ui.widgets.digit_typing import DigitTyping, typed_digit
from painlog.ui.widgets.ten_points import TenPoints


class TenPointRow(NamedTuple):
    """A question and the words at the two ends of its scale."""

    question: str
    low: str
    high: str


class TenPointRows(QWidget):
    """ "1" stays where it is for a "0" to make 10 of it; any other digit that follows belongs to the next scale."""

    changed = Signal()
    finished = Signal()
    """The last scale was answered by a digit."""

    def __init__(self, theme: Theme, rows: Sequence[TenPointRow]) -> None:
        super().__init__()
        self._typing = DigitTyping()
        self._one_in: TenPoints | None = None
        self.scales = [TenPoints(theme, row.question, row.low, row.high) for row in rows]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for row, scale in zip(rows, self.scales, strict=True):
            column.addWidget(label(row.question, "strong"))
            column.addWidget(scale)
            scale.installEventFilter(self)
            scale.value_changed.connect(lambda _value: self.changed.emit())

    @property
    def values(self) -> tuple[int | None, ...]:
        """The answers so far, None where there is none."""
        return tuple(scale.value for scale in self.scales)

    def set_values(self, values: Sequence[int | None]) -> None:
        """Show these answers without a signal."""
        for scale, value in zip(self.scales, values, strict=True):
            scale.set_value(value)

    def focus_first(self) -> None:
        """Put the keyboard on the first scale that has no answer."""
        empty = next((scale for scale in self.scales if scale.value is None), self.scales[0] if self.scales else None)
        if empty is not None:
            empty.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, TenPoints):
            if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
                digit = typed_digit(event)
                if digit is not None:
                    self._type(watched, digit, event.timestamp())
                    return True
                self._forget()
            elif isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusIn:
                self._forget()
        return super().eventFilter(watched, event)

    def _type(self, scale: TenPoints, digit: int, timestamp: int) -> None:
        score = self._typing.type(digit, timestamp)
        if self._one_in is scale and score != 10:
            following = self._after(scale)
            self._one_in = None
            if following is not None:
                following.setFocus(Qt.FocusReason.OtherFocusReason)
                scale = following
                score = self._typing.type(digit, timestamp)
        scale.choose(score)
        if score == 1:
            self._one_in = scale
        else:
            self._go_on(scale)

    def _go_on(self, scale: TenPoints) -> None:
        following = self._after(scale)
        self._forget()
        if following is not None:
            following.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.finished.emit()

    def _after(self, scale: TenPoints) -> TenPoints | None:
        place = self.scales.index(scale) + 1
        return self.scales[place] if place < len(self.scales) else None

    def _forget(self) -> None:
        self._one_in = None
        self._typing.forget()
