"""A question with yes and no beside it; neither is chosen until the person answers."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from painlog.ui.widgets.card import label
from painlog.ui.widgets.segmented import Segment, SegmentedControl

ANSWER_WIDTH = 132


class AnswerRow(QWidget):
    """Yes and no are one Tab stop; pressing the chosen one takes the answer back."""

    answered = Signal(bool)
    withdrawn = Signal()

    def __init__(self, question: str, yes: str, no: str, px: Callable[[float], int]) -> None:
        super().__init__()
        self._answer = SegmentedControl((Segment(True, yes), Segment(False, no)), question, soft=True)
        self._answer.setMinimumWidth(px(ANSWER_WIDTH))
        self._status = label("", "caption")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(question))
        words.addWidget(self._status)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 5, 0, 5)
        row.setSpacing(16)
        row.addLayout(words, 1)
        row.addWidget(self._answer, 0, Qt.AlignmentFlag.AlignTop)
        self._answer.value_changed.connect(self._chosen)

    @property
    def stops(self) -> list[QPushButton]:
        return self._answer.stops

    @property
    def status(self) -> str:
        return self._status.text()

    @property
    def answer(self) -> bool | None:
        value = self._answer.value
        return value if isinstance(value, bool) else None

    def show_answer(self, answer: bool | None, status: str) -> None:
        """Show what was answered, and when, without a signal."""
        self._answer.set_value(answer)
        self._status.setText(status)
        for stop in self._answer.stops:
            stop.setAccessibleDescription(status)

    def _chosen(self, value: bool | None) -> None:
        if value is None:
            self.withdrawn.emit()
        else:
            self.answered.emit(value)
