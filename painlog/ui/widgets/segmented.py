"""A row of joined buttons of which at most one is chosen."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QSizePolicy

from painlog.ui.widgets.bold_button import BoldButton

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class Segment(NamedTuple):
    """One choice: its value, its text, and what a screen reader says where the text is too short."""

    value: object
    text: str
    spoken: str = ""


class SegmentedControl(QFrame):
    """One Tab stop; arrows move the choice. `soft` is the pale kind that may also be left without a choice.

    A `foldable` one puts its buttons under each other where they do not fit beside each other.
    """

    value_changed = Signal(object)

    def __init__(self, segments: Sequence[Segment], name: str, soft: bool = False, foldable: bool = False) -> None:
        super().__init__()
        self.setProperty("role", "segments")
        self.setAccessibleName(name)
        self._soft, self._foldable = soft, foldable
        self._value: object = None
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self._buttons: dict[object, QPushButton] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        for segment in segments:
            self._row.addWidget(self._add(segment, name), 1)
        self._update_tab_stop()

    @property
    def value(self) -> object:
        return self._value

    @property
    def stops(self) -> list[QPushButton]:
        """The buttons, first to last; one of them at a time is a Tab stop."""
        return list(self._buttons.values())

    def set_value(self, value: object) -> None:
        """Show `value` as chosen (None: nothing) without a signal."""
        self._value = value if value in self._buttons else None
        for known, button in self._buttons.items():
            button.setChecked(known == self._value)
        self._update_tab_stop()

    def set_icons(self, icons: dict[object, tuple[QIcon, QIcon]]) -> None:
        """Put an icon before some of the texts: the one to show while chosen, and the other."""
        for value, (chosen, other) in icons.items():
            button = self._buttons[value]
            button.setIconSize(QSize(20, 20))
            button.setIcon(chosen if value == self._value else other)

    def choose(self, value: object) -> None:
        """Choose as the person would; choosing the chosen one of a soft control takes it back."""
        wanted = None if self._soft and value == self._value else value
        if wanted == self._value:
            self.set_value(wanted)
            return
        self.set_value(wanted)
        self.value_changed.emit(wanted)

    def minimumSizeHint(self) -> QSize:
        smallest = super().minimumSizeHint()
        if not self._foldable:
            return smallest
        return QSize(max(button.minimumSizeHint().width() for button in self.stops), smallest.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._foldable:
            needed = sum(button.sizeHint().width() for button in self.stops)
            fits = needed <= event.size().width()
            self._row.setDirection(QHBoxLayout.Direction.LeftToRight if fits else QHBoxLayout.Direction.TopToBottom)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        values = list(self._buttons)
        focused = next((value for value, button in self._buttons.items() if button.hasFocus()), self._value)
        place = values.index(focused) if focused in values else -step
        following = values[max(0, min(len(values) - 1, place + step))]
        self._buttons[following].setFocus(Qt.FocusReason.TabFocusReason)
        if following != self._value:
            self.choose(following)

    def _add(self, segment: Segment, name: str) -> QPushButton:
        button = BoldButton(segment.text, steady=True)
        button.setProperty("role", "softSegment" if self._soft else "segment")
        button.setCheckable(True)
        button.setAutoDefault(False)
        button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        spoken = segment.spoken or segment.text
        button.setAccessibleName(f"{name}: {spoken}")
        if segment.spoken:
            button.setToolTip(segment.spoken)
        button.clicked.connect(lambda _checked=False, value=segment.value: self.choose(value))
        self._group.addButton(button)
        self._buttons[segment.value] = button
        return button

    def _update_tab_stop(self) -> None:
        stop = self._value if self._value is not None else next(iter(self._buttons), None)
        for value, button in self._buttons.items():
            tabbed = value == stop
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if tabbed else Qt.FocusPolicy.ClickFocus)
