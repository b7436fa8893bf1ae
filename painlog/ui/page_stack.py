"""The pages of the window: built when they are first asked for, shown one at a time, refreshed when that is due."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtWidgets import QStackedWidget

from painlog.services.bundle import DiaryServices
from painlog.services.changes import Changes
from painlog.ui.page import Page, PageContext
from painlog.ui.rail import Place


class PagePlan(NamedTuple):
    """A page that is built when it is first shown, and the place that leads to it: on the rail, or in the menu."""

    place: Place
    build: Callable[[PageContext], Page]
    on_rail: bool = True


class PageStack(QStackedWidget):
    """A visible page is refreshed as soon as the diary changed, a hidden one when it is shown again."""

    def __init__(self, build: Callable[[str], Page]) -> None:
        super().__init__()
        self.setObjectName("stack")
        self._build = build
        self._pages: dict[str, Page] = {}
        self._dirty: set[str] = set()
        self._services: DiaryServices | None = None
        self._way: list[str] = []
        """The keys of the pages in the order in which they were last shown; going back shortens it."""

    @property
    def shown(self) -> str:
        """The key of the page that is shown, empty before the first."""
        return self._way[-1] if self._way else ""

    def step_back(self) -> str:
        """Leave the page that is shown; gives the key of the one before it, Today where there is none."""
        del self._way[-1:]
        return self.shown or "today"

    def page(self, key: str) -> Page:
        """The page with this key, built now if it was never shown."""
        if key not in self._pages:
            made = self._build(key)
            self._pages[key] = made
            self.addWidget(made)
            if self._services is not None:
                made.diary_opened(self._services)
        return self._pages[key]

    def go_to(self, key: str) -> Page:
        """Show a page; it is refreshed if the diary changed while it was hidden."""
        page = self.page(key)
        self._way = [*(each for each in self._way if each != key), key]
        if key in self._dirty:
            self._dirty.discard(key)
            page.refresh()
        self.setCurrentWidget(page)
        return page

    def diary_opened(self, services: DiaryServices) -> None:
        """Give every page its diary, and those that are built later."""
        self._services = services
        for made in self._pages.values():
            made.diary_opened(services)

    def diary_closing(self) -> None:
        """Let every page keep what is unsaved."""
        for made in self._pages.values():
            made.closing()
        self._services = None

    def diary_changed(self, changes: Changes, initiator: object) -> None:
        """Refresh what shows something of it, now or when it is shown; the initiator knows already."""
        for key, made in self._pages.items():
            if made is initiator or not made.topics & changes.topics:
                continue
            if self.currentWidget() is made:
                made.refresh()
            else:
                self._dirty.add(key)
