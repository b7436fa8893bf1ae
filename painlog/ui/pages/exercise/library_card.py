"""The library: every exercise that is offered to this person, as cards, and the reasons for what is left out."""

from collections.abc import Iterable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from painlog.domain.built_in_routines import BUILT_IN_ROUTINES
from painlog.domain.exercise_safety import FLARE_DAY
from painlog.domain.exercises import Exercise, Judged, Kind
from painlog.domain.shelf import Shelf, waiting_conditions
from painlog.domain.training import OwnExercise
from painlog.services.exercise_words import dose_text, exercise_name, kind_text
from painlog.ui.page import PageContext
from painlog.ui.pages.exercise.pane import Pane
from painlog.ui.widgets.card import button, icon_button, label
from painlog.ui.widgets.chips import Choice
from painlog.ui.widgets.exercise_picture import ExercisePicture
from painlog.ui.widgets.one_chip import OneChip
from painlog.ui.widgets.press_card import PressCard
from painlog.ui.widgets.roving import Roving
from painlog.ui.widgets.tile_grid import TileGrid

TILE_WIDTH, PICTURE_HEIGHT = 196, 118
CHIP_GAP = 8
ALL, GENTLE, OWN = "all", "gentle", "own"
_KINDS = {
    "strength": frozenset({Kind.STRENGTH, Kind.CORE}),
    "mobility": frozenset({Kind.MOBILITY, Kind.POSTURE}),
    "stretch": frozenset({Kind.STRETCH}),
}
_GENTLE_ROUTINES = ("first-week", "desk-break", FLARE_DAY)
GENTLE_IDS = frozenset(
    step.exercise for each in BUILT_IN_ROUTINES if each.id in _GENTLE_ROUTINES for step in each.routine.steps
)
"""What the first week, the desk break and the flare day are made of."""


