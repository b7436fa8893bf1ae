"""One setting: what it is and what it does on the left, its control on the right, or below where there is no room."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from painlog.ui.widgets.card import label

LEAST_WORDS = 190
"""The words beside a control are at least so wide, in pixels."""
_ACROSS, _DOWN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


class SettingRow(QWidget):
    """`hint` says in a sentence what the setting changes."""

    def __init__(self, title: str, hint: str, control: QWidget) -> None:
        super().__init__()
        self._control = control
        self._hint = label(hint, "caption")
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(label(title))
        words.addWidget(self._hint)
        self._row = QBoxLayout(_ACROSS, self)
        self._row.setContentsMargins(0, 5, 0, 5)
        self._row.setSpacing(12)
        self._row.addLayout(words, 1)
        self._row.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
        self._hint.setVisible(bool(hint))

    @property
    def hint(self) -> str:
        return self._hint.text()

    def show_hint(self, hint: str) -> None:
        """Say something else about the setting."""
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < LEAST_WORDS + self._row.spacing() + self._control.sizeHint().width()
        self._row.setDirection(_DOWN if narrow else _ACROSS)
        self._row.setSpacing(6 if narrow else 12)
