"""The week: seven days, each with what is planned and what was done, and today's Start."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from painlog.domain.adherence import TrainingDay
from painlog.domain.recurrence import State
from painlog.domain.shelf import Shelf
from painlog.services.training_reading import Week
from painlog.ui.page import PageContext
from painlog.ui.pages.exercise.week_words import WeekLine, week_lines
from painlog.ui.widgets.card import Card, button, label
from painlog.ui.widgets.press_card import PressCard
from painlog.ui.widgets.roving import Roving
from painlog.ui.widgets.tile_grid import TileGrid

TILE_WIDTH, TILE_HEIGHT, BARE_HEIGHT = 88, 104, 46
GAP = 8


class WeekCard(Card):
    """Left and Right go from day to day; Enter opens what can be done with it."""

    plan_wanted = Signal()
    start_wanted = Signal(object)
    """line: WeekLine"""
    done_wanted = Signal(object)
    skip_wanted = Signal(object)
    tomorrow_wanted = Signal(object)
    as_planned_wanted = Signal(object)
    remove_wanted = Signal(object)
    session_wanted = Signal(str)
    """the id of what was done"""
    opened = Signal(str)

    def __init__(self, context: PageContext) -> None:
        t = context.texts
        super().__init__(t("This week"))
        self._context = context
        self.change = button(t("Change plan"), "inlineLink", self.plan_wanted.emit)
        self.head.addWidget(self.change)
        self.days: list[DayColumn] = []
        self.grid = TileGrid(context.theme.px(TILE_WIDTH), GAP, (7, 4, 2, 1))
        self.roving = Roving(self, lambda: self.grid.columns)
        self._planned = True
        self.hint = label(t("Nothing is planned yet. Start any routine when you like, or make a plan."), "secondary")
        self.box.addWidget(self.hint)
        self.box.addWidget(self.grid)
        self.box.addStretch(1)
        context.theme.changed.connect(self._dress)

    @property
    def stops(self) -> list[QWidget]:
        tile = self.roving.stop
        starts = [day.start for day in self.days if day.start is not None]
        return [self.change, *([tile] if tile is not None else []), *starts]

    def show_week(self, week: Week, shelf: Shelf, planned: bool) -> None:
        """Show the seven days; where nothing is `planned` at all, a day without anything is not called rest."""
        t = self._context.texts
        self._planned = planned
        self.change.setText(t("Change plan") if planned else t("Make a plan"))
        self.hint.setVisible(not planned)
        this = week.first_day <= week.today <= week.days[-1].day
        self.title.setText(t("This week") if this else t("The week"))
        focused = next((day.day for day in self.days if day.tile.hasFocus()), None)
        for old in self.days:
            old.hide()
            old.deleteLater()
        self.days = [self._column(day, week.today, shelf) for day in week.days]
        self.grid.set_tiles([*self.days])
        wanted = focused or week.today
        current = next((day for day in self.days if day.day == wanted), self.days[0])
        self.roving.set_widgets([day.tile for day in self.days], current.tile)
        if focused is not None:
            current.tile.setFocus()

    def _column(self, day: TrainingDay, today: date, shelf: Shelf) -> "DayColumn":
        t = self._context.texts
        lines = tuple(week_lines(day, today, shelf, t))
        column = DayColumn(self._context, day.day, today, lines, t("Rest day") if self._planned else "")
        column.tile.clicked.connect(partial(self._open_menu, column))
        if column.start is not None:
            first = next(line for line in lines if line.open)
            column.start.clicked.connect(partial(self.start_wanted.emit, first))
        return column

    def _open_menu(self, column: "DayColumn") -> None:
        menu = self.menu_of(column)
        if not menu.isEmpty():
            menu.popup(column.tile.mapToGlobal(QPoint(0, column.tile.height() + 2)))

    def menu_of(self, column: "DayColumn") -> QMenu:
        """What can be done with the routines of a day."""
        menu = QMenu(column)
        menu.aboutToHide.connect(menu.deleteLater)
        for line in column.lines:
            if len(column.lines) > 1:
                menu.addSection(line.name)
            for text, act in self._acts(line, column.is_ahead):
                menu.addAction(text).triggered.connect(lambda _on=False, act=act: act())
        return menu

    def _acts(self, line: WeekLine, ahead: bool) -> list[tuple[str, Callable[[], None]]]:
        t = self._context.texts
        acts: list[tuple[str, Callable[[], None]]] = []
        if line.open:
            acts.append((t("Start"), partial(self.start_wanted.emit, line)))
        if line.slot is not None and line.slot.state is State.PLANNED:
            if not ahead:
                acts.append((t("Done without the timer"), partial(self.done_wanted.emit, line)))
            acts.append((t("Skip this time"), partial(self.skip_wanted.emit, line)))
            acts.append((t("Move to the next day"), partial(self.tomorrow_wanted.emit, line)))
        if line.slot is not None and (line.slot.state is State.SKIPPED or line.slot.occurrence.was_moved):
            acts.append((t("As planned again"), partial(self.as_planned_wanted.emit, line)))
        if line.session is not None:
            acts.append((t("Show what was done"), partial(self.session_wanted.emit, line.session.id)))
            acts.append((t("It was not done"), partial(self.remove_wanted.emit, line)))
        acts.append((t("Show the routine"), partial(self.opened.emit, line.routine_id)))
        return acts

    def _dress(self) -> None:
        for day in self.days:
            day.dress()


class DayColumn(QWidget):
    """One day: its name, its number, and the tile below."""

    def __init__(self, context: PageContext, day: date, today: date, lines: tuple[WeekLine, ...], without: str) -> None:
        super().__init__()
        self._without = without
        t = context.texts
        self._context, self.day, self.lines = context, day, lines
        self.is_ahead = day > today
        self.start: QPushButton | None = None
        self._icons: list[tuple[QLabel, str, str]] = []
        is_today = day == today
        name, number = (
            label(t.date(day, "EEE"), "dayNow" if is_today else "day", wrap=False),
            label(t.number(day.day), "dayNow" if is_today else "day", wrap=False),
        )
        head = QHBoxLayout()
        head.setContentsMargins(4, 0, 4, 0)
        head.addWidget(name)
        head.addStretch(1)
        head.addWidget(number)
        spoken = "; ".join(line.spoken for line in lines) or without or t("Nothing planned")
        self.tile = PressCard(_role(lines, is_today), f"{t.day(day)}: {spoken}")
        self._fill()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addLayout(head)
        box.addWidget(self.tile, 1)
        self.dress()

    def dress(self) -> None:
        """Wear the theme's icons."""
        for holder, name, token in self._icons:
            icon = self._context.icons.icon(name, self._context.theme.tokens[token], 18)
            holder.setPixmap(icon.pixmap(QSize(18, 18)))
        if self.start is not None:
            self.start.setIcon(self._context.icons.icon("play", self._context.theme.tokens["on_accent"], 18))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.dress()

    def _fill(self) -> None:
        across = QHBoxLayout(self.tile)
        across.setContentsMargins(10, 10, 8, 8)
        across.addStrut(self._context.theme.px(TILE_HEIGHT if self.lines or self._without else BARE_HEIGHT))
        box = QVBoxLayout()
        across.addLayout(box, 1)
        box.setSpacing(2)
        if not self.lines:
            self._fill_rest(box)
        for number, line in enumerate(self.lines):
            if number:
                box.addSpacing(4)
            box.addWidget(label(line.name, "tileName"))
            if len(self.lines) == 1:
                box.addWidget(label(line.size, "secondary"))
                box.addStretch(1)
            if not line.open or self.start is not None:
                box.addLayout(self._state(line))
            else:
                self.start = self._start_button(line)
                box.addWidget(self.start)
        if len(self.lines) > 1:
            box.addStretch(1)
        self.tile.let_through()

    def _fill_rest(self, box: QVBoxLayout) -> None:
        if not self._without:
            return
        leaf = QLabel()
        self._icons.append((leaf, "leaf", "ink3"))
        box.addStretch(1)
        box.addWidget(leaf, 0, Qt.AlignmentFlag.AlignHCenter)
        said = label(self._without, "secondary")
        said.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        box.addWidget(said)
        box.addStretch(1)

    def _state(self, line: WeekLine) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        if line.ticked:
            tick = QLabel()
            self._icons.append((tick, "done", "accent"))
            row.addWidget(tick)
        row.addWidget(label(line.state, "tileDone" if line.done else "caption"), 1)
        return row

    def _start_button(self, line: WeekLine) -> QPushButton:
        made = button(self._context.texts("Start"), "primarySmall")
        made.setAccessibleName(f"{made.text()}: {line.name}")
        return made


def _role(lines: tuple[WeekLine, ...], is_today: bool) -> str:
    if is_today and lines and not all(line.done for line in lines):
        return "dayToday"
    if not lines:
        return "dayRest"
    return "dayDone" if all(line.done for line in lines) else "dayPlanned"
