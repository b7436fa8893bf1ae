"""Insights: what goes together in the person's own diary, reckoned while the window answers."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from painlog.errors import UserError
from painlog.services.bundle import DiaryServices
from painlog.services.changes import Topic
from painlog.services.experiments import Trials
from painlog.services.insight_words import shift_sentence
from painlog.services.insights import Insights
from painlog.ui.jobs import Err, Ok, Report
from painlog.ui.page import Page, PageContext
from painlog.ui.pages.insights.experiment_card import ExperimentCard
from painlog.ui.pages.insights.routine_card import RoutineCard
from painlog.ui.pages.insights.treatment_card import TreatmentCard
from painlog.ui.pages.insights.trigger_card import TriggerCard
from painlog.ui.widgets.card import Card, label
from painlog.ui.widgets.progress_strip import ProgressStrip
from painlog.ui.widgets.scroll_body import ScrollBody, scrolled
from painlog.ui.widgets.tab_order import order_tabs

ACROSS, DOWN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
NARROW_BELOW = 980
"""Narrower than this the cards stand under each other (design.md section 2)."""
RIGHT_WIDTH = 440
MARGIN, GAP = 24, 16
_JOB = "insights"
_NO_LIMIT = 16_777_215


@dataclass(frozen=True, slots=True)
class Found:
    """What one look through the diary brings."""

    insights: Insights
    trials: Trials


class InsightsPage(Page):
    """Looks through the diary off the GUI thread; what is shown stays until something newer is found."""

    topics = frozenset(
        {
            Topic.ENTRIES,
            Topic.CATALOGUE,
            Topic.IMPORTS,
            Topic.SETTINGS,
            Topic.EXPERIMENTS,
            Topic.WARNING_SIGNS,
            Topic.TRAINING,
        }
    )

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        t = context.texts
        self._services: DiaryServices | None = None
        self.found: Found | None = None
        self.progress = ProgressStrip(
            t("Looking through your diary"),
            t("Stopped. What is shown here may be older than your diary."),
            t("Cancel"),
            t("Look again"),
        )
        self.triggers = TriggerCard(context)
        self.treatments = TreatmentCard(context)
        self.experiment = ExperimentCard(context)
        self.routines = RoutineCard(context)
        self.shifts = Card(t("When your pain moved to another level"))
        self.shifts.title.setWordWrap(True)
        self.shifts.head.setStretchFactor(self.shifts.title, 100)
        self.shifts_text = label("", "secondary")
        self.shifts.box.addWidget(self.shifts_text)
        self._lay_out()
        cards = (self.triggers, self.treatments, self.experiment)
        order_tabs([self.progress.cancel, self.progress.again, *(stop for card in cards for stop in card.stops)])
        self.progress.cancelled.connect(self.cancel)
        self.progress.again_wanted.connect(self.refresh)
        context.theme.changed.connect(self._dress)

    def diary_opened(self, services: DiaryServices) -> None:
        self._services = services
        self.refresh()

    def refresh(self) -> None:
        """Look through the diary as it is now."""
        services = self._services
        if services is None:
            return

        def work(report: Report) -> Found:
            return Found(services.insights.now(report), services.experiments.now())

        self.progress.begin()
        self.context.jobs.start_long(_JOB, work, self._done, self.progress.tell)

    def cancel(self) -> None:
        """Stop looking; what was shown stays."""
        self.context.jobs.cancel(_JOB)
        self.progress.stop()

    def closing(self) -> None:
        self.progress.end()

    def focus_start(self) -> None:
        shown = self.triggers.plot if self.triggers.plot.isVisible() else self.experiment.set_up
        shown.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < self.context.theme.px(NARROW_BELOW)
        self._across.setDirection(DOWN if narrow else ACROSS)
        wide = self.context.theme.px(RIGHT_WIDTH)
        self._right.setMinimumWidth(0 if narrow else wide)
        self._right.setMaximumWidth(_NO_LIMIT if narrow else wide)

    def _done(self, outcome: Ok | Err) -> None:
        if isinstance(outcome, Ok):
            self.progress.end()
            self._show(outcome.value)
            return
        if not isinstance(outcome.error, UserError):
            self.progress.end()
            raise outcome.error
        self.progress.stop(self.context.texts.error(outcome.error))

    def _show(self, found: Found) -> None:
        had_focus = self.isAncestorOf(self.window().focusWidget() or self) and self.found is None
        self.found = found
        t = self.context.texts
        self.triggers.show_insights(found.insights)
        self.treatments.show_insights(found.insights)
        self.routines.show_insights(found.insights)
        self.experiment.show_trials(found.trials)
        self.shifts_text.setText("\n".join(shift_sentence(shift, t) for shift in found.insights.shifts))
        self.shifts.setVisible(bool(found.insights.shifts))
        self._body.show()
        if had_focus:
            self.focus_start()

    def _dress(self) -> None:
        for card in (self.triggers, self.treatments, self.experiment):
            card.dress()

    def _lay_out(self) -> None:
        t = self.context.texts
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(label(t("Insights"), "title", wrap=False))
        head.addWidget(label(t("Patterns in your own diary: what goes together, not what causes what"), "secondary"), 1)
        self._body = QWidget()
        self._across = QBoxLayout(ACROSS, self._body)
        self._across.setContentsMargins(0, 0, 0, 0)
        self._across.setSpacing(GAP)
        left = QVBoxLayout()
        left.setSpacing(GAP)
        left.addWidget(self.triggers, 1)
        left.addWidget(self.routines)
        left.addWidget(self.shifts)
        self._right = QWidget()
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(GAP)
        right.addWidget(self.treatments)
        right.addWidget(self.experiment, 1)
        self._across.addLayout(left, 1)
        self._across.addWidget(self._right, 0, Qt.AlignmentFlag.AlignTop)
        self._body.hide()
        body = ScrollBody()
        column = QVBoxLayout(body)
        column.setContentsMargins(MARGIN, 20, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addLayout(head)
        column.addWidget(self.progress)
        column.addWidget(self._body, 1)
        column.addStretch(0)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(body))
