"""The next three exercises, each with its figure and its dose."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from painlog.domain.exercises import Exercise
from painlog.domain.naming import N_
from painlog.domain.shelf import ShelvedStep
from painlog.domain.training import OwnExercise
from painlog.i18n import Texts
from painlog.services.exercise_words import dose_text, exercise_name
from painlog.ui.icons import Icons
from painlog.ui.player.one_line import OneLine
from painlog.ui.theme import Theme
from painlog.ui.widgets.exercise_picture import ExercisePicture

SHOWN = 3
"""So many are shown (mockup of the player)."""
HEIGHT, _PICTURE = 76, (84, 56)
_WHEN = (N_("Next"), N_("Then"), N_("After that"))
_LAST = N_("Last")


class NextCards(QWidget):
    """Cards that are not needed stay empty, so that the others keep their places."""

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        texts: Texts,
        picture_of: Callable[[OwnExercise], Path | None],
        steps: Sequence[ShelvedStep],
    ) -> None:
        super().__init__()
        self._texts, self._picture_of, self._steps = texts, picture_of, steps
        self.cards = [_NextCard(theme, icons) for _ in range(SHOWN)]
        self._shown = -1
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for card in self.cards:
            row.addWidget(card, 1)

    @property
    def names(self) -> list[str]:
        """The exercises that are shown."""
        return [card.name.whole for card in self.cards if not card.is_empty]

    def show_after(self, number: int) -> None:
        """Show what comes after the exercise with this number (from 0)."""
        if number == self._shown:
            return
        self._shown, t = number, self._texts
        for place, card in enumerate(self.cards, start=number + 1):
            if place >= len(self._steps):
                card.clear()
                continue
            played = self._steps[place]
            when = _LAST if place == len(self._steps) - 1 and place > number + 1 else _WHEN[place - number - 1]
            name = exercise_name(played.exercise, t)
            card.say(t(when), name, dose_text(played.played.dose, played.played.sides, t))
            photo = None if isinstance(played.exercise, Exercise) else self._picture_of(played.exercise)
            card.picture(played, name, photo)

    def rescale(self) -> None:
        for card in self.cards:
            card.rescale()


class _NextCard(QFrame):
    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self.is_empty = True
        self.well = ExercisePicture(theme, icons, "playerWell")
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
        row.addWidget(self.well)
        row.addLayout(words, 1)
        self.rescale()
        self.clear()

    def say(self, when: str, name: str, dose: str) -> None:
        self.is_empty = False
        for line, text in ((self._when, when), (self.name, name), (self._dose, dose)):
            line.show_text(text)
        self.setAccessibleName(f"{when}: {name}, {dose}")
        self._wear("playerNext")

    def picture(self, played: ShelvedStep, name: str, photo: Path | None) -> None:
        """Show the figure or the person's own picture; nothing where there is neither."""
        figure = played.played.figure
        if figure is not None:
            self.well.show_figure(figure, name)
        else:
            self.well.show_file(photo, name)
        self.well.setVisible(figure is not None or photo is not None)

    def clear(self) -> None:
        self.is_empty = True
        for line in (self._when, self.name, self._dose):
            line.show_text("")
        self.well.hide()
        self.setAccessibleName("")
        self._wear("")

    def rescale(self) -> None:
        self.setFixedHeight(self._theme.px(HEIGHT))
        self.well.setFixedSize(*(self._theme.px(length) for length in _PICTURE))

    def _wear(self, role: str) -> None:
        self.setProperty("role", role)
        self.style().unpolish(self)
        self.style().polish(self)
