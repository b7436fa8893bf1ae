"""The desk on which a routine is made: its name, its exercises in order, how much of each, and the time it takes."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from painlog.domain.exercises import Exercise, Sides
from painlog.domain.routines import Routine, RoutineStep
from painlog.domain.shelf import Shelf
from painlog.domain.training import OwnExercise
from painlog.errors import UserError
from painlog.services.exercise_words import exercise_name, time_text
from painlog.ui.page import PageContext
from painlog.ui.pages.exercise.dose_fields import DoseFields
from painlog.ui.pages.exercise.pane import Pane
from painlog.ui.widgets.card import button, icon_button, label
from painlog.ui.widgets.exercise_picture import ExercisePicture
from painlog.ui.widgets.item_picker import ItemPicker, Offer
from painlog.ui.widgets.reorder_column import Grip, ReorderColumn
from painlog.ui.widgets.tab_order import order_tabs

PICTURE = (72, 54)


class RoutineEditor(Pane):
    """Nothing is kept before Save; Esc leaves the routine as it was."""

    saved = Signal(object)
    """routine: Routine"""

    def __init__(self, context: PageContext, cancel: Callable[[], None]) -> None:
        super().__init__(context, context.texts("Routine"), cancel)
        t = context.texts
        self._routine: Routine | None = None
        self._shelf: Shelf | None = None
        self._photos: Mapping[str, Path] = {}
        self.name = QLineEdit()
        self.name.setAccessibleName(t("Name of the routine"))
        self.name.setPlaceholderText(t("Name of the routine"))
        self.save = button(t("Save"), "primary", self.try_to_save)
        self.head.addWidget(self.save)
        self.total = label("", "strong")
        self.trouble = label("", "trouble")
        self.rows = ReorderColumn()
        self.add = button(t("Add an exercise"), "", self._pick)
        for widget in (self.name, self.total, self.trouble, self.rows):
            self.column.addWidget(widget)
        self.column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch(1)
        self.rows.reordered.connect(self._changed)
        context.theme.changed.connect(self.dress)
        self.dress()

    @property
    def unsaved(self) -> bool:
        """Whether something on the desk differs from what the diary has."""
        before = self._routine
        return (self.name.text(), self.steps) != ((before.name, before.steps) if before else ("", ()))

    @property
    def stops(self) -> list[QWidget]:
        return [*super().stops, self.name, *(stop for row in self.step_rows for stop in row.stops), self.add, self.save]

    @property
    def step_rows(self) -> "list[StepRow]":
        """The rows from top to bottom."""
        return [row for row in self.rows.rows if isinstance(row, StepRow)]

    @property
    def steps(self) -> tuple[RoutineStep, ...]:
        """The exercises as they stand on the desk."""
        return tuple(row.step for row in self.step_rows)

    def edit(self, routine: Routine | None, shelf: Shelf, photos: Mapping[str, Path]) -> None:
        """Put a routine on the desk, or nothing yet."""
        self._routine, self._shelf, self._photos = routine, shelf, photos
        self.title.setText(self.context.texts("Edit the routine") if routine else self.context.texts("New routine"))
        self.name.setText(routine.name if routine else "")
        self.rows.clear()
        for step in routine.steps if routine else ():
            self._put(step)
        self._changed()
        self.to_top()
        self.name.setFocus()

    def put(self, exercise_id: str) -> None:
        """Add an exercise at the end, with the dose to start with."""
        exercise = self._shelf.stock.known(exercise_id) if self._shelf else None
        if exercise is not None:
            row = self._put(RoutineStep(exercise_id, exercise.dose))
            self._changed()
            row.grip.setFocus()

    def try_to_save(self) -> None:
        """Save, or say what is missing."""
        before = self._routine
        try:
            if before is None:
                made = Routine("", self.name.text(), self.steps)
            else:
                made = replace(before, name=self.name.text(), steps=self.steps)
        except UserError as trouble:
            self._say(self.context.texts.error(trouble))
            return
        self.saved.emit(made)

    def dress(self) -> None:
        """Wear the theme's icons."""
        self.add.setIcon(self.context.icons.icon("plus", self.context.theme.tokens["accent"], 20))
        for row in self.step_rows:
            row.dress()

    def _put(self, step: RoutineStep) -> "StepRow":
        assert self._shelf is not None
        exercise = self._shelf.stock.known(step.exercise)
        row = StepRow(self.context, step, exercise, self._photos.get(step.exercise))
        row.changed.connect(self._changed)
        row.removed.connect(lambda: self._remove(row))
        self.rows.add(row, row.grip)
        return row

    def _remove(self, row: "StepRow") -> None:
        rows = self.step_rows
        place = rows.index(row)
        following = (rows[:place] + rows[place + 1 :])[min(place, len(rows) - 2)] if len(rows) > 1 else None
        self.rows.remove(row)
        (following.grip if following is not None else self.add).setFocus()
        self._changed()

    def _changed(self) -> None:
        t, seconds = self.context.texts, self._shelf.seconds(self.steps) if self._shelf else 0.0
        self.total.setText(t("In all: {time}", time=time_text(seconds, t)) if self.steps else t("No exercise yet"))
        self._say("")
        order_tabs(self.stops)

    def _say(self, sentence: str) -> None:
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))

    def _pick(self) -> None:
        if self._shelf is None:
            return
        t = self.context.texts
        known: list[Exercise | OwnExercise] = [each.exercise for each in self._shelf.selection.offered]
        offers = [Offer(each.id, exercise_name(each, t)) for each in (*known, *self._shelf.own)]
        picker = ItemPicker(self.window(), t("Add an exercise"), offers)
        picker.picked.connect(self.put)
        picker.open_below(self.add)


