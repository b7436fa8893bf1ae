"""Everything that an entry and its day may also say; all of it optional."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QCheckBox,
    QDoubleSpinBox,
    QGridLayout,
    QHBoxLayout,
    QPlainTextEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from painlog.domain.built_in_items import SIDED_SYMPTOMS, TIMED_SYMPTOMS
from painlog.domain.diary import COURSE_NAMES, MINUTES_A_DAY, SIDE_NAMES, Course, DayContext, Side, Symptom
from painlog.domain.draft import Draft
from painlog.i18n import Texts
from painlog.ui.theme import Theme
from painlog.ui.widgets.card import Card, label
from painlog.ui.widgets.chips import ChipGroup, Choice
from painlog.ui.widgets.segmented import Segment, SegmentedControl
from painlog.ui.widgets.ten_points import TenPoints

GAP = 16
TITLE_WIDTH, COUNT_WIDTH = 150, 124
_UNSET = -1
_TAB = Qt.FocusPolicy.TabFocus


@dataclass(frozen=True, slots=True)
class Details:
    """What the form says about the entry; the day's values are a `DayContext`."""

    qualities: tuple[str, ...] = ()
    symptoms: tuple[Symptom, ...] = ()
    course: Course | None = None
    hours: float | None = None
    flare: bool = False
    note: str = ""


def details_of(draft: Draft) -> Details:
    """The part of a draft that the form shows."""
    return Details(draft.qualities, draft.symptoms, draft.course, draft.hours, draft.flare, draft.note)


