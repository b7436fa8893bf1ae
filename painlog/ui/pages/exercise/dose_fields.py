"""How much of an exercise: number fields for hold, repetitions, sets and rest, and a choice of sides."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QSpinBox, QVBoxLayout, QWidget

from painlog.domain.exercises import DOSE_RANGES, SIDES_NAMES, Dose, Sides
from painlog.ui.page import PageContext
from painlog.ui.widgets.card import label
from painlog.ui.widgets.choice_button import ChoiceButton
from painlog.ui.widgets.flow_layout import FlowLayout
from painlog.ui.widgets.segmented import Segment

FIELD_WIDTH, SIDES_WIDTH = 66, 228


class DoseFields(QWidget):
    """What is shown depends on the dose: minutes, or repetitions with a hold in seconds or in breaths."""

    changed = Signal()

    def __init__(self, context: PageContext, dose: Dose, sides: Sides, name: str) -> None:
        super().__init__()
        self._context, self._dose, self._name = context, dose, name
        t = context.texts
        self._spins: dict[str, DoseSpin] = {}
        self._flow = FlowLayout(self, 10)
        held = ("breaths", t("Breaths")) if dose.breaths and not dose.hold_s else ("hold_s", t("Hold (s)"))
        counted = (held, ("reps", t("Times")), ("sets", t("Sets")))
        for field, title in (("minutes", t("Minutes")),) if dose.minutes is not None else counted:
            self._add(field, title)
        self._add("rest_s", t("Rest (s)"))
        self.sides = ChoiceButton(t("Sides"), [Segment(each, t(SIDES_NAMES[each])) for each in Sides])
        self.sides.set_value(sides)
        self.sides.set_chevron(context.icons.icon("chevron-down", context.theme.tokens["ink2"], 16))
        self.sides.setFixedWidth(context.theme.px(SIDES_WIDTH))
        self.sides.value_changed.connect(lambda _value: self.changed.emit())
        if dose.minutes is None:
            self._flow.addWidget(_titled(t("Sides"), self.sides))

    @property
    def dose(self) -> Dose:
        """The dose as the fields say it; 0 seconds or breaths mean that nothing is held."""
        values = {field: spin.value() for field, spin in self._spins.items()}
        return Dose(
            reps=values.get("reps", 1),
            sets=values.get("sets", 1),
            hold_s=values.get("hold_s") or None,
            breaths=values.get("breaths") or None,
            rest_s=values.get("rest_s", 0),
            minutes=values.get("minutes"),
            times_a_day=self._dose.times_a_day,
        )

    @property
    def chosen_sides(self) -> Sides:
        """How the sides are done."""
        return Sides(str(self.sides.value))

    @property
    def stops(self) -> list[QWidget]:
        """The controls that Tab visits, in order."""
        return [*self._spins.values(), *([self.sides] if self._dose.minutes is None else [])]

    def spin(self, field: str) -> "DoseSpin":
        """The number field of a part of the dose."""
        return self._spins[field]

    def minimumSizeHint(self) -> QSize:
        return QSize(self._flow.minimumSize().width(), 0)

    def _add(self, field: str, title: str) -> None:
        least, most = DOSE_RANGES[field]
        spin = DoseSpin(0 if field in ("hold_s", "breaths") else least, most)
        spin.setValue(getattr(self._dose, field) or 0)
        spin.setAccessibleName(f"{self._name}: {title}")
        spin.setFixedWidth(self._context.theme.px(FIELD_WIDTH))
        spin.valueChanged.connect(lambda _value: self.changed.emit())
        self._spins[field] = spin
        self._flow.addWidget(_titled(title, spin))


class DoseSpin(QSpinBox):
    """A number field that the mouse wheel changes only while it has the keyboard."""

    def __init__(self, least: int, most: int) -> None:
        super().__init__()
        self.setRange(least, most)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


def _titled(title: str, field: QWidget) -> QWidget:
    made = QWidget()
    box = QVBoxLayout(made)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(2)
    box.addWidget(label(title, "caption", wrap=False))
    box.addWidget(field)
    return made
