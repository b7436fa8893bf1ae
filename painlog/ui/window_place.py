"""A window never stands out over its screen."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow

FRAME = QSize(8, 44)
"""What a title bar and the edges take of the screen; desktops tell it only once the window is shown."""


def keep_on_screen(window: QMainWindow) -> None:
    """Make a window that was not shown yet small enough for its screen. Without a display there is no screen."""
    if window.isMaximized() or window.isFullScreen() or QGuiApplication.platformName() == "offscreen":
        return
    window.resize(size_on(window.screen().availableSize(), window.size(), window.minimumSize()))


def size_on(screen: QSize, wanted: QSize, least: QSize) -> QSize:
    """The wanted size as far as the screen has room for it beside the frame, at least `least`."""
    return wanted.boundedTo(screen - FRAME).expandedTo(least)
