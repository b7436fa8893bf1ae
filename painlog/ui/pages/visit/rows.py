"""Below the choices: medicines, this episode, the weekly check-in and the activities, each with a way to change it."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from painlog.domain.visits import FactKey
from painlog.services.bundle import DiaryServices
from painlog.services.check_ins import CheckInState
from painlog.services.episode_facts import EpisodeFactsState
from painlog.services.visits import VisitState
from painlog.ui.page import Operation, PageContext
from painlog.ui.pages.visit.link_row import LinkRow


class VisitRows(QWidget):
    """Opens the dialogs; `wanted` carries what is to be kept."""

    wanted = Signal(object)
    """Operation"""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        t = self._t = context.texts
        self._context = context
        self._services: DiaryServices | None = None
        self._facts = EpisodeFactsState()
        self._check_ins: CheckInState | None = None
        self.medicines = LinkRow(context, "pill", t("Medicines"), [(t("Edit"), lambda: context.show_page("about"))])
        self.episode = LinkRow(context, "note", t("This episode"), [(t("Edit"), self.open_facts)])
        self.check_in = LinkRow(
            context,
            "calendar-plus",
            t("Weekly check-in"),
            [(t("Check in now"), self.open_check_in), (t("Chart"), self.open_charts)],
        )
        self.asks = QCheckBox(t("Offer it on Today every week"))
        self.asks.clicked.connect(self._ask_weekly)
        self.check_in.box.addWidget(self.asks)
        self.activities = LinkRow(
            context, "exercise", t("What I want to be able to do"), [(t("Score or edit"), self.open_activities)]
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for row in self._rows:
            column.addWidget(row)

    @property
    def _rows(self) -> tuple[LinkRow, ...]:
        return self.medicines, self.episode, self.check_in, self.activities

    @property
    def stops(self) -> list[QWidget]:
        """The controls in the order of Tab."""
        check_in = [*self.check_in.stops, self.asks]
        return [*self.medicines.stops, *self.episode.stops, *check_in, *self.activities.stops]

    def diary_opened(self, services: DiaryServices) -> None:
        """The diary that the dialogs work on."""
        self._services = services

    def show_state(self, state: VisitState) -> None:
        """Show the medicines."""
        names = list(dict.fromkeys(medicine.name for medicine in state.medicines))
        self.medicines.say(", ".join(names) if names else self._t("None noted"))

    def show_beside(self, facts: EpisodeFactsState, check_ins: CheckInState) -> None:
        """Show what was told about the episode, and the state of the check-ins."""
        self._facts, self._check_ins = facts, check_ins
        t = self._t
        told = t.n("{n} question answered", "{n} questions answered", facts.told)
        self.episode.say(told if facts.told else t("How it began and what changes it: not told yet"))
        self.episode.setVisible(facts.span is not None)
        last = check_ins.last
        self.check_in.say(t("Last on {day}", day=t.date(last.day)) if last is not None else t("Not done yet"))
        self.asks.setChecked(check_ins.asks)
        names = [activity.name for activity in check_ins.open]
        self.activities.say(", ".join(names) if names else t("Three to five things that pain makes hard"))

    def open_facts(self) -> None:
        """Ask what a doctor asks about the newest episode."""
        from painlog.ui.dialogs.episode_facts import EpisodeFactsDialog

        EpisodeFactsDialog(self.window(), self._context.theme, self._t, self._facts, self._tell).open()

    def open_check_in(self) -> None:
        """Ask the three questions about the past week."""
        from painlog.ui.dialogs.check_in import CheckInDialog

        today = self._check_ins.of_today if self._check_ins else None
        CheckInDialog(
            self.window(),
            self._context.theme,
            self._t,
            lambda answers: self._want(lambda services: services.check_ins.answer(*answers)),
            answers=today.answers if today else (None, None, None),
        ).open()

    def open_activities(self) -> None:
        """Score the activities, or change their list."""
        from painlog.ui.dialogs.check_in_activities import ActivitiesDialog

        if self._services is not None:
            ActivitiesDialog(self.window(), self._context, self._services).open()

    def open_charts(self) -> None:
        """Show check-ins and activities over time."""
        from painlog.ui.dialogs.check_in_charts import CheckInChartsDialog

        if self._check_ins is not None:
            CheckInChartsDialog(self.window(), self._context, self._check_ins).open()

    def _ask_weekly(self, on: bool) -> None:
        self._want(lambda services: services.check_ins.ask_weekly(on))

    def _tell(self, answers: Mapping[FactKey, str]) -> None:
        self._want(lambda services: services.episode_facts.tell(answers))

    def _want(self, operation: Operation) -> None:
        self.wanted.emit(operation)
