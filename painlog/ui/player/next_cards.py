"""The next three exercises, each with its figure and its dose."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from painlog.domain.naming import N_
from painlog.domain.shelf import ShelvedStep
from painlog.i18n import Texts
from painlog.services.exercise_words import dose_text, exercise_name
from painlog.ui.player.one_line import OneLine
from painlog.ui.theme import Theme
from painlog.ui.widgets.figure import ExerciseFigure

SHOWN = 3
"""So many are shown (mockup of the player)."""
HEIGHT, _PICTURE = 76, (84, 56)
_WHEN = (N_("Next"), N_("Then"), N_("After that"))
_LAST = N_("Last")


class NextCards(QWidget):
    """Cards that are not needed stay empty, so that the others keep their places."""

    def __init__(self, theme: Theme, texts: Texts, steps: Sequence[ShelvedStep]) -> None:
        super().__init__()
        self._texts, self._steps = texts, steps
        self._cards = [_NextCard(theme) for _ in range(SHOWN)]
        self._shown = -1
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for card in self._cards:
            row.addWidget(card, 1)

    @property
    def names(self) -> list[str]:
        """The exercises that are shown."""
        return [card.name.whole for card in self._cards if not card.is_empty]

    def show_after(self, number: int) -> None:
        """Show what comes after the exercise with this number (from 0)."""
        if number == self._shown:
            return
        self._shown, t = number, self._texts
        for place, card in enumerate(self._cards, start=number + 1):
            if place >= len(self._steps):
                card.clear()
                continue
            played = self._steps[place]
            when = _LAST if place == len(self._steps) - 1 and place > number + 1 else _WHEN[place - number - 1]
            card.show_step(
                t(when),
                exercise_name(played.exercise, t),
                dose_text(played.played.dose, played.played.sides, t),
                played,
            )

    def rescale(self) -> None:
        for card in self._cards:
            card.rescale()


class _NextCard(QFrame):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.is_empty = True
        self._figure = ExerciseFigure(theme.tokens, "inset")
        self._well = QFrame()
        self._well.setProperty("role", "playerWell")
        inside = QHBoxLayout(self._well)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self._figure)
        self._when, self.name, self._dose = OneLine("caption"), OneLine("strong"), OneLine("caption")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        for line in (self._when, self.name, self._dose):
            words.addWidget(line)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 8, 10, 8)
        row.setSpacing(12)
        row.addWidget(self._well)
        row.addLayout(words, 1)
        self.rescale()
        self.clear()

    def show_step(self, when: str, name: str, dose: str, played: ShelvedStep) -> None:
        self.is_empty = False
        for line, text in ((self._when, when), (self.name, name), (self._dose, dose)):
            line.show_text(text)
        self._figure.set_figure(played.played.figure)
        self._well.setVisible(played.played.figure is not None)
        self.setAccessibleName(f"{when}: {name}, {dose}")
        self._wear("playerNext")

    def clear(self) -> None:
        self.is_empty = True
        for line in (self._when, self.name, self._dose):
            line.show_text("")
        self._well.hide()
        self.setAccessibleName("")
        self._wear("")

    def rescale(self) -> None:
        self.setFixedHeight(self._theme.px(HEIGHT))
        self._well.setFixedSize(*(self._theme.px(length) for length in _PICTURE))

    def _wear(self, role: str) -> None:
        self.setProperty("role", role)
        self.style().unpolish(self)
        self.style().polish(self)
