"""Where it hurts: the body map, and the marked places in words below it."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from painlog.domain.catalogue import Kind
from painlog.ui.page import PageContext
from painlog.ui.widgets.body_map import USUAL_SIZE, BodyMap, body_map_texts
from painlog.ui.widgets.body_shape import BodyShape
from painlog.ui.widgets.card import Card, icon_button, label
from painlog.ui.widgets.flow_layout import FlowLayout
from painlog.ui.widgets.timeline import ScoreTile
from painlog.ui.wording import Wording

TILE = 22
PLACE_EDGES = 8
"""What a marked place adds to the height of its tile: its margins and its border."""
BORDER = 1
MOST_HEIGHT = 340
"""Px at 100 %: a higher map would not make the figures larger, which the card's width holds back."""


class BodyCard(Card):
    """Marks go to the map; the list behind the button gives the same places as words."""

    sites_changed = Signal(object)
    list_wanted = Signal(QWidget)
    same_wanted = Signal()

    def __init__(self, context: PageContext) -> None:
        t = context.texts
        super().__init__(t("Where does it hurt?"))
        self._context = context
        self._wording: Wording | None = None
        shape = BodyShape.load(context.resources / "body" / "body.json")
        self.map = BodyMap(shape, context.theme.tokens, body_map_texts(context.texts), self._name)
        self.map.sites_changed.connect(self._changed)
        self._same = icon_button(QIcon(), t("Same as last time") + " (Ctrl+R)", self.same_wanted.emit)
        self._list = icon_button(QIcon(), t("Choose from a list"), lambda: self.list_wanted.emit(self._list))
        self.head.addWidget(self._same)
        self.head.addWidget(self._list)
        self.head.setSpacing(2)
        self.title.setWordWrap(True)
        self.head.setStretch(0, 1)
        self.head.setStretch(1, 0)
        self._places = QWidget()
        self._flow = FlowLayout(self._places)
        self.box.addWidget(self.map)
        self.box.addWidget(self._places)
        self.box.addStretch(1)
        context.theme.changed.connect(self._dress)
        self._dress()

    @property
    def stops(self) -> list[QWidget]:
        return [self.map, self._same, self._list]

    def set_names(self, wording: Wording) -> None:
        """Name the places with the diary's catalogue."""
        self._wording = wording
        self._show_places()

    def show_sites(self, sites: Mapping[str, float | None], score: float | None) -> None:
        """Show these marks; `score` is what the next press gives."""
        self.map.set_sites(sites)
        self.map.set_score(score)
        self._show_places()

    def set_score(self, score: float | None) -> None:
        self.map.set_score(score)

    def fit_height(self, room: int) -> None:
        """Give the map what a card of `room` px leaves beside one row of places, marked or not.

        So marking a place, or more of them than fit into a row, never changes the size of the map.
        """
        px, margins = self._context.theme.px, self.box.contentsMargins()
        row = px(TILE) + PLACE_EDGES
        self._places.setMinimumHeight(row)
        edges = margins.top() + margins.bottom() + 2 * BORDER
        beside = edges + self.head.sizeHint().height() + row + 2 * self.box.spacing()
        self.map.setFixedHeight(max(px(USUAL_SIZE.height()), min(px(MOST_HEIGHT), room - beside)))

    def toggle(self, site: str) -> None:
        """Mark a place taken from the list, or unmark it."""
        sites = self.map.sites()
        if site in sites:
            del sites[site]
        else:
            sites[site] = None
        self.map.set_sites(sites)
        self._changed(sites)

    def _name(self, site: str) -> str:
        return self._wording.name(Kind.SITE, site) if self._wording else site

    def _changed(self, sites: dict[str, float | None]) -> None:
        self._show_places()
        self.sites_changed.emit(sites)

    def _show_places(self) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            gone = item.widget()
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        for site, score in self.map.sites().items():
            self._flow.addWidget(self._place(site, score))
        self._places.updateGeometry()

    def _place(self, site: str, score: float | None) -> QFrame:
        made = QFrame()
        made.setProperty("role", "place")
        row = QHBoxLayout(made)
        row.setContentsMargins(3, 3, 5, 3)
        row.setSpacing(4)
        shown = "" if score is None else self._context.texts.number(score)
        if score is not None:
            row.addWidget(ScoreTile(self._context.theme, score, shown, self._context.theme.px(TILE)))
        row.addWidget(label(self._name(site), "placeName", wrap=False))
        return made

    def _dress(self) -> None:
        tokens, icons = self._context.theme.tokens, self._context.icons
        self.map.set_tokens(tokens)
        self.map.set_scale(self._context.theme.scale)
        self._same.setIcon(icons.icon("repeat", tokens["ink2"], 20))
        self._list.setIcon(icons.icon("list", tokens["ink2"], 20))
