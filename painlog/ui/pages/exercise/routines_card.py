"""The list of routines: those that painlog brings and the person's own, in the person's order."""

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from painlog.domain.exercises import Exercise
from painlog.domain.shelf import Shelf, ShelvedRoutine
from painlog.services.exercise_words import routine_name, size_text, unplanned_text
from painlog.ui.page import PageContext
from painlog.ui.pages.exercise.pane import Pane
from painlog.ui.widgets.card import button, label, line, set_role
from painlog.ui.widgets.exercise_picture import ExercisePicture
from painlog.ui.widgets.focus_ring import OWN_RING
from painlog.ui.widgets.press_card import PressCard
from painlog.ui.widgets.roving import Roving

PICTURE = (64, 56)
ROW_MARGINS = (16, 13, 12, 13)
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class RoutinesCard(Pane):
    """Up and Down go from row to row, Enter opens one, Alt+Up and Alt+Down move it."""

    opened = Signal(str)
    new_wanted = Signal()
    ordered = Signal(list)
    """The ids of the rows in the order that the person wants."""

    def __init__(self, context: PageContext) -> None:
        t = context.texts
        super().__init__(context, t("Routines"))
        self._rows: dict[str, RoutineRow] = {}
        self._shown: object = None
        self.new = button(t("New"), "link", self.new_wanted.emit)
        self.new.setAccessibleName(t("New routine"))
        self.title.setWordWrap(True)
        self.head.setStretchFactor(self.title, 100)
        self.head.addWidget(self.new)
        self.roving = Roving(self)
        self.put_away = button("", "quietLink", self._toggle_put_away)
        self.advice = label("", "caption")
        self._list, self._away = QVBoxLayout(), QWidget()
        self._list.setSpacing(0)
        self._away_list = QVBoxLayout(self._away)
        self._away_list.setContentsMargins(0, 0, 0, 0)
        self._away_list.setSpacing(0)
        self._away.hide()
        self._lay_out()
        context.theme.changed.connect(self.dress)
        self.dress()

    @property
    def stops(self) -> list[QWidget]:
        row = self.roving.stop
        return [self.new, *([row] if row is not None else []), self.put_away]

    @property
    def rows(self) -> "dict[str, RoutineRow]":
        """The rows by the id of their routine."""
        return self._rows

    def show_shelf(
        self, shelf: Shelf, planned: Mapping[str, str], photos: Mapping[str, Path], chosen: str, note: str
    ) -> None:
        """Show the routines; `planned` says when each is planned, `note` what is to be known before one begins."""
        self.advice.setText(note)
        shown = (shelf.routines, shelf.put_away, tuple(planned.items()), tuple(photos.items()))
        if shown != self._shown:
            self._shown = shown
            self._build(shelf, planned, photos, chosen)
        self.choose(chosen)

    def _build(self, shelf: Shelf, planned: Mapping[str, str], photos: Mapping[str, Path], chosen: str) -> None:
        focused = next((id_ for id_, row in self._rows.items() if row.hasFocus()), None)
        for old in self._rows.values():
            old.deleteLater()
        _empty(self._list)
        _empty(self._away_list)
        self._rows = {}
        self._fill(self._list, shelf.routines, planned, photos)
        self._fill(self._away_list, shelf.put_away, planned, photos)
        t = self.context.texts
        self.put_away.setText(t.n("{n} routine put away", "{n} routines put away", len(shelf.put_away)))
        self.put_away.setVisible(bool(shelf.put_away))
        self._away.setVisible(bool(shelf.put_away) and not self._away.isHidden())
        shown = [row for id_, row in self._rows.items() if self._in_list(id_, shelf) or not self._away.isHidden()]
        self.roving.set_widgets(shown, self._rows.get(focused or chosen))
        if focused in self._rows:
            self._rows[focused].setFocus()

    def choose(self, routine_id: str) -> None:
        """Mark the routine that "+" in the library adds to."""
        for id_, row in self._rows.items():
            row.mark(id_ == routine_id)

    def focus_row(self, routine_id: str) -> None:
        """Put the keyboard on a row, or on the first one."""
        row = self._rows.get(routine_id) or self.roving.stop
        if row is not None:
            row.setFocus(Qt.FocusReason.OtherFocusReason)

    def move_row(self, routine_id: str, step: int) -> None:
        """Move a row up (-1) or down (1)."""
        ids = [id_ for id_, row in self._rows.items() if row.parentWidget() is not self._away]
        if routine_id not in ids:
            return
        place = ids.index(routine_id)
        wanted = place + step
        if 0 <= wanted < len(ids):
            ids.insert(wanted, ids.pop(place))
            self.ordered.emit(ids)

    def dress(self) -> None:
        """Wear the theme's icons."""
        self.new.setIcon(self.context.icons.icon("plus", self.context.theme.tokens["accent"], 20))

    def _in_list(self, id_: str, shelf: Shelf) -> bool:
        return any(each.routine.id == id_ for each in shelf.routines)

    def _fill(
        self,
        column: QVBoxLayout,
        routines: Sequence[ShelvedRoutine],
        planned: Mapping[str, str],
        photos: Mapping[str, Path],
    ) -> None:
        for shelved in routines:
            row = RoutineRow(self.context, shelved, planned.get(shelved.routine.id, ""), photos)
            row.clicked.connect(partial(self.opened.emit, shelved.routine.id))
            row.moved.connect(partial(self.move_row, shelved.routine.id))
            self._rows[shelved.routine.id] = row
            column.addWidget(row)
            column.addWidget(line())
            if column is self._list:
                row.show()

    def _toggle_put_away(self) -> None:
        self._away.setVisible(self._away.isHidden())
        shown = [row for row in self._rows.values() if row.parentWidget() is not self._away or self._away.isVisible()]
        self.roving.set_widgets(shown, self.roving.stop)

    def _lay_out(self) -> None:
        self.column.setContentsMargins(1, 4, 1, 12)
        self.column.setSpacing(0)
        self.column.addWidget(line())
        self.column.addLayout(self._list)
        self.column.addWidget(self._away)
        foot = QVBoxLayout()
        foot.setContentsMargins(16, 12, 12, 4)
        foot.setSpacing(8)
        foot.addWidget(self.advice)
        foot.addWidget(self.put_away, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addLayout(foot)
        self.column.addStretch(1)


class RoutineRow(PressCard):
    """One routine: its first exercise as a picture, its name, how much it is, and when it is planned."""

    moved = Signal(int)

    def __init__(self, context: PageContext, shelved: ShelvedRoutine, planned: str, photos: Mapping[str, Path]) -> None:
        t = context.texts
        self.name = routine_name(shelved, t)
        size = _size(shelved, context)
        when = t("Not with what you ticked in About me") if shelved.hidden_by else planned or unplanned_text(shelved, t)
        super().__init__("routineRow", f"{self.name}. {size}. {when}")
        self.shelved = shelved
        row = QHBoxLayout(self)
        row.setContentsMargins(*ROW_MARGINS)
        row.setSpacing(12)
        self.setProperty(OWN_RING, True)
        self._shown = self._picture(context, photos)
        row.addWidget(self._shown, 0, Qt.AlignmentFlag.AlignTop)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(label(self.name, "strong"))
        texts.addWidget(label(size, "caption"))
        texts.addWidget(label(when, "caption"))
        texts.addStretch(1)
        row.addLayout(texts, 1)
        self.let_through()

    def mark(self, chosen: bool) -> None:
        """Show whether this is the one that is chosen."""
        set_role(self, "routineRowChosen" if chosen else "routineRow")
        set_role(self._shown, "pictureChosen" if chosen else "picture")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.moved.emit(step)
        else:
            super().keyPressEvent(event)

    def _picture(self, context: PageContext, photos: Mapping[str, Path]) -> ExercisePicture:
        picture = ExercisePicture(context.theme, context.icons)
        picture.setFixedSize(context.theme.px(PICTURE[0]), context.theme.px(PICTURE[1]))
        telling = next((each.exercise for each in self.shelved.offered if each.exercise.kind != "breathing"), None)
        if isinstance(telling, Exercise):
            picture.show_figure(telling.figure, "")
        else:
            picture.show_file(photos.get(telling.id) if telling is not None else None, "")
        return picture


def _size(shelved: ShelvedRoutine, context: PageContext) -> str:
    t = context.texts
    if len(shelved.offered) == 1 and shelved.offered[0].dose.minutes is not None:
        return t.n("{n} minute", "{n} minutes", shelved.offered[0].dose.minutes)
    return size_text(shelved, t)


def _empty(column: QVBoxLayout) -> None:
    while (item := column.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
