"""Exercise: what is planned this week, the routines, and the library they are made of."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from painlog.domain.routines import Routine, RoutineStep
from painlog.domain.shelf import Shelf, ShelvedRoutine
from painlog.services.bundle import DiaryServices
from painlog.services.changes import Changes, Topic
from painlog.services.exercise_words import routine_name
from painlog.services.exercises import load_catalogue
from painlog.ui.page import Page, PageContext
from painlog.ui.pages.exercise.exercise_view import ExerciseView
from painlog.ui.pages.exercise.library_card import LibraryCard
from painlog.ui.pages.exercise.pane import Pane
from painlog.ui.pages.exercise.routine_view import RoutineView
from painlog.ui.pages.exercise.routines_card import RoutinesCard
from painlog.ui.widgets.card import label
from painlog.ui.widgets.scroll_body import ScrollBody, scrolled
from painlog.ui.widgets.tab_order import order_tabs

ACROSS, DOWN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
NARROW_BELOW = 860
"""Narrower than this the cards stand under each other (design.md section 2)."""
LIST_WIDTH = 288
MARGIN, GAP = 24, 16
_NO_LIMIT = 16_777_215


class ExercisePage(Page):
    """The list of routines stays; beside it stands the library or what was opened from it."""

    topics = frozenset({Topic.TRAINING, Topic.ABOUT, Topic.SETTINGS, Topic.ENTRIES, Topic.WARNING_SIGNS})

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._services: DiaryServices | None = None
        self.shelf: Shelf | None = None
        self._photos: dict[str, Path] = {}
        self._library = load_catalogue(context.resources / "exercises")
        self.target = ""
        """The id of the routine that "+" adds to; empty for a new one."""
        self.routines = RoutinesCard(context)
        self.library = LibraryCard(context)
        self.exercise = ExerciseView(context, self.show_library)
        self.routine = RoutineView(context, self.show_library)
        self._panes: tuple[Pane, ...] = (self.library, self.exercise, self.routine)
        self.stack = QStackedWidget()
        for pane in self._panes:
            self.stack.addWidget(pane)
        self._lay_out()
        self._connect()

    # What the shell calls

    def diary_opened(self, services: DiaryServices) -> None:
        self._services = services
        self.refresh()

    def refresh(self) -> None:
        """Show the diary as it is now; what was opened stays open."""
        services = self._services
        if services is None:
            return
        shelf = services.routines.shelf(self._library)
        self.shelf = shelf
        found = {own.id: services.routines.picture_of(own) for own in shelf.stock.own.values()}
        self._photos = {id_: path for id_, path in found.items() if path is not None}
        if shelf.routine(self.target) is None:
            self.target = shelf.routines[0].routine.id if shelf.routines else ""
        self.library.show_shelf(shelf, self._photos)
        self._show_routines()
        self._show_again()

    def focus_start(self) -> None:
        self._area.verticalScrollBar().setValue(0)
        self.routines.focus_row(self.target)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() < self.context.theme.px(NARROW_BELOW)
        self._below.setDirection(DOWN if narrow else ACROSS)
        wide = self.context.theme.px(LIST_WIDTH)
        self.routines.setMinimumWidth(0 if narrow else wide)
        self.routines.setMaximumWidth(_NO_LIMIT if narrow else wide)

    # What a person does

    def show_library(self) -> None:
        """Go back to the library, to the card that was opened."""
        opened = self.exercise.shown if self.stack.currentWidget() is self.exercise else ""
        came_from = self.routine.shown if self.stack.currentWidget() is self.routine else ""
        self._show(self.library)
        if came_from:
            self.routines.focus_row(came_from)
        else:
            self.library.focus_tile(opened)

    def open_exercise(self, id_: str) -> None:
        """Show everything about an exercise."""
        exercise = self.shelf.stock.known(id_) if self.shelf else None
        if self.shelf is None or exercise is None:
            return
        self.exercise.show_exercise(exercise, self.shelf, self._photos.get(id_), self._target_name())
        self._show(self.exercise)
        self.exercise.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_routine(self, id_: str) -> None:
        """Show a routine; "+" in the library adds to it from now on."""
        shelved = self.shelf.routine(id_) if self.shelf else None
        if shelved is None:
            return
        self._choose_target(id_)
        self.routine.show_routine(shelved, self._photos)
        self._show(self.routine)
        self.routine.start.setFocus(Qt.FocusReason.OtherFocusReason)

    def add_to_routine(self, exercise_id: str) -> None:
        """Add an exercise to the chosen routine; of a built-in one a copy is made first."""
        shelf = self.shelf
        exercise = shelf.stock.known(exercise_id) if shelf else None
        if shelf is None or exercise is None:
            return
        step = RoutineStep(exercise_id, exercise.dose)
        shelved = shelf.routine(self.target)
        if shelved is None:
            self.save_routine(Routine("", self.context.texts("My routine"), (step,)))
        elif shelved.own:
            routine = shelved.routine
            self.context.perform(lambda services: services.routines.add_step(routine, step), self, self.refresh)
        else:
            copy = Routine("", self._copy_name(shelved), (*shelved.routine.steps, step), shelved.routine.id)
            self.save_routine(copy)

    def save_routine(self, routine: Routine) -> None:
        """Save a routine of the person's own and choose it."""
        kept: list[Routine] = []

        def save(services: DiaryServices) -> Changes:
            made, changes = services.routines.save(routine)
            kept.append(made)
            return changes

        self.context.perform(save, self, lambda: self._saved(kept[-1]))

    # Inside

    def _saved(self, routine: Routine) -> None:
        self.target = routine.id
        self.refresh()

    def _show_routines(self) -> None:
        t = self.context.texts
        note = t("Start low, add slowly. A mild ache can be acceptable if it settles by the next morning.")
        if self.shelf is not None:
            self.routines.show_shelf(self.shelf, {}, self._photos, self.target, note)
            self.library.set_target(self._target_name())

    def _show_again(self) -> None:
        """Bring what is open up to date, or leave it where it is gone."""
        shown = self.stack.currentWidget()
        if self.shelf is None:
            return
        if shown is self.routine:
            shelved = self.shelf.routine(self.routine.shown)
            if shelved is None:
                self._show(self.library)
            else:
                self.routine.show_routine(shelved, self._photos)
        if shown is self.exercise:
            exercise = self.shelf.stock.known(self.exercise.shown)
            if exercise is None:
                self._show(self.library)
            else:
                photo = self._photos.get(exercise.id)
                self.exercise.show_exercise(exercise, self.shelf, photo, self._target_name())
        self._order_tabs()

    def _choose_target(self, id_: str) -> None:
        self.target = id_
        self.routines.choose(id_)
        self.library.set_target(self._target_name())

    def _target_name(self) -> str:
        shelved = self.shelf.routine(self.target) if self.shelf else None
        return routine_name(shelved, self.context.texts) if shelved is not None else ""

    def _copy_name(self, shelved: ShelvedRoutine) -> str:
        return self.context.texts("{routine}, my way", routine=routine_name(shelved, self.context.texts))

    def _copy(self, id_: str) -> None:
        shelved = self.shelf.routine(id_) if self.shelf else None
        if shelved is not None:
            name = self._copy_name(shelved)
            origin = shelved.routine.copied_from or shelved.routine.id
            self.save_routine(Routine("", name, shelved.routine.steps, origin))

    def _put_away(self, id_: str, away: bool) -> None:
        shelved = self.shelf.routine(id_) if self.shelf else None
        if shelved is not None:
            routine = shelved.routine
            self.context.perform(lambda services: services.routines.put_away(routine, away), self, self.refresh)

    def _put_exercise_away(self, id_: str) -> None:
        own = self.shelf.stock.own.get(id_) if self.shelf else None
        if own is not None:
            self.context.perform(lambda services: services.routines.put_exercise_away(own), self, self._put_back)

    def _put_back(self) -> None:
        self.refresh()
        self.show_library()

    def _order(self, ids: list[str]) -> None:
        self.context.perform(lambda services: services.routines.order(ids), self, self.refresh)

    def _show(self, pane: Pane) -> None:
        self.stack.setCurrentWidget(pane)
        self._order_tabs()

    def _order_tabs(self) -> None:
        shown = self.stack.currentWidget()
        order_tabs([*self.routines.stops, *(stop for pane in self._panes if pane is shown for stop in pane.stops)])

    def _connect(self) -> None:
        self.routines.opened.connect(self.open_routine)
        self.routines.ordered.connect(self._order)
        self.library.opened.connect(self.open_exercise)
        self.library.add_wanted.connect(self.add_to_routine)
        self.exercise.opened.connect(self.open_exercise)
        self.exercise.add_wanted.connect(self.add_to_routine)
        self.exercise.away_wanted.connect(self._put_exercise_away)
        self.routine.opened.connect(self.open_exercise)
        self.routine.copy_wanted.connect(self._copy)
        self.routine.away_wanted.connect(self._put_away)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(label(self.context.texts("Exercise"), "title", wrap=False))
        head.addStretch(1)
        below = QWidget()
        self._below = QBoxLayout(ACROSS, below)
        self._below.setContentsMargins(0, 0, 0, 0)
        self._below.setSpacing(GAP)
        self._below.addWidget(self.routines)
        self._below.addWidget(self.stack, 1)
        body = ScrollBody()
        column = QVBoxLayout(body)
        column.setContentsMargins(MARGIN, 20, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addLayout(head)
        column.addWidget(below, 1)
        self._area = scrolled(body)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area)
