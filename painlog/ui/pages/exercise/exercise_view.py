"""One exercise with everything that there is to know about it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from painlog.domain.exercises import POSITION_NAMES, SIDES_NAMES, Exercise, cautions_of
from painlog.domain.shelf import Shelf
from painlog.domain.training import OwnExercise
from painlog.services.exercise_words import dose_text, exercise_name, kind_text
from painlog.ui.page import PageContext
from painlog.ui.pages.exercise.moving_picture import MovingPicture
from painlog.ui.pages.exercise.pane import Pane, emptied
from painlog.ui.widgets.card import button, label
from painlog.ui.widgets.flow_layout import FlowLayout


class ExerciseView(Pane):
    """Built anew for each exercise; Esc goes back to the library."""

    add_wanted = Signal(str)
    opened = Signal(str)
    edit_wanted = Signal(str)
    away_wanted = Signal(str)

    def __init__(self, context: PageContext, back: Callable[[], None], in_steps: Callable[[], bool]) -> None:
        super().__init__(context, "", back)
        self._id, self._in_steps = "", in_steps
        self.picture: MovingPicture | None = None
        t = context.texts
        self.add = button(t("Add to a routine"), "", lambda: self.add_wanted.emit(self._id))
        self.edit = button(t("Edit"), "link", lambda: self.edit_wanted.emit(self._id))
        self.away = button(t("Put away"), "link", lambda: self.away_wanted.emit(self._id))
        for made in (self.away, self.edit, self.add):
            self.head.addWidget(made)
        self._links: list[QPushButton] = []

    @property
    def stops(self) -> list[QWidget]:
        moving = self.picture.stops if self.picture is not None else []
        return [*super().stops, self.edit, self.away, self.add, *moving, *self._links]

    @property
    def shown(self) -> str:
        """The id of the exercise that is shown."""
        return self._id

    def show_exercise(self, exercise: Exercise | OwnExercise, shelf: Shelf, photo: Path | None, target: str) -> None:
        """Show an exercise; `target` is the routine that it would be added to."""
        t = self.context.texts
        self._id, self._links = exercise.id, []
        self.title.setText(exercise_name(exercise, t))
        self.setAccessibleName(self.title.text())
        own = isinstance(exercise, OwnExercise)
        self.add.setText(t("Add to “{routine}”", routine=target) if target else t("Add to a new routine"))
        self.edit.setVisible(own)
        self.away.setVisible(own)
        emptied(self.column)
        self.picture = MovingPicture(self.context, exercise, photo, self._in_steps)
        self.column.addWidget(self.picture)
        if isinstance(exercise, OwnExercise):
            self._fill_own(exercise)
        else:
            self._fill(exercise, shelf)
        self.column.addStretch(1)
        self.to_top()

    def _fill_own(self, own: OwnExercise) -> None:
        t = self.context.texts
        self._say("", f"{kind_text(own.kind, t)} · {dose_text(own.dose, own.sides, t)} · {t(SIDES_NAMES[own.sides])}")
        if own.from_physiotherapist:
            self._say("", t("From my physiotherapist"))
        self._say(t("How it is done"), own.cue)

    def _fill(self, exercise: Exercise, shelf: Shelf) -> None:
        t = self.context.texts
        facts = [
            kind_text(exercise.kind, t),
            t("Level {n} of 3", n=t.number(exercise.level)),
            t(POSITION_NAMES[exercise.position]),
            t(SIDES_NAMES[exercise.sides]),
        ]
        self._say("", " · ".join(facts))
        self._cautions(exercise, shelf)
        self._say(t("How much"), self._doses(exercise), t(exercise.dose_source))
        self._say(t("Getting ready"), t(exercise.set_up))
        self._say(t("The movement"), t(exercise.movement))
        self._say(t("Breathing"), t(exercise.breathing))
        self._say(t("What often goes wrong"), *(f"• {t(text)}" for text in exercise.mistakes))
        self._say(t("Stop if"), *(f"• {t(text)}" for text in exercise.stop_if))
        self._ways(t("Easier"), exercise.easier_how, exercise.easier, shelf)
        self._ways(t("Harder"), exercise.harder_how, exercise.harder, shelf)
        self._say(t("What works"), ", ".join(t(text) for text in exercise.muscles))
        self._say(t("What you need"), ", ".join(t(text) for text in exercise.equipment))

    def _doses(self, exercise: Exercise) -> str:
        t = self.context.texts
        parts = [t("Start with {dose}", dose=dose_text(exercise.dose, exercise.sides, t))]
        if exercise.dose.times_a_day > 1:
            parts.append(t.n("{n} time a day", "{n} times a day", exercise.dose.times_a_day))
        if exercise.goal is not None:
            parts.append(t("may grow to {dose}", dose=dose_text(exercise.goal, exercise.sides, t)))
        return " · ".join(parts)

    def _cautions(self, exercise: Exercise, shelf: Shelf) -> None:
        """What to mind: first what the person's own conditions say, then what holds for everybody."""
        t, conditions = self.context.texts, shelf.stock.conditions
        mine = [each for each in cautions_of(exercise) if each.condition in conditions]
        everybody = [each for each in cautions_of(exercise) if each.condition is None]
        if mine or everybody:
            self._say(t("What to mind"), *(f"• {t(each.text)}" for each in (*mine, *everybody)))

    def _ways(self, title: str, how: str, others: tuple[str, ...], shelf: Shelf) -> None:
        t = self.context.texts
        offered = {each.exercise.id: each.exercise for each in shelf.selection.offered}
        links = [offered[id_] for id_ in others if id_ in offered]
        if not how and not links:
            return
        box = self._say(title, t(how))
        row = QWidget()
        flow = FlowLayout(row)
        for exercise in links:
            made = button(t(exercise.name), "inlineLink", partial(self.opened.emit, exercise.id))
            self._links.append(made)
            flow.addWidget(made)
        if links:
            box.addWidget(row)

    def _say(self, title: str, *paragraphs: str) -> QVBoxLayout:
        box = QVBoxLayout()
        box.setSpacing(2)
        if title:
            box.addWidget(label(title, "strong"))
        for text in paragraphs:
            if text:
                said = label(text, "" if title else "secondary")
                said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                box.addWidget(said)
        holder = QWidget()
        around = QHBoxLayout(holder)
        around.setContentsMargins(0, 0, 0, 0)
        around.addLayout(box)
        self.column.addWidget(holder)
        return box