class DetailsForm(QWidget):
    """Two cards under each other: this pain, and the day as a whole."""

    details_changed = Signal(object)
    day_changed = Signal(object)

    def __init__(self, texts: Texts, theme: Theme, tick: QIcon) -> None:
        super().__init__()
        self._texts = texts
        self._theme = theme
        self._details = Details()
        self._day = DayContext(date.min)
        self.set_choices((), ())
        self._below_symptoms: tuple[QWidget, ...] = ()
        self._showing = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        self._pain_card, self._day_card = Card(texts("This pain")), Card(texts("The day as a whole"))
        self._build_pain(self._pain_card, tick)
        self._build_day(self._day_card)
        column.addWidget(self._pain_card)
        column.addWidget(self._day_card)

    @property
    def details(self) -> Details:
        return self._details

    @property
    def day(self) -> DayContext:
        return self._day

    @property
    def stops(self) -> list[QWidget]:
        """The controls in the order in which they are read."""
        rows = (self._symptom_rows.itemAt(place) for place in range(self._symptom_rows.count()))
        shown = [row.widget() for row in rows if row is not None]
        beside = [stop for row in shown if row for stop in row.findChildren(QWidget) if stop.focusPolicy() & _TAB]
        return [
            self.note,
            *self._qualities.stops,
            *self._symptoms.stops,
            *beside,
            *self._below_symptoms,
            *self._course.stops,
            self._hours,
            self._flare,
            *self._scales.values(),
            *self._ticks.values(),
            *self._counts.values(),
        ]

    def set_choices(self, qualities: Sequence[Choice], symptoms: Sequence[Choice]) -> None:
        """What can be ticked; shown with the next values."""
        self._quality_choices, self._symptom_choices = qualities, symptoms
        self._symptom_names = {choice.id: choice.text for choice in symptoms}

    def add_below_symptoms(self, widget: QWidget, *stops: QWidget) -> None:
        """Put something of the page's own below the symptoms; Tab visits its `stops` there."""
        self._own_place.addWidget(widget)
        self._below_symptoms = stops

    def set_values(self, details: Details, day: DayContext) -> None:
        """Show these values without a signal."""
        self._showing = True
        self._details, self._day = details, day
        self._qualities.set_choices(self._quality_choices, details.qualities)
        self._symptoms.set_choices(self._symptom_choices, [symptom.id for symptom in details.symptoms])
        self._course.set_value(details.course)
        self._hours.setValue(_UNSET if details.hours is None else details.hours)
        self._flare.setChecked(details.flare)
        if self.note.toPlainText() != details.note:
            self.note.setPlainText(details.note)
        for name, scale in self._scales.items():
            scale.set_value(getattr(day, name))
        for name, tick in self._ticks.items():
            tick.setChecked(bool(getattr(day, name)))
        for name, count in self._counts.items():
            value = getattr(day, name)
            count.setValue(_UNSET if value is None else value)
        self._show_symptom_rows()
        self._showing = False

    def set_scale(self, name: str, value: int | None) -> None:
        """Answer one of `sleep`, `mood` and `stress` (0 to 10) as the person would."""
        self._scales[name].choose(value)

    def set_tick(self, name: str, on: bool) -> None:
        """Answer one of `limited` and `work_missed` as the person would."""
        self._ticks[name].setChecked(on)

    def focus_first(self) -> None:
        """Put the keyboard on the first control."""
        self.note.setFocus(Qt.FocusReason.TabFocusReason)

    def _build_pain(self, card: Card, tick: QIcon) -> None:
        t = self._texts
        self._qualities = ChipGroup(t("What it feels like"))
        self._symptoms = ChipGroup(t("What came with it"))
        for group in (self._qualities, self._symptoms):
            group.set_icons(tick, QIcon())
        self._qualities.chosen_changed.connect(lambda chosen: self._change(qualities=chosen))
        self._symptoms.chosen_changed.connect(self._symptoms_chosen)
        self._symptom_rows, self._own_place = QVBoxLayout(), QVBoxLayout()
        self._course = SegmentedControl(
            [Segment(course, t(name)) for course, name in COURSE_NAMES.items()], t("Course of the day"), soft=True
        )
        self._course.value_changed.connect(lambda value: self._change(course=value))
        self._hours = QDoubleSpinBox()
        self._hours.setRange(_UNSET, 24)
        self._hours.setDecimals(1)
        self._hours.setSpecialValueText("–")
        self._hours.setAccessibleName(t("Hours it lasted"))
        self._hours.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._hours.setValue(_UNSET)
        self._hours.valueChanged.connect(lambda value: self._change(hours=None if value < 0 else value))
        self._flare = QCheckBox(t("A flare: clearly worse than usual"))
        self._flare.toggled.connect(lambda on: self._change(flare=on))
        self.note = QPlainTextEdit()
        self.note.setAccessibleName(t("Note"))
        self.note.setPlaceholderText(t("Anything you want to remember"))
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(self._theme.px(84))
        self.note.textChanged.connect(lambda: self._change(note=self.note.toPlainText()))
        card.box.addWidget(label(t("Note"), "strong"))
        card.box.addWidget(self.note)
        for group in (self._qualities, self._symptoms):
            card.box.addWidget(label(group.accessibleName(), "strong"))
            card.box.addWidget(group)
        card.box.addLayout(self._symptom_rows)
        card.box.addLayout(self._own_place)
        card.box.addWidget(label(t("Course of the day"), "strong"))
        row = QHBoxLayout()
        row.addWidget(self._course, 2)
        row.addWidget(label(t("Hours it lasted"), "secondary"), 1, Qt.AlignmentFlag.AlignRight)
        row.addWidget(self._hours)
        card.box.addLayout(row)
        card.box.addWidget(self._flare)
        card.box.addStretch(1)

    def _build_day(self, card: Card) -> None:
        t = self._texts
        self._scales = {
            "sleep": TenPoints(self._theme, t("Sleep last night"), t("very bad"), t("very good")),
            "mood": TenPoints(self._theme, t("Mood"), t("very low"), t("very good")),
            "stress": TenPoints(self._theme, t("Stress"), t("none"), t("very high")),
        }
        titles = {"sleep": t("Sleep last night"), "mood": t("Mood"), "stress": t("Stress")}
        rows = QGridLayout()
        rows.setHorizontalSpacing(12)
        rows.setColumnMinimumWidth(0, self._theme.px(TITLE_WIDTH))
        rows.setColumnStretch(1, 1)
        for row, (name, scale) in enumerate(self._scales.items()):
            rows.addWidget(label(titles[name], "strong"), row, 0)
            rows.addWidget(scale, row, 1)
            scale.value_changed.connect(lambda value, key=name: self._change_day(key, value))
        self._ticks = {
            "limited": QCheckBox(t("It limited my activities")),
            "work_missed": QCheckBox(t("I missed work")),
        }
        card.box.addLayout(rows)
        for name, tick in self._ticks.items():
            tick.toggled.connect(lambda on, key=name: self._change_day(key, on))
            card.box.addWidget(tick)
        self._counts = {
            "walked_min": self._count(t("Minutes walked"), MINUTES_A_DAY),
            "steps": self._count(t("Steps"), 200_000),
        }
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setColumnMinimumWidth(0, self._theme.px(TITLE_WIDTH))
        grid.setColumnStretch(2, 1)
        for row, (name, count) in enumerate(self._counts.items()):
            count.setMinimumWidth(self._theme.px(COUNT_WIDTH))
            grid.addWidget(label(count.accessibleName(), "secondary"), row, 0)
            grid.addWidget(count, row, 1)
            count.valueChanged.connect(lambda value, key=name: self._change_day(key, None if value < 0 else value))
        card.box.addLayout(grid)
        card.box.addStretch(1)

    def _count(self, name: str, most: int) -> QSpinBox:
        made = QSpinBox()
        made.setRange(_UNSET, most)
        made.setSpecialValueText("–")
        made.setValue(_UNSET)
        made.setAccessibleName(name)
        made.setAlignment(Qt.AlignmentFlag.AlignCenter)
        return made

    def _change(self, **values: object) -> None:
        if not self._showing:
            self._details = replace(self._details, **values)  # type: ignore[arg-type]
            self.details_changed.emit(self._details)

    def _change_day(self, name: str, value: object) -> None:
        if not self._showing:
            self._day = replace(self._day, **{name: value})  # type: ignore[arg-type]
            self.day_changed.emit(self._day)

    def _symptoms_chosen(self, chosen: tuple[str, ...]) -> None:
        known = {symptom.id: symptom for symptom in self._details.symptoms}
        self._change(symptoms=tuple(known.get(id_, Symptom(id_)) for id_ in chosen))
        self._show_symptom_rows()

    def _change_symptom(self, changed: Symptom) -> None:
        symptoms = tuple(changed if s.id == changed.id else s for s in self._details.symptoms)
        self._change(symptoms=symptoms)

    def _show_symptom_rows(self) -> None:
        while (item := self._symptom_rows.takeAt(0)) is not None:
            gone = item.widget()
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        for symptom in self._details.symptoms:
            if symptom.id in SIDED_SYMPTOMS | TIMED_SYMPTOMS:
                self._symptom_rows.addWidget(self._symptom_row(symptom))

    def _symptom_row(self, symptom: Symptom) -> QWidget:
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        name = self._symptom_names.get(symptom.id, symptom.id)
        across.addWidget(label(name, "secondary"), 1)
        if symptom.id in SIDED_SYMPTOMS:
            across.addWidget(self._side_control(symptom, name), 2)
        else:
            across.addWidget(self._minutes_box(symptom, name))
        return row

    def _side_control(self, symptom: Symptom, name: str) -> SegmentedControl:
        t = self._texts
        control = SegmentedControl([Segment(side, t(word)) for side, word in SIDE_NAMES.items()], name, soft=True)
        control.set_value(symptom.side)
        control.value_changed.connect(
            lambda side: self._change_symptom(Symptom(symptom.id, Side(side) if side else None))
        )
        return control

    def _minutes_box(self, symptom: Symptom, name: str) -> QSpinBox:
        box = self._count(f"{name}: {self._texts('minutes')}", MINUTES_A_DAY)
        box.setSuffix(" " + self._texts("min"))
        box.setValue(_UNSET if symptom.minutes is None else symptom.minutes)
        box.valueChanged.connect(
            lambda value: self._change_symptom(Symptom(symptom.id, minutes=None if value < 0 else value))
        )
        return box
