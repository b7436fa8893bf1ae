"""Groups of chips: things that can be ticked, one Tab stop a group."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from painlog.ui.widgets.bold_button import BoldButton
from painlog.ui.widgets.flow_layout import FlowLayout

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class Choice(NamedTuple):
    """One chip: its id and its text."""

    id: str
    text: str


class ChipGroup(QWidget):
    """Chips in rows. Arrows move, Space ticks, a letter jumps to the next chip that begins with it."""

    chosen_changed = Signal(object)
    """The ids now ticked, in the order of the chips."""
    add_requested = Signal()
    digit_pressed = Signal(str, int)
    """A digit key was pressed while the chip with this id had the focus and was ticked."""

    def __init__(self, name: str, add_text: str = "", takes_digits: bool = False) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._takes_digits = takes_digits
        self._chips: dict[str, QPushButton] = {}
        self._flow = FlowLayout(self)
        self._tick: QIcon | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._add = self._add_button(add_text) if add_text else None

    @property
    def chosen(self) -> tuple[str, ...]:
        return tuple(id_ for id_, chip in self._chips.items() if chip.isChecked())

    @property
    def add_button(self) -> QPushButton | None:
        return self._add

    def set_icons(self, tick: QIcon, plus: QIcon) -> None:
        """The icons of a ticked chip and of the "Add" chip."""
        self._tick = tick
        for chip in self._chips.values():
            self._dress(chip)
        if self._add is not None:
            self._add.setIcon(plus)

    def set_choices(self, choices: Sequence[Choice], chosen: Sequence[str]) -> None:
        """Show these chips with these ticked; the focus stays on a chip that stays."""
        if [(id_, chip.text()) for id_, chip in self._chips.items()] != [(c.id, c.text) for c in choices]:
            self._rebuild(choices)
        for id_, chip in self._chips.items():
            chip.setChecked(id_ in chosen)
            self._dress(chip)
        self._update_tab_stop()

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
        if focused is not None and step is not None:
            self._focus(stops[(stops.index(focused) + step) % len(stops)])
        elif not self._digit(event, focused) and not self._jump(event, focused):
            super().keyPressEvent(event)

    def _digit(self, event: QKeyEvent, focused: QPushButton | None) -> bool:
        if not self._takes_digits or focused is None or not event.text().isdigit():
            return False
        id_ = next((id_ for id_, chip in self._chips.items() if chip is focused and chip.isChecked()), None)
        if id_ is None:
            return False
        self.digit_pressed.emit(id_, int(event.text()))
        return True

    def _jump(self, event: QKeyEvent, focused: QPushButton | None) -> bool:
        letter = event.text().casefold()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if focused is None or not plain or not letter.isalpha():
            return False
        stops = self.stops
        place = stops.index(focused)
        following = stops[place + 1 :] + stops[: place + 1]
        hit = next((chip for chip in following if chip.text().casefold().startswith(letter)), None)
        if hit is None:
            return False
        self._focus(hit)
        return True

    def _rebuild(self, choices: Sequence[Choice]) -> None:
        kept = next((id_ for id_, chip in self._chips.items() if chip.hasFocus()), None)
        for chip in self._chips.values():
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = {choice.id: self._chip(choice) for choice in choices}
        for place, chip in enumerate(self._chips.values()):
            self._flow.insert_widget(place, chip)
            chip.show()
        self._order_tabs()
        if kept in self._chips:
            self._chips[kept].setFocus()
        self.updateGeometry()

    def _chip(self, choice: Choice) -> QPushButton:
        chip = BoldButton(choice.text, self)
        chip.setProperty("role", "chip")
        chip.setCheckable(True)
        chip.setAutoDefault(False)
        chip.setIconSize(QSize(18, 18))
        chip.setCursor(Qt.CursorShape.PointingHandCursor)
        chip.installEventFilter(self)
        chip.clicked.connect(lambda _checked=False: self._clicked(chip))
        return chip

    def _clicked(self, chip: QPushButton) -> None:
        self._dress(chip)
        self._update_tab_stop(chip)
        self.chosen_changed.emit(self.chosen)

    def _dress(self, chip: QPushButton) -> None:
        chip.setIcon(self._tick if chip.isChecked() and self._tick is not None else QIcon())
        chip.updateGeometry()

    def _add_button(self, text: str) -> QPushButton:
        made = QPushButton(text, self)
        made.setProperty("role", "addChip")
        made.setAutoDefault(False)
        made.setIconSize(QSize(18, 18))
        made.setCursor(Qt.CursorShape.PointingHandCursor)
        made.installEventFilter(self)
        made.clicked.connect(lambda _checked=False: self.add_requested.emit())
        self._flow.addWidget(made)
        return made

    @property
    def stops(self) -> list[QPushButton]:
        """The controls of the group, first to last; one of them at a time is a Tab stop."""
        return [*self._chips.values(), *([self._add] if self._add is not None else [])]

    def _focus(self, stop: QPushButton) -> None:
        self._update_tab_stop(stop)
        stop.setFocus(Qt.FocusReason.TabFocusReason)

    def _update_tab_stop(self, stop: QPushButton | None = None) -> None:
        stops = self.stops
        if stop is None:
            current = [s for s in stops if s.focusPolicy() == Qt.FocusPolicy.StrongFocus]
            stop = current[0] if len(current) == 1 else (stops[0] if stops else None)
        for other in stops:
            tabbed = other is stop
            other.setFocusPolicy(Qt.FocusPolicy.StrongFocus if tabbed else Qt.FocusPolicy.ClickFocus)

    def _order_tabs(self) -> None:
        """Put the stops where the group stands in the Tab order; Qt takes only widgets that can have the focus."""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for earlier, later in pairwise([self, *self.stops]):
            QWidget.setTabOrder(earlier, later)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
