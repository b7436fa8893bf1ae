"""An exercise in the person's own words: name, how it is done, a picture, and how much."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from painlog.domain.exercises import KIND_NAMES, Dose, Kind, Sides
from painlog.domain.training import OwnExercise
from painlog.errors import UserError
from painlog.ui.file_choice import file_to_open
from painlog.ui.page import PageContext
from painlog.ui.pages.exercise.dose_fields import DoseFields
from painlog.ui.pages.exercise.pane import Pane
from painlog.ui.widgets.card import button, label
from painlog.ui.widgets.choice_button import ChoiceButton
from painlog.ui.widgets.exercise_picture import ExercisePicture
from painlog.ui.widgets.segmented import Segment, SegmentedControl
from painlog.ui.widgets.tab_order import order_tabs

PICTURE, CUE_HEIGHT = (220, 150), 96
COUNTED, TIMED = "counted", "timed"
_FIRST = {COUNTED: Dose(reps=8), TIMED: Dose(minutes=5)}


class OwnExerciseForm(Pane):
    """Nothing is kept before Save; a picture that cannot be read leaves everything else in the form."""

    saved = Signal(object, object)
    """exercise: OwnExercise, picture: Path | None"""

    def __init__(self, context: PageContext, cancel: Callable[[], None]) -> None:
        super().__init__(context, context.texts("Exercise"), cancel)
        t = context.texts
        self._before: OwnExercise | None = None
        self._made_at: datetime | None = None
        self._picture: Path | None = None
        self._removed = False
        self.name = _line(t("Name of the exercise"))
        self.cue = QPlainTextEdit()
        self.cue.setAccessibleName(t("How it is done"))
        self.cue.setTabChangesFocus(True)
        self.cue.setFixedHeight(context.theme.px(CUE_HEIGHT))
        self.kind = ChoiceButton(t("What it is for"), [Segment(kind, t(KIND_NAMES[kind])) for kind in Kind])
        self.from_therapist = QCheckBox(t("From my physiotherapist"))
        self.measure = SegmentedControl(
            [Segment(COUNTED, t("Repetitions")), Segment(TIMED, t("Minutes"))], t("How it is counted")
        )
        self.picture = ExercisePicture(context.theme, context.icons)
        self.choose = button(t("Choose a picture…"), "small", self._ask_for_picture)
        self.remove = button(t("Without the picture"), "small", self._remove_picture)
        self.trouble = label("", "trouble")
        self.save = button(t("Save"), "primary", self.try_to_save)
        self.head.addWidget(self.save)
        self._dose_holder = QVBoxLayout()
        self.fields = DoseFields(context, _FIRST[COUNTED], Sides.NONE, t("How much"))
        self._dose_holder.addWidget(self.fields)
        self._lay_out()
        self.measure.value_changed.connect(self._measure_changed)
        context.theme.changed.connect(self.dress)
        self.dress()

    @property
    def stops(self) -> list[QWidget]:
        measure = [stop for stop in self.measure.stops if stop.focusPolicy() == Qt.FocusPolicy.StrongFocus]
        return [
            *super().stops,
            self.name,
            self.cue,
            self.kind,
            *measure,
            *self.fields.stops,
            self.from_therapist,
            self.choose,
            self.remove,
            self.save,
        ]

    def edit(self, exercise: OwnExercise | None, now: datetime, photo: Path | None) -> None:
        """Put an exercise into the form, or nothing yet; `now` is when a new one is made."""
        t = self.context.texts
        self._before, self._made_at, self._picture, self._removed = exercise, now, None, False
        self.title.setText(t("Edit the exercise") if exercise else t("An exercise of your own"))
        self.name.setText(exercise.name if exercise else "")
        self.cue.setPlainText(exercise.cue if exercise else "")
        self.kind.set_value(exercise.kind if exercise else Kind.STRENGTH)
        self.from_therapist.setChecked(bool(exercise and exercise.from_physiotherapist))
        dose = exercise.dose if exercise else _FIRST[COUNTED]
        self.measure.set_value(TIMED if dose.minutes is not None else COUNTED)
        self._show_dose(dose, exercise.sides if exercise else Sides.NONE)
        self._show_picture(photo)
        self._say("")
        self.to_top()
        self.name.setFocus()

    def take_picture(self, file: Path) -> None:
        """Show a picture that is to be kept with the exercise."""
        self._picture, self._removed = file, False
        self._show_picture(file)

    def try_to_save(self) -> None:
        """Save, or say what is missing."""
        before = self._before
        if self._made_at is None:
            return
        try:
            made = OwnExercise(
                before.id if before else "",
                self.name.text(),
                before.made_at if before else self._made_at,
                self.cue.toPlainText().strip(),
                Kind(str(self.kind.value)),
                self.fields.dose,
                self.fields.chosen_sides,
                before.picture if before and not self._removed else "",
                self.from_therapist.isChecked(),
                before.hidden if before else False,
            )
        except UserError as trouble:
            self._say(self.context.texts.error(trouble))
            return
        self.saved.emit(made, self._picture)

    def dress(self) -> None:
        """Wear the theme's icons."""
        tokens = self.context.theme.tokens
        self.choose.setIcon(self.context.icons.icon("image", tokens["ink2"], 20))
        self.kind.set_chevron(self.context.icons.icon("chevron-down", tokens["ink2"], 16))

    def _ask_for_picture(self) -> None:
        t = self.context.texts
        kinds = t("Pictures") + " (*.jpg *.jpeg *.png *.webp *.bmp *.gif *.tif *.tiff)"
        chosen = file_to_open(self, t("Choose a picture"), kinds)
        if chosen is not None:
            self.take_picture(chosen)

    def _remove_picture(self) -> None:
        self._picture, self._removed = None, True
        self._show_picture(None)
        self.choose.setFocus()

    def _show_picture(self, file: Path | None) -> None:
        self.picture.show_file(file, self.context.texts("Picture"))
        self.remove.setEnabled(file is not None)

    def _measure_changed(self, value: object) -> None:
        self._show_dose(_FIRST[str(value)], self.fields.chosen_sides)

    def _show_dose(self, dose: Dose, sides: Sides) -> None:
        self._dose_holder.removeWidget(self.fields)
        self.fields.hide()
        self.fields.deleteLater()
        self.fields = DoseFields(self.context, dose, sides, self.context.texts("How much"))
        self._dose_holder.addWidget(self.fields)
        order_tabs(self.stops)

    def _say(self, sentence: str) -> None:
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))

    def _lay_out(self) -> None:
        t, px = self.context.texts, self.context.theme.px
        self.picture.setFixedSize(px(PICTURE[0]), px(PICTURE[1]))
        beside = QVBoxLayout()
        for each in (self.choose, self.remove):
            beside.addWidget(each, 0, Qt.AlignmentFlag.AlignLeft)
        beside.addStretch(1)
        pictured = QHBoxLayout()
        pictured.setSpacing(12)
        pictured.addWidget(self.picture)
        pictured.addLayout(beside, 1)
        rows: tuple[tuple[str, QWidget], ...] = (
            (t("Name of the exercise"), self.name),
            (t("How it is done, in your words or your physiotherapist's"), self.cue),
            (t("What it is for"), self.kind),
            (t("How it is counted"), self.measure),
        )
        self.column.addWidget(self.trouble)
        for title, field in rows:
            self.column.addWidget(label(title, "secondary"))
            stretched = field in (self.name, self.cue)
            self.column.addWidget(field, 0, Qt.AlignmentFlag(0) if stretched else Qt.AlignmentFlag.AlignLeft)
        self.column.addLayout(self._dose_holder)
        self.column.addWidget(self.from_therapist)
        self.column.addWidget(
            label(t("Picture: a copy is kept beside your diary, without place and date"), "secondary")
        )
        self.column.addLayout(pictured)
        self.column.addStretch(1)


def _line(name: str) -> QLineEdit:
    made = QLineEdit()
    made.setAccessibleName(name)
    return made
