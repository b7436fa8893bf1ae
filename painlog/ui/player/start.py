"""The way into the player for everybody else: `play`."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from painlog.preferences import ThemeChoice
from painlog.services.bundle import DiaryServices
from painlog.ui.page import PageContext
from painlog.ui.player.cues import SystemCues
from painlog.ui.player.flow import Flow, Request
from painlog.ui.player.keep_awake import keep_awake
from painlog.ui.player.run import Means
from painlog.ui.player.steady_clock import steady_seconds
from painlog.ui.player.window import PlayerWindow
from painlog.ui.theme import Theme

__all__ = ["Manner", "Request", "play"]


class Manner(NamedTuple):
    """How the player is shown and what it has at hand; without `means` those of this system.

    With `seconds`, a clock, the buttons of a new screen are dead for a moment.
    """

    full_screen: bool = True
    means: Callable[[], Means] | None = None
    seconds: Callable[[], float] | None = None


def play(
    parent: QWidget, context: PageContext, services: DiaryServices, request: Request, manner: Manner | None = None
) -> PlayerWindow:
    """Open the player on a routine: safety screens, session, and saving what was done.

    The window belongs to the window of `parent` and deletes itself when it is closed; one that is open already comes
    to the front instead. Raises `UserError` where nothing of the routine is left for the person.
    """
    running = parent.window().findChild(PlayerWindow)
    if isinstance(running, PlayerWindow) and running.isVisible():
        running.raise_()
        running.activateWindow()
        return running
    wanted = manner or Manner(seconds=steady_seconds)
    theme = Theme(context.resources / "themes", ThemeChoice.DARK, context.theme.scale)
    own = context._replace(theme=theme)
    window = PlayerWindow(parent.window(), theme, own, wanted.seconds)
    try:
        Flow(window, own, services, request, wanted.means or (lambda: _means(own)))
    except BaseException:
        window.deleteLater()
        raise
    window.open(wanted.full_screen)
    return window


def _means(context: PageContext) -> Means:
    cues = SystemCues(context.resources / "sounds", context.texts.language)
    return Means(steady_seconds, cues, keep_awake())