class LibraryCard(Pane):
    """Arrows go from card to card, Enter opens one, "+" adds it to the routine that is chosen."""

    opened = Signal(str)
    add_wanted = Signal(str)
    own_wanted = Signal()
    agreement_told = Signal(object)
    """conditions: tuple[str, ...]"""

    def __init__(self, context: PageContext) -> None:
        t = context.texts
        super().__init__(context, t("Library"))
        self._tiles: dict[str, ExerciseTile] = {}
        self._shown: object = None
        self.chips = OneChip(t("Kinds of exercise"), [Choice(ALL, t("All"))])
        self.chips.set_one(ALL)
        self.grid = TileGrid(context.theme.px(TILE_WIDTH))
        self.roving = Roving(self, lambda: self.grid.columns)
        self._waits_for: tuple[str, ...] = ()
        told = t("A clinician has agreed")
        self.agreed = button(told, "small", lambda: self.agreement_told.emit(self._waits_for))
        self.add_own = button(t("Add an exercise of your own"), "link", self.own_wanted.emit)
        self.left_out = label("", "secondary")
        self.head.addWidget(self.chips, 100)
        for widget in (self.grid, self.left_out):
            self.column.addWidget(widget)
        self.column.addWidget(self.agreed, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.add_own, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch(1)
        self.chips.one_changed.connect(self._choose)
        context.theme.changed.connect(self.dress)
        self.dress()

    @property
    def stops(self) -> list[QWidget]:
        tile = self.roving.stop
        return [self.chips.stop, *([tile] if tile is not None else []), self.agreed, self.add_own]

    def show_shelf(self, shelf: Shelf, photos: dict[str, Path]) -> None:
        """Show what is offered; `photos` are the files of the person's own pictures, by exercise."""
        self.left_out.setText(_left_out(shelf.selection.hidden, self.context))
        self.left_out.setVisible(bool(shelf.selection.hidden))
        self._waits_for = waiting_conditions(each.reasons for each in shelf.selection.hidden)
        self.agreed.setVisible(bool(self._waits_for))
        shown = (shelf.selection.offered, shelf.own, tuple(photos.items()))
        if shown != self._shown:
            self._shown = shown
            self._build(shelf, photos)

    def _build(self, shelf: Shelf, photos: dict[str, Path]) -> None:
        focused = next((id_ for id_, tile in self._tiles.items() if tile.hasFocus()), None)
        for old in self._tiles.values():
            old.deleteLater()
        self._tiles = {}
        for judged in shelf.selection.offered:
            self._add(judged.exercise, judged, None)
        for own in shelf.own:
            self._add(own, None, photos.get(own.id))
        self.chips.offer(self._choices(shelf))
        self._fit_chips()
        self._filter()
        if focused in self._tiles:
            self._tiles[focused].setFocus()

    def tile(self, id_: str) -> "ExerciseTile":
        """The card of an exercise."""
        return self._tiles[id_]

    def focus_tile(self, id_: str) -> None:
        """Put the keyboard on the card of an exercise, or on the first one."""
        tile = self._tiles.get(id_) or self.roving.stop
        if tile is not None:
            tile.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_target(self, name: str) -> None:
        """Say to which routine "+" adds."""
        for tile in self._tiles.values():
            tile.name_target(name)

    def dress(self) -> None:
        """Wear the theme's icons."""
        plus = self.context.icons.icon("plus", self.context.theme.tokens["accent"], 20)
        self.add_own.setIcon(plus)
        for tile in self._tiles.values():
            tile.add.setIcon(plus)

    def _add(self, exercise: Exercise | OwnExercise, judged: Judged | None, photo: Path | None) -> None:
        tile = ExerciseTile(self.context, exercise, bool(judged and judged.reasons), photo)
        tile.clicked.connect(partial(self.opened.emit, exercise.id))
        tile.added.connect(partial(self.add_wanted.emit, exercise.id))
        self._tiles[exercise.id] = tile

    def _choices(self, shelf: Shelf) -> list[Choice]:
        t = self.context.texts
        choices = [
            Choice(ALL, f"{t('All')} {t.number(len(self._tiles))}"),
            Choice("strength", t("Strength")),
            Choice("mobility", t("Mobility")),
            Choice("stretch", t("Stretch")),
            Choice(GENTLE, t("Gentle")),
        ]
        return [*choices, Choice(OWN, t("Own"))] if shelf.own else choices

    def _choose(self, chosen: str | None) -> None:
        if chosen is None:
            self.chips.set_one(ALL)
        self._fit_chips()
        self._filter()
        self.to_top()

    def _fit_chips(self) -> None:
        """As wide as one row needs, so that the chips stand at the right."""
        stops = self.chips.stops
        self.chips.setMaximumWidth(sum(chip.sizeHint().width() for chip in stops) + CHIP_GAP * len(stops))

    def _filter(self) -> None:
        chosen = self.chips.one or ALL
        shown = [tile for tile in self._tiles.values() if _fits(tile.exercise, chosen)]
        self.grid.set_tiles([*shown])
        for tile in self._tiles.values():
            if tile not in shown:
                tile.setParent(self.grid)
                tile.hide()
        self.roving.set_widgets([*shown])


class ExerciseTile(PressCard):
    """The card of one exercise: its picture, its name, what it is for and how much of it."""

    added = Signal()

    def __init__(
        self, context: PageContext, exercise: Exercise | OwnExercise, marked: bool, photo: Path | None
    ) -> None:
        t = context.texts
        name = exercise_name(exercise, t)
        below = f"{kind_text(exercise.kind, t)} · {dose_text(exercise.dose, exercise.sides, t)}"
        spoken = f"{name}. {below}" + (f". {t('Read what to mind')}" if marked else "")
        super().__init__("tile", spoken)
        self.exercise = exercise
        self._t = t
        picture = ExercisePicture(context.theme, context.icons, "tilePicture")
        picture.setFixedHeight(context.theme.px(PICTURE_HEIGHT))
        if isinstance(exercise, Exercise):
            picture.show_figure(exercise.figure, name)
        else:
            picture.show_file(photo, name)
        texts = QVBoxLayout()
        texts.setSpacing(1)
        texts.addWidget(label(name, "strong"))
        texts.addWidget(label(below, "caption"))
        if marked:
            texts.addWidget(label(t("Read what to mind"), "mind"))
        self.add = _add_button(context, self.added.emit)
        self.name_target("")
        across = QHBoxLayout()
        across.setContentsMargins(14, 10, 8, 12)
        across.setSpacing(6)
        across.addLayout(texts, 1)
        across.addWidget(self.add, 0, Qt.AlignmentFlag.AlignTop)
        box = QVBoxLayout(self)
        box.setContentsMargins(1, 1, 1, 1)
        box.setSpacing(0)
        box.addWidget(picture)
        box.addLayout(across)
        box.addStretch(1)
        self.let_through()

    def name_target(self, routine: str) -> None:
        """Say to which routine "+" adds."""
        name = exercise_name(self.exercise, self._t)
        said = self._t("Add to “{routine}”", routine=routine) if routine else self._t("Add to a new routine")
        self.add.setToolTip(f"{said} (+)")
        self.add.setAccessibleName(f"{name}: {said}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() == "+":
            self.added.emit()
        else:
            super().keyPressEvent(event)


def _add_button(context: PageContext, act: object) -> QToolButton:
    made = icon_button(context.icons.icon("plus", context.theme.tokens["accent"], 20), "+", None, 36)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    made.clicked.connect(act)
    return made


def _fits(exercise: Exercise | OwnExercise, chosen: str) -> bool:
    if chosen == ALL:
        return True
    if chosen == OWN:
        return isinstance(exercise, OwnExercise)
    if chosen == GENTLE:
        return exercise.id in GENTLE_IDS
    return exercise.kind in _KINDS[chosen]


def _left_out(hidden: Iterable[Judged], context: PageContext) -> str:
    """Why some exercises are not offered, one a line."""
    t = context.texts
    lines = [
        f"• {exercise_name(each.exercise, t)}: {' '.join(t(reason.text) for reason in each.reasons)}" for each in hidden
    ]
    return "\n".join([t("Left out because of what you ticked in About me:"), *lines])
