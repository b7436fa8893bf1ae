"""One routine: what it is made of, and what can be done with it."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from painlog.domain.exercises import Exercise
from painlog.domain.shelf import ShelvedRoutine, ShelvedStep
from painlog.services.exercise_words import dose_text, exercise_name, routine_name, size_text
from painlog.ui.page import PageContext
from painlog.ui.pages.exercise.pane import Pane, emptied
from painlog.ui.widgets.card import button, label
from painlog.ui.widgets.exercise_picture import ExercisePicture
from painlog.ui.widgets.flow_layout import FlowLayout
from painlog.ui.widgets.press_card import PressCard
from painlog.ui.widgets.roving import Roving

PICTURE = (96, 64)


class RoutineView(Pane):
    """Built anew for each routine; Esc goes back to the library."""

    start_wanted = Signal(str)
    edit_wanted = Signal(str)
    copy_wanted = Signal(str)
    plan_wanted = Signal(str)
    print_wanted = Signal(str)
    done_wanted = Signal(str)
    away_wanted = Signal(str, bool)
    opened = Signal(str)
    moved = Signal(str, int)
    agreement_told = Signal(object)
    """conditions: tuple[str, ...]"""

    def __init__(self, context: PageContext, back: Callable[[], None]) -> None:
        super().__init__(context, "", back)
        t = context.texts
        self._id, self._away = "", False
        self.start = button(t("Start"), "primary", lambda: self.start_wanted.emit(self._id))
        self.edit = self._action(t("Edit"), lambda: self.edit_wanted.emit(self._id))
        self.copy = self._action(t("Copy and change"), lambda: self.copy_wanted.emit(self._id))
        self.plan = self._action(t("Plan…"), lambda: self.plan_wanted.emit(self._id))
        self.done = self._action(t("Done without the timer"), lambda: self.done_wanted.emit(self._id))
        self.print = self._action(t("Home sheet…"), lambda: self.print_wanted.emit(self._id))
        self.up = self._action(t("Move up"), lambda: self.moved.emit(self._id, -1))
        self.down = self._action(t("Move down"), lambda: self.moved.emit(self._id, 1))
        self.put_away = self._action("", lambda: self.away_wanted.emit(self._id, not self._away))
        self._waits_for: tuple[str, ...] = ()
        self.agreed = self._action(t("A clinician has agreed"), lambda: self.agreement_told.emit(self._waits_for))
        self.start.setAutoDefault(True)
        self.head.addWidget(self.start)
        self.roving = Roving(self)
        context.theme.changed.connect(self.dress)
        self.dress()

    @property
    def choices(self) -> list[QPushButton]:
        """What can be done beside starting, in order."""
        return [self.edit, self.copy, self.plan, self.done, self.print, self.up, self.down, self.put_away]

    @property
    def stops(self) -> list[QWidget]:
        row = self.roving.stop
        return [*super().stops, self.start, *self.choices, *([row] if row is not None else []), self.agreed]

    @property
    def shown(self) -> str:
        """The id of the routine that is shown."""
        return self._id

    def show_routine(self, shelved: ShelvedRoutine, photos: Mapping[str, Path]) -> None:
        """Show a routine as this person may do it."""
        t = self.context.texts
        self._id, self._away = shelved.routine.id, shelved.routine.hidden
        self.title.setText(routine_name(shelved, t))
        self.setAccessibleName(self.title.text())
        self.start.setEnabled(not shelved.hidden_by and bool(shelved.offered or shelved.waits_for))
        self.edit.setVisible(shelved.own)
        for button_ in (self.up, self.down):
            button_.setVisible(not self._away)
        self.put_away.setText(t("Bring back") if self._away else t("Put away"))
        for action in (*self.choices, self.agreed):
            action.setParent(None)
        emptied(self.column)
        self._fill(shelved, photos)
        self.to_top()

    def dress(self) -> None:
        """Wear the theme's icons."""
        self.start.setIcon(self.context.icons.icon("play", self.context.theme.tokens["on_accent"], 20))

    def _action(self, text: str, act: Callable[[], None]) -> QPushButton:
        return button(text, "small", act)

    def _fill(self, shelved: ShelvedRoutine, photos: Mapping[str, Path]) -> None:
        t = self.context.texts
        self.column.addWidget(label(size_text(shelved, t), "secondary"))
        if shelved.about:
            self.column.addWidget(label(t(shelved.about)))
        for reason in shelved.hidden_by:
            self.column.addWidget(_note(t(reason.text)))
        if shelved.replaced and shelved.offered:
            sentence = t(
                "What you ticked in About me leaves nothing of this routine. Instead: breathing and a short walk."
            )
            self.column.addWidget(_note(sentence))
        bar = QWidget()
        flow = FlowLayout(bar)
        for action in self.choices:
            flow.addWidget(action)
        self.column.addWidget(bar)
        rows = [self._row(each, photos) for each in shelved.offered]
        for row in rows:
            self.column.addWidget(row)
        self.roving.set_widgets([*rows])
        left_out = [each for each in shelved.steps if each.hidden_by]
        if left_out:
            self.column.addWidget(label(self._left_out(left_out), "secondary"))
        self._waits_for = shelved.waits_for
        self.column.addWidget(self.agreed, 0, Qt.AlignmentFlag.AlignLeft)
        self.agreed.setVisible(bool(shelved.waits_for))
        self.column.addStretch(1)

    def _left_out(self, steps: list[ShelvedStep]) -> str:
        t = self.context.texts
        told = {each.step.exercise: each for each in steps}
        lines = [
            f"• {exercise_name(each.exercise, t)}: {' '.join(t(reason.text) for reason in each.hidden_by)}"
            for each in told.values()
        ]
        return "\n".join([t("Left out because of what you ticked in About me:"), *lines])

    def _row(self, each: ShelvedStep, photos: Mapping[str, Path]) -> PressCard:
        t = self.context.texts
        name, dose = exercise_name(each.exercise, t), dose_text(each.dose, each.played.sides, t)
        row = PressCard("stepRow", f"{name}. {dose}")
        picture = ExercisePicture(self.context.theme, self.context.icons)
        picture.setFixedSize(self.context.theme.px(PICTURE[0]), self.context.theme.px(PICTURE[1]))
        if isinstance(each.exercise, Exercise):
            picture.show_figure(each.exercise.figure, "")
        else:
            picture.show_file(photos.get(each.exercise.id), "")
        texts = QVBoxLayout()
        texts.setSpacing(1)
        texts.addStretch(1)
        texts.addWidget(label(name, "strong"))
        rest = t("then {n} s rest", n=t.number(each.dose.rest_s)) if each.dose.rest_s else ""
        texts.addWidget(label(" · ".join(part for part in (dose, rest) if part), "caption"))
        for said in (each.hint, *(mark.text for mark in each.marks)):
            if said:
                texts.addWidget(label(t(said), "mind" if said != each.hint else "caption"))
        texts.addStretch(1)
        across = QHBoxLayout(row)
        across.setContentsMargins(8, 8, 12, 8)
        across.setSpacing(12)
        across.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        across.addLayout(texts, 1)
        row.let_through()
        row.clicked.connect(partial(self.opened.emit, each.step.exercise))
        return row


def _note(text: str) -> QFrame:
    made = QFrame()
    made.setProperty("role", "note")
    box = QVBoxLayout(made)
    box.setContentsMargins(12, 8, 12, 8)
    box.addWidget(label(text))
    return made