class StepRow(QFrame):
    """One exercise on the desk."""

    changed = Signal()
    removed = Signal()

    def __init__(
        self, context: PageContext, step: RoutineStep, exercise: Exercise | OwnExercise | None, photo: Path | None
    ) -> None:
        super().__init__()
        self.setProperty("role", "deskRow")
        t = context.texts
        self._context, self._step, self._exercise = context, step, exercise
        name = exercise_name(exercise, t) if exercise is not None else step.exercise
        self.grip = Grip(t("Move {exercise}: drag, or press Up and Down", exercise=name))
        self.take_out = icon_button(
            context.icons.icon("trash", context.theme.tokens["ink2"], 18),
            t("Take {exercise} out", exercise=name),
            self.removed.emit,
        )
        sides = step.sides or (exercise.sides if exercise is not None else Sides.NONE)
        self.fields = DoseFields(context, step.dose, sides, name)
        self.fields.changed.connect(self.changed)
        self._lay_out(name, photo)
        self.dress()

    @property
    def step(self) -> RoutineStep:
        """The exercise as the fields say it; the exercise's own way of sides is not written down."""
        sides = self.fields.chosen_sides
        own = self._exercise.sides if self._exercise is not None else None
        return replace(self._step, dose=self.fields.dose, sides=None if sides is own else sides)

    @property
    def stops(self) -> list[QWidget]:
        """The controls that Tab visits, in order."""
        return [self.grip, *self.fields.stops, self.take_out]

    def dress(self) -> None:
        """Wear the theme's icons."""
        tokens = self._context.theme.tokens
        self.grip.set_icon(self._context.icons.icon("grip", tokens["ink3"], 20))
        self.take_out.setIcon(self._context.icons.icon("trash", tokens["ink2"], 18))

    def _lay_out(self, name: str, photo: Path | None) -> None:
        px = self._context.theme.px
        picture = ExercisePicture(self._context.theme, self._context.icons)
        picture.setFixedSize(px(PICTURE[0]), px(PICTURE[1]))
        if isinstance(self._exercise, Exercise):
            picture.show_figure(self._exercise.figure, "")
        else:
            picture.show_file(photo, "")
        right = QVBoxLayout()
        right.setSpacing(4)
        right.addWidget(label(name, "strong"))
        right.addWidget(self.fields)
        across = QHBoxLayout(self)
        across.setContentsMargins(6, 8, 6, 10)
        across.setSpacing(8)
        across.addWidget(self.grip, 0, Qt.AlignmentFlag.AlignTop)
        across.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        across.addLayout(right, 1)
        across.addWidget(self.take_out, 0, Qt.AlignmentFlag.AlignTop)
