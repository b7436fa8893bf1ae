"""Exercise: what is planned this week, the routines, and the library they are made of."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from painlog.domain.routines import Routine
from painlog.domain.shelf import Shelf
from painlog.services.bundle import DiaryServices
from painlog.services.changes import Topic
from painlog.services.exercise_words import routine_name
from painlog.services.exercises import load_catalogue
from painlog.ui.page import Page, PageContext
from painlog.ui.pages.exercise.editor import RoutineEditor
from painlog.ui.pages.exercise.exercise_view import ExerciseView
from painlog.ui.pages.exercise.library_card import LibraryCard
from painlog.ui.pages.exercise.making import Making
from painlog.ui.pages.exercise.own_form import OwnExerciseForm
from painlog.ui.pages.exercise.pane import Pane
from painlog.ui.pages.exercise.planning import Planning
from painlog.ui.pages.exercise.printing import Printing
from painlog.ui.pages.exercise.routine_view import RoutineView
from painlog.ui.pages.exercise.routines_card import RoutinesCard
from painlog.ui.widgets.scroll_body import ScrollBody, scrolled
from painlog.ui.widgets.tab_order import order_tabs

ACROSS, DOWN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
NARROW_BELOW, WEEKS_BELOW = 780, 980
"""Narrower than this the cards stand under each other; the last four weeks go below the week earlier."""
LIST_WIDTH = 288
MARGIN, GAP = 24, 16
_NO_LIMIT = 16_777_215


class ExercisePage(Page):
    """The week and the list of routines stay; beside the list stands the library, or what was opened from it."""

    topics = frozenset({Topic.TRAINING, Topic.ABOUT, Topic.SETTINGS, Topic.ENTRIES, Topic.WARNING_SIGNS})

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._services: DiaryServices | None = None
        self.shelf: Shelf | None = None
        self._photos: dict[str, Path] = {}
        self.exercises = load_catalogue(context.resources / "exercises")
        self.target = ""
        """The id of the routine that "+" adds to; empty for a new one."""
        self.making, self.planning, self.printing = Making(self), Planning(self), Printing(self)
        self.routines = RoutinesCard(context)
        self.library = LibraryCard(context)
        self.exercise = ExerciseView(context, self.show_library, self._in_steps)
        self.routine = RoutineView(context, self.show_library)
        self.editor = RoutineEditor(context, self._leave_editor)
        self.own = OwnExerciseForm(context, self.show_library)
        self.panes: tuple[Pane, ...] = (
            self.library,
            self.exercise,
            self.routine,
            self.editor,
            self.own,
            self.planning.pane,
        )
        self.stack = QStackedWidget()
        for pane in self.panes:
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
        shelf = services.routines.shelf(self.exercises)
        self.shelf = shelf
        found = {own.id: services.routines.picture_of(own) for own in shelf.stock.own.values()}
        self._photos = {id_: path for id_, path in found.items() if path is not None}
        if shelf.routine(self.target) is None:
            self.target = self.planning.due_today(services) or (shelf.routines[0].routine.id if shelf.routines else "")
        self.planning.refresh(services, shelf)
        self.library.show_shelf(shelf, self._photos)
        self.library.set_target(self._target_name())
        self.routines.show_shelf(
            shelf, self.planning.planned(), self._photos, self.target, self.planning.note(services)
        )
        self._show_again(shelf)

    def focus_start(self) -> None:
        self._area.verticalScrollBar().setValue(0)
        self.routines.focus_row(self.target)

    def day_began(self, before: date, today: date) -> None:
        self.planning.go_to_today()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        px, width = self.context.theme.px, event.size().width()
        narrow = width < px(NARROW_BELOW)
        self._above.setDirection(DOWN if width < px(WEEKS_BELOW) else ACROSS)
        self._below.setDirection(DOWN if narrow else ACROSS)
        self.routines.setMinimumWidth(0 if narrow else px(LIST_WIDTH))
        self.routines.setMaximumWidth(_NO_LIMIT if narrow else px(LIST_WIDTH))
        self._fit_weeks(width < px(WEEKS_BELOW))

    def _fit_weeks(self, below: bool) -> None:
        weeks = self.planning.weeks
        width = max(self.context.theme.px(LIST_WIDTH), weeks.minimumSizeHint().width())
        weeks.setMinimumWidth(0 if below else width)
        weeks.setMaximumWidth(_NO_LIMIT if below else width)

    # What a person does

    def show_library(self) -> None:
        """Go back to the library, and to what was left for it."""
        shown = self.stack.currentWidget()
        self._show(self.library)
        if shown is self.exercise:
            self.library.focus_tile(self.exercise.shown)
        else:
            self.routines.focus_row(self.routine.shown or self.target)

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

    def edit_routine(self, id_: str) -> None:
        """Put a routine of the person's own on the desk; without an id a new one."""
        shelved = self.shelf.routine(id_) if self.shelf else None
        if self.shelf is not None:
            self.editor.edit(shelved.routine if shelved else None, self.shelf, self._photos)
            self._show(self.editor)

    def edit_exercise(self, id_: str) -> None:
        """Put an own exercise into the form; without an id a new one."""
        own = self.shelf.stock.own.get(id_) if self.shelf else None
        now = self.context.clock.now().replace(microsecond=0)
        self.own.edit(own, now, self._photos.get(id_))
        self._show(self.own)

    def open_plan(self, routine_id: str) -> None:
        """Show the plan, and begin one for a routine."""
        self.planning.pane.begin_form(routine_id)
        self._show(self.planning.pane)
        self.planning.pane.to_top()
        self.planning.pane.back.setFocus(Qt.FocusReason.OtherFocusReason)

    # Inside

    def _show_again(self, shelf: Shelf) -> None:
        """Bring what is open up to date, or leave it where it is gone. What is being made stays as it is."""
        shown = self.stack.currentWidget()
        if shown is self.routine:
            shelved = shelf.routine(self.routine.shown)
            if shelved is not None:
                self.routine.show_routine(shelved, self._photos)
            else:
                self._show(self.library)
        if shown is self.exercise:
            exercise = shelf.stock.known(self.exercise.shown)
            if exercise is not None:
                self.exercise.show_exercise(exercise, shelf, self._photos.get(exercise.id), self._target_name())
            else:
                self._show(self.library)
        self._order_tabs()

    def _choose_target(self, id_: str) -> None:
        self.target = id_
        self.routines.choose(id_)
        self.library.set_target(self._target_name())

    def _target_name(self) -> str:
        shelved = self.shelf.routine(self.target) if self.shelf else None
        return routine_name(shelved, self.context.texts) if shelved is not None else ""

    def _print(self, routine_id: str) -> None:
        if self._services is not None:
            self.printing.ask(routine_id, self._services)

    def _in_steps(self) -> bool:
        """Whether the person wants figures to step from pose to pose instead of moving."""
        return self._services is not None and self._services.sessions.choices().steps

    def _copied(self, routine: Routine) -> None:
        self.edit_routine(routine.id)

    def _leave_editor(self) -> None:
        """Go, and offer the way back to what was not saved."""
        t, unsaved = self.context.texts, self.editor.unsaved
        self.show_library()
        if unsaved:
            self.context.show_message(
                t("The changes to this routine were not saved."), t("Back to them"), lambda: self._show(self.editor)
            )

    def _show(self, pane: Pane) -> None:
        self.stack.setCurrentWidget(pane)
        self._order_tabs()
        if pane is not self.library:
            self._area.ensureWidgetVisible(pane.area, 0, 0)

    def _order_tabs(self) -> None:
        shown, planning = self.stack.currentWidget(), self.planning
        pane = [stop for pane in self.panes if pane is shown for stop in pane.stops]
        order_tabs([*planning.head.stops, *planning.week.stops, *planning.offer.stops, *self.routines.stops, *pane])

    def _connect(self) -> None:
        making, planning = self.making, self.planning
        self.routines.opened.connect(self.open_routine)
        self.routines.new_wanted.connect(lambda: self.edit_routine(""))
        self.routines.ordered.connect(making.order)
        self.library.opened.connect(self.open_exercise)
        for told in (self.library.agreement_told, self.routine.agreement_told):
            told.connect(making.agree)
        self.library.own_wanted.connect(lambda: self.edit_exercise(""))
        for pane in (self.library, self.exercise):
            pane.add_wanted.connect(lambda id_: making.add(id_, self.target))
        self.exercise.opened.connect(self.open_exercise)
        self.exercise.edit_wanted.connect(self.edit_exercise)
        self.exercise.away_wanted.connect(making.put_exercise_away)
        self.routine.opened.connect(self.open_exercise)
        self.routine.start_wanted.connect(planning.play)
        self.routine.edit_wanted.connect(self.edit_routine)
        self.routine.copy_wanted.connect(lambda id_: making.copy(id_, self._copied))
        self.routine.away_wanted.connect(making.put_away)
        self.routine.moved.connect(self.routines.move_row)
        self.routine.plan_wanted.connect(self.open_plan)
        self.routine.done_wanted.connect(planning.done_now)
        self.routine.print_wanted.connect(self._print)
        self.editor.saved.connect(lambda routine: making.save(routine, lambda made: self.open_routine(made.id)))
        self.own.saved.connect(lambda own, picture: making.save_exercise(own, picture, self.open_exercise))

    def _lay_out(self) -> None:
        above, below = QWidget(), QWidget()
        self._above, self._below = QBoxLayout(ACROSS, above), QBoxLayout(ACROSS, below)
        for across in (self._above, self._below):
            across.setContentsMargins(0, 0, 0, 0)
            across.setSpacing(GAP)
        self._above.addWidget(self.planning.week, 1)
        self._above.addWidget(self.planning.weeks)
        self._below.addWidget(self.routines)
        self._below.addWidget(self.stack, 1)
        body = ScrollBody()
        column = QVBoxLayout(body)
        column.setContentsMargins(MARGIN, 20, MARGIN, MARGIN)
        column.setSpacing(GAP)
        for widget in (self.planning.head, above, self.planning.offer):
            column.addWidget(widget)
        column.addWidget(below, 1)
        self._area = scrolled(body)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area)
