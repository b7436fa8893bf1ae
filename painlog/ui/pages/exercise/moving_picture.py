"""The picture of an exercise with a button that lets the figure move, for one side or the other."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, Qt, QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from painlog.domain.exercises import Exercise, Sides
from painlog.domain.motion import Side
from painlog.domain.session_segments import SHOWN_HOLD_S
from painlog.domain.training import OwnExercise
from painlog.services.exercise_words import exercise_name
from painlog.ui.page import PageContext
from painlog.ui.widgets.card import button
from painlog.ui.widgets.exercise_picture import ExercisePicture

HEIGHT = 220
FRAME_MS = 33
"""Between two pictures of the moving figure: 30 a second look even."""


class MovingPicture(QWidget):
    """Still until the person wants to see the movement; `in_steps` tells whether they want it without motion."""

    def __init__(
        self,
        context: PageContext,
        exercise: Exercise | OwnExercise,
        photo: Path | None,
        in_steps: Callable[[], bool],
    ) -> None:
        super().__init__()
        self._context, self._exercise, self._in_steps = context, exercise, in_steps
        t = context.texts
        self.picture = ExercisePicture(context.theme, context.icons)
        self.picture.setFixedHeight(context.theme.px(HEIGHT))
        self._clock = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(FRAME_MS)
        self._timer.timeout.connect(self._go_on)
        self._side = Side.RIGHT
        self.show_move = button(t("Show the movement"), "small", self.toggle)
        self.other = button(t("Other side"), "small", self._turn)
        self._show_still(photo)
        self._lay_out()

    @property
    def stops(self) -> list[QPushButton]:
        """The controls that Tab visits, in order."""
        return [self.show_move, self.other]

    @property
    def moving(self) -> bool:
        """Whether the figure moves now."""
        return self._timer.isActive()

    def toggle(self) -> None:
        """Let the figure move, or stand still again."""
        if self.moving:
            self._stop()
            return
        self.picture.figure.set_reduced_motion(self._in_steps())
        self._clock.start()
        self._timer.start()
        self._go_on()
        self.show_move.setText(self._context.texts("Stand still"))

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._stop()

    def _go_on(self) -> None:
        exercise = self._exercise
        if isinstance(exercise, Exercise):
            seconds = exercise.figure.held_for(SHOWN_HOLD_S).cycle_s
            self.picture.figure.set_phase(self._clock.elapsed() / 1000 % seconds / seconds)

    def _stop(self) -> None:
        self._timer.stop()
        self.picture.figure.set_phase(None)
        self.show_move.setText(self._context.texts("Show the movement"))

    def _turn(self) -> None:
        self._side = Side.LEFT if self._side is Side.RIGHT else Side.RIGHT
        self.picture.figure.set_side(self._side)

    def _show_still(self, photo: Path | None) -> None:
        exercise, name = self._exercise, exercise_name(self._exercise, self._context.texts)
        if isinstance(exercise, Exercise):
            self.picture.show_figure(exercise.figure.held_for(SHOWN_HOLD_S), name)
        else:
            self.picture.show_file(photo, name)
        drawn = isinstance(exercise, Exercise)
        self.show_move.setVisible(drawn)
        self.other.setVisible(drawn and exercise.sides is not Sides.NONE)

    def _lay_out(self) -> None:
        below = QHBoxLayout()
        below.setSpacing(8)
        for each in self.stops:
            below.addWidget(each)
        below.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(self.picture)
        box.addLayout(below)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
