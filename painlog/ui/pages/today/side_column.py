"""The column beside the form: the day's entries and, once the diary is open, the episode and the flags."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from painlog.errors import UserError
from painlog.services.bundle import DiaryServices
from painlog.ui.jobs import Err, Ok
from painlog.ui.page import Page
from painlog.ui.pages.today.day_card import DayCard
from painlog.ui.widgets.scroll_body import ScrollBody, scrolled
from painlog.ui.widgets.steady_bar import keep_bar_room
from painlog.ui.widgets.tab_order import order_tabs

if TYPE_CHECKING:
    from painlog.services.check_ins import CheckInState
    from painlog.services.episode_facts import EpisodeFactsState
    from painlog.services.episodes import EpisodeState
    from painlog.services.todays_exercise import TodaysExercise
    from painlog.ui.flag_column import FlagColumn
    from painlog.ui.pages.today.check_in_card import CheckInCard
    from painlog.ui.pages.today.episode_card import EpisodeCard
    from painlog.ui.pages.today.exercise_card import ExerciseCard
    from painlog.ui.pages.today.experiment_card import ExperimentCard
    from painlog.ui.pages.today.facts_prompt import FactsPrompt

JOB = "episode on Today"


class SideState(NamedTuple):
    """What the column shows below the day, read together; `raised` are flags that are questions for the doctor."""

    episode: "EpisodeState"
    facts: "EpisodeFactsState"
    check_in: "CheckInState"
    raised: frozenset[str]
    exercise: "TodaysExercise | None"


def side_state(services: DiaryServices, resources: Path) -> SideState:
    """Read what the column shows."""
    from painlog.services.exercises import load_catalogue
    from painlog.services.todays_exercise import todays_exercise

    return SideState(
        services.episodes.state(),
        services.episode_facts.state(),
        services.check_ins.state(),
        services.visits.raised_flags(),
        todays_exercise(services, load_catalogue(resources / "exercises")),
    )


class SideColumn(QWidget):
    """What is below the day card is worked out elsewhere and built when it first comes, so it delays nothing.

    Beside the form it scrolls by itself, so that the form keeps the height of the window.
    """

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self.day_card = DayCard(page.context)
        self.episode: EpisodeCard | None = None
        self.flags: FlagColumn | None = None
        self.experiment: ExperimentCard | None = None
        self.check_in: CheckInCard | None = None
        self.facts: FactsPrompt | None = None
        self.exercise: ExerciseCard | None = None
        self._asked: tuple[DiaryServices, date] | None = None
        self._waiting = False
        self._body = ScrollBody()
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(16)
        self._column.addWidget(self.day_card)
        self._column.addStretch(1)
        self._area = scrolled(self._body)
        self.bar_room = keep_bar_room(self._area)
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.addWidget(self._area)

    def set_beside(self, beside: bool) -> None:
        """Stand beside the form, or below it and then as high as the content."""
        if beside == (self._area.widget() is self._body):
            return
        if beside:
            self._outer.removeWidget(self._body)
            self._area.setWidget(self._body)
        else:
            self._outer.addWidget(self._area.takeWidget())
        self._area.setVisible(beside)
        self._body.show()

    def refresh(self, services: DiaryServices, day: date) -> None:
        """Show the episode, the flags and the experiment of `day`, once what the person waits for is done."""
        self._asked = services, day
        if not self._waiting:
            self._waiting = True
            QTimer.singleShot(0, self, self._begin)

    def closing(self) -> None:
        """Begin nothing more."""
        self._asked = None

    def _begin(self) -> None:
        self._waiting = False
        if self._asked is not None:
            services = self._asked[0]
            self._page.context.jobs.start(
                JOB, lambda: side_state(services, self._page.context.resources), self._deliver
            )

    def _deliver(self, outcome: Ok | Err) -> None:
        if isinstance(outcome, Ok):
            self._show(outcome.value)
        elif not isinstance(outcome.error, UserError):
            raise outcome.error

    def _show(self, state: SideState) -> None:
        if self.episode is None or self.flags is None:
            self.episode, self.flags = self._build()
        if self._asked is not None:
            self.episode.show_state(state.episode, self._asked[0])
        self.flags.show_state(state.episode, state.raised)
        experiment, check_in, facts = self._show_experiment(), self._show_check_in(state), self._show_facts(state)
        cards = (check_in, experiment, self.episode, facts, self._show_exercise(state), self.flags)
        order_tabs([stop for card in cards for stop in card.stops])

    def _show_check_in(self, state: SideState) -> "CheckInCard":
        from painlog.ui.pages.today.check_in_card import CheckInCard

        if self.check_in is None:
            self.check_in = CheckInCard(self._page)
            self._column.insertWidget(1, self.check_in)
        self.check_in.show_state(state.check_in)
        return self.check_in

    def _show_facts(self, state: SideState) -> "FactsPrompt":
        from painlog.ui.pages.today.facts_prompt import FactsPrompt

        assert self.episode is not None
        if self.facts is None:
            self.facts = FactsPrompt(self._page)
            self.episode.box.addWidget(self.facts)
        self.facts.show_state(state.facts, self.episode.question is not None)
        return self.facts

    def _show_exercise(self, state: SideState) -> "ExerciseCard":
        from painlog.ui.pages.today.exercise_card import ExerciseCard

        if self.exercise is None:
            self.exercise = ExerciseCard(self._page)
            self._column.insertWidget(self._column.count() - 2, self.exercise)
        if self._asked is not None:
            self.exercise.show_exercise(self._asked[0], state.exercise)
        return self.exercise

    def _show_experiment(self) -> "ExperimentCard":
        from painlog.ui.pages.today.experiment_card import ExperimentCard

        if self.experiment is None:
            self.experiment = ExperimentCard(self._page)
            self._column.insertWidget(1, self.experiment)
        if self._asked is not None:
            self.experiment.refresh(*self._asked)
        return self.experiment

    def _build(self) -> "tuple[EpisodeCard, FlagColumn]":
        from painlog.ui.flag_column import FlagColumn
        from painlog.ui.pages.today.episode_card import EpisodeCard

        episode, flags = EpisodeCard(self._page), FlagColumn(self._page)
        for card in (episode, flags):
            self._column.insertWidget(self._column.count() - 1, card)
        return episode, flags
