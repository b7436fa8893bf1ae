"""Setting up an experiment: what is tried, how long, from when, and what must be known before the start."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QScrollArea, QVBoxLayout, QWidget

from painlog.domain.experiments import BLOCK_DAYS, FEWEST_PAIRS, MOST_PAIRS
from painlog.i18n import Texts
from painlog.services.experiment_words import BEFORE_THE_START, plan_text, question
from painlog.services.experiments import TrialPlan, Trials
from painlog.ui.theme import Theme
from painlog.ui.widgets.card import button, label
from painlog.ui.widgets.focus_ring import FocusRing
from painlog.ui.widgets.segmented import Segment, SegmentedControl

USUAL_PAIRS, USUAL_BLOCK_DAYS = 4, 14
"""4 pairs of 14 days unless the person chooses otherwise (stages.md section 6)."""

SIZE = (640, 740)
_LIST_HEIGHT = 122
"""Three treatments and the hint that there are more."""


class ExperimentSetup(QDialog):
    """Works by keyboard alone: a list, three rows of segments, and the start. `plan` is what is chosen now."""

    def __init__(
        self, parent: QWidget, theme: Theme, t: Texts, trials: Trials, start: Callable[[TrialPlan], object]
    ) -> None:
        super().__init__(parent)
        self._trials, self._t, self._start = trials, t, start
        self.setWindowTitle(t("Set up an experiment"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.question = label("", "cardTitle")
        self.treatments = QListWidget()
        self.treatments.setAccessibleName(t("What to compare"))
        self.treatments.addItems([t.name(item.name, item.own) for item in trials.choices])
        self.treatments.setFixedHeight(_LIST_HEIGHT)
        self.treatments.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.pairs = SegmentedControl(_counts(range(FEWEST_PAIRS, MOST_PAIRS + 1), t), t("Pairs of blocks"))
        self.block_days = SegmentedControl(_counts(BLOCK_DAYS, t), t("Days of a block"))
        self.first_day = SegmentedControl([Segment(day, t.day(day)) for day in trials.first_days], t("First day"))
        self.summary = label("", "secondary")
        self.begin = button("", "primary", self.accept_plan)
        self.cancel = button(t("Cancel"), "quiet", self.reject)
        self._lay_out()
        self.resize(theme.px(SIZE[0]), min(theme.px(SIZE[1]), self.screen().availableGeometry().height()))
        self._ring = FocusRing(self, lambda: theme.colour("accent"))
        self._choose_the_usual()
        self.treatments.currentRowChanged.connect(lambda _row: self._tell())
        for control in (self.pairs, self.block_days, self.first_day):
            control.value_changed.connect(lambda _value: self._tell())
        self._tell()
        self.treatments.setFocus()

    @property
    def plan(self) -> TrialPlan:
        chosen = self._trials.choices[max(self.treatments.currentRow(), 0)]
        first = self.first_day.value
        day = next(day for day in self._trials.first_days if day == first)
        return TrialPlan(chosen.id, int(str(self.pairs.value)), int(str(self.block_days.value)), day)

    def accept_plan(self) -> None:
        """Start what is chosen and close."""
        plan = self.plan
        self.accept()
        self._start(plan)

    def _choose_the_usual(self) -> None:
        self.treatments.setCurrentRow(0)
        self.pairs.set_value(USUAL_PAIRS)
        self.block_days.set_value(USUAL_BLOCK_DAYS)
        self.first_day.set_value(self._trials.first_days[-1])

    def _tell(self) -> None:
        plan, t = self.plan, self._t
        item = self._trials.choices[max(self.treatments.currentRow(), 0)]
        self.question.setText(question(item, t))
        self.summary.setText(plan_text(plan.pairs, plan.block_days, t))
        self.begin.setText(t("Start on {day}", day=t.day(plan.first_day)))

    def _lay_out(self) -> None:
        t = self._t
        inside = QWidget()
        inside.setObjectName("pageBody")
        box = QVBoxLayout(inside)
        box.setContentsMargins(20, 18, 20, 12)
        box.setSpacing(8)
        box.addWidget(self.question)
        box.addWidget(self.treatments)
        beside = QHBoxLayout()
        beside.setSpacing(16)
        beside.addLayout(_titled(t("Pairs of blocks"), self.pairs), 3)
        beside.addLayout(_titled(t("Days of a block"), self.block_days), 2)
        box.addLayout(beside)
        box.addLayout(_titled(t("First day"), self.first_day))
        box.addWidget(self.summary)
        box.addWidget(label(t("Before you start"), "strong"))
        for sentence in BEFORE_THE_START:
            box.addWidget(label(f"• {t(sentence)}", "secondary"))
        box.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setAccessibleName(t("Before you start"))
        scroll.setWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 12)
        outer.addWidget(scroll, 1)
        outer.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(20, 4, 20, 0)
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.begin)
        return row


def _titled(title: str, control: QWidget) -> QVBoxLayout:
    box = QVBoxLayout()
    box.setSpacing(4)
    box.addWidget(label(title, "strong"))
    box.addWidget(control)
    return box


def _counts(numbers: range | tuple[int, ...], t: Texts) -> list[Segment]:
    return [Segment(number, t.number(number)) for number in numbers]
