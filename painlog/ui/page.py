"""What the shell and its pages know of each other."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple, Protocol

from PySide6.QtWidgets import QWidget

from painlog.clock import Clock
from painlog.i18n import Texts
from painlog.services.bundle import DiaryServices
from painlog.services.changes import Changes, Topic
from painlog.ui.icons import Icons
from painlog.ui.jobs import Jobs
from painlog.ui.theme import Theme

Operation = Callable[[DiaryServices], Changes]


class Perform(Protocol):
    """Carries out a write: one place that tells the hub, shows the toast, and keeps what failed for Retry."""

    def __call__(
        self, operation: Operation, initiator: object, done: Callable[[], None] | None = None, toast: bool = True
    ) -> None: ...


class ShowMessage(Protocol):
    """Shows a short message for a while, with an action if one is given; `key` names the undo key if that does it."""

    def __call__(self, text: str, action: str = "", act: Callable[[], None] | None = None, key: str = "") -> None: ...


class PageContext(NamedTuple):
    """What every page is built with."""

    texts: Texts
    theme: Theme
    icons: Icons
    clock: Clock
    resources: Path
    perform: Perform
    show_message: ShowMessage
    jobs: Jobs
    show_page: Callable[[str], None]
    go_back: Callable[[], None]
    open_day: Callable[[date], None]


class Page(QWidget):
    """One page of the window. Hidden pages go dirty and are refreshed when they are shown."""

    topics: frozenset[Topic] = frozenset()

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self.context = context
        self.setObjectName("page")

    @property
    def busy(self) -> bool:
        """Whether more is about to be shown without anybody's doing; pictures wait for it."""
        return False

    def diary_opened(self, services: DiaryServices) -> None:
        """The diary is there; until now the page held its empty state."""

    def refresh(self) -> None:
        """Show the diary as it is now."""

    def go_to_day(self, day: date) -> None:
        """Show a day, on a page that has days."""

    def focus_start(self) -> None:
        """Put the keyboard where work on this page begins."""
        self.setFocus()

    def day_began(self, before: date, today: date) -> None:
        """A new diary day has begun while the window is open; `refresh` comes after this."""

    def closing(self) -> None:
        """The window is about to close: keep what is unsaved."""
