"""The flags of a page under each other: Today and Trends show the same ones."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from painlog.domain.flags import Flag, FlagId
from painlog.domain.flags_seen import seen_name
from painlog.services.episodes import EpisodeState
from painlog.services.flag_words import FlagText, flag_text
from painlog.services.visit_words import flag_question
from painlog.ui.page import Page
from painlog.ui.widgets.card import button
from painlog.ui.widgets.flag_card import FlagCard, FlagControls, FlagIcons, FlagWords

MOST_URGENT_FIRST = (
    FlagId.ENTERED_CHRONIC,
    FlagId.ENTERED_SUBACUTE,
    FlagId.WORSENING,
    FlagId.FLARE,
    FlagId.THREE_DAYS_SEVERE,
    FlagId.FOUR_WEEKS,
    FlagId.IMPROVING,
    FlagId.APPROACHING,
    FlagId.MANY_UNKNOWN,
)
SHOWN_AT_FIRST = 2
"""More flags than this wait behind a link, so that the page stays calm."""


class FlagColumn(QWidget):
    """Shows the flags that were not put away; the last lines lead to the others."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page, self._context = page, page.context
        self._state: EpisodeState | None = None
        self._raised: frozenset[str] = frozenset()
        self._all = False
        self.cards: list[FlagCard] = []
        self._links: list[QPushButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(16)
        self._context.theme.changed.connect(self._render)
        self.hide()

    @property
    def links(self) -> dict[str, QPushButton]:
        """The links below the cards, by their text."""
        return {link.text(): link for link in self._links}

    @property
    def stops(self) -> list[QWidget]:
        """The controls in the order of Tab."""
        return [*(stop for card in self.cards for stop in card.stops), *self._links]

    def show_state(self, state: EpisodeState, raised: frozenset[str] = frozenset()) -> None:
        """Show the flags of this state, and remember that they were shown.

        `raised` are the names of those that are among the questions for the doctor already.
        """
        before = (self._state and _shown_of(self._state), self._raised)
        self._state, self._raised = state, raised
        if before != (_shown_of(state), raised):
            self._render()
        self._remember_shown()

    def _remember_shown(self) -> None:
        """A window that waits in the tray shows nothing to anybody."""
        if not self._page.window().isVisible():
            return
        shown = self._shown()
        unseen = [flag for flag in self._state.unseen if flag in shown] if self._state else []
        if unseen:
            self._context.perform(lambda services: services.episodes.flags_shown(unseen), self._page, toast=False)

    def _shown(self) -> list[Flag]:
        flags = sorted(self._state.flags, key=lambda flag: MOST_URGENT_FIRST.index(flag.id)) if self._state else []
        return flags if self._all else flags[:SHOWN_AT_FIRST]

    def _render(self) -> None:
        if self._state is None:
            return
        for old in (*self.cards, *self._links):
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.cards = [self._card(flag, self._state) for flag in self._shown()]
        self._links = list(self._make_links(self._state))
        for card in self.cards:
            self._column.addWidget(card)
        for link in self._links:
            self._column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        self.setVisible(bool(self.cards or self._links))

    def _make_links(self, state: EpisodeState) -> Sequence[QPushButton]:
        t, links = self._context.texts, []
        hidden = len(state.flags) - len(self.cards)
        if hidden:
            links.append(button(t.n("{n} more flag", "{n} more flags", hidden), "link", self._show_all))
        if state.dismissed:
            text = t.n(
                "{n} dismissed flag: bring it back", "{n} dismissed flags: bring them back", len(state.dismissed)
            )
            links.append(button(text, "link", lambda: self._bring_back(state.dismissed)))
        return links

    def _show_all(self) -> None:
        self._all = True
        self._render()
        self._remember_shown()

    def _card(self, flag: Flag, state: EpisodeState) -> FlagCard:
        t = self._context.texts
        found = flag_text(flag, state.status, t)
        words = FlagWords(found.title, found.said.text, found.said.strong, found.why)
        controls = FlagControls(t("Why this flag"), t("Dismiss"))
        card = FlagCard(words, controls, self._icons(), [*self._actions(found), *self._raising(flag, state)])
        card.dismissed.connect(lambda: self._dismiss(flag))
        return card

    def _actions(self, found: FlagText) -> list[tuple[str, Callable[[], object]]]:
        if not found.opens_warning_list:
            return []
        return [(self._context.texts("Warning signs"), lambda: self._context.show_page("warnings"))]

    def _raising(self, flag: Flag, state: EpisodeState) -> list[tuple[str, Callable[[], object]]]:
        t = self._context.texts
        words = flag_question(flag, state.status, t)
        if words is None:
            return []
        if seen_name(flag) in self._raised:
            return [(t("Among your questions"), lambda: self._context.show_page("visit"))]
        return [(t("Raise at doctor visit"), lambda: self._raise(flag, words))]

    def _raise(self, flag: Flag, words: str) -> None:
        self._context.perform(lambda services: services.visits.raise_flag(flag, words), None)

    def _icons(self) -> FlagIcons:
        icons, ink = self._context.icons, self._context.theme.tokens["note_ink"]
        return FlagIcons(
            icons.icon("flag", ink, 20), icons.icon("chevron-right", ink, 18), icons.icon("chevron-down", ink, 18)
        )

    def _dismiss(self, flag: Flag) -> None:
        self._context.perform(lambda services: services.episodes.dismiss_flag(flag), None)

    def _bring_back(self, flags: Sequence[Flag]) -> None:
        self._context.perform(lambda services: services.episodes.bring_flags_back(flags), None)


def _shown_of(state: EpisodeState) -> tuple[object, ...]:
    """What of a state the cards and links show."""
    return state.flags, state.dismissed, state.status
