"""Chips of which at most one is ticked."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from painlog.ui.widgets.chips import ChipGroup, Choice


class OneChip(ChipGroup):
    """Ticking another one takes the tick off the first; a second press leaves none."""

    one_changed = Signal(object)
    """The id now ticked, or None."""

    def __init__(self, name: str, choices: Sequence[Choice]) -> None:
        super().__init__(name)
        self._choices = choices
        self._one: str | None = None
        self.set_one(None)
        self.chosen_changed.connect(self._press)

    @property
    def stop(self) -> QWidget:
        """The chip that takes the Tab key."""
        return next(chip for chip in self.stops if chip.focusPolicy() == Qt.FocusPolicy.StrongFocus)

    @property
    def one(self) -> str | None:
        return self._one

    def set_one(self, id_: str | None) -> None:
        """Tick this one without a signal."""
        self._one = id_
        self.set_choices(self._choices, [] if id_ is None else [id_])

    def offer(self, choices: Sequence[Choice]) -> None:
        """Offer other chips; the ticked one stays ticked if it is among them, else the first is."""
        self._choices = choices
        self.set_one(self._one if self._one in [choice.id for choice in choices] else choices[0].id)

    def _press(self, chosen: tuple[str, ...]) -> None:
        self.set_one(next((id_ for id_ in chosen if id_ != self._one), None))
        self.one_changed.emit(self._one)
