"""The player's window: dark and full screen, one screen at a time, everything as large as the screen allows."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from painlog.ui.page import PageContext
from painlog.ui.player.flash import Flash
from painlog.ui.player.player_screen import PlayerScreen
from painlog.ui.player.settling import Settling
from painlog.ui.theme import Theme, body_font
from painlog.ui.widgets.focus_ring import FocusRing

MOCKUP_SIZE = (1280, 820)
"""The size at which the lengths of the design hold; on a larger screen everything grows with it."""

SMALLEST_SCALE, LARGEST_SCALE, SCALE_STEP = 0.85, 2.0, 0.05
SMALLEST_SIZE = (800, 600)


class PlayerWindow(QWidget):
    """Wears the dark theme whatever the other window wears."""

    closing = Signal()
    """The window closes: keep what was done."""

    def __init__(
        self, parent: QWidget, theme: Theme, context: PageContext, seconds: Callable[[], float] | None = None
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("player")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(context.texts("painlog – guided session"))
        self.theme = theme
        theme.setParent(self)
        self._text_scale = theme.scale
        self._shown: PlayerScreen | None = None
        self._settling = Settling(self, seconds)
        self._stack = QStackedLayout(self)
        self.flash = Flash(self, theme)
        self._ring = FocusRing(self, lambda: theme.colour("accent"))
        self.setMinimumSize(*SMALLEST_SIZE)
        self.resize(*MOCKUP_SIZE)
        self._wear()
        parent.installEventFilter(self)

    @property
    def screen_shown(self) -> PlayerScreen | None:
        """The screen that is shown."""
        return self._shown

    def show_screen(self, screen: PlayerScreen, keep: bool = False) -> None:
        """Show a screen in place of the one before, which goes, or is kept behind it to be shown again."""
        before, self._shown = self._shown, screen
        if self._stack.indexOf(screen) < 0:
            self._stack.addWidget(screen)
        self._stack.setCurrentWidget(screen)
        if before is not None and not keep:
            self._stack.removeWidget(before)
            before.hide()
            before.deleteLater()
        screen.rescale()
        self._settling.begin(screen)
        screen.focus_start()

    def open(self, full_screen: bool) -> None:
        """Come up, on the whole screen unless told otherwise."""
        if full_screen:
            self.showFullScreen()
        else:
            self.show()
        self.activateWindow()
        if self._shown is not None:
            self._settling.begin(self._shown)
            self._shown.focus_start()

    def toggle_full_screen(self) -> None:
        """Fill the screen, or be a window again."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F and not event.modifiers():
            self.toggle_full_screen()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wanted = self._text_scale * _share(event.size().width(), event.size().height())
        if wanted != self.theme.scale:
            self.theme.scale = wanted
            self._wear()
            if self._shown is not None:
                self._shown.rescale()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The window behind closes: this one goes first, while the diary is still open."""
        if watched is self.parent() and event.type() == QEvent.Type.Close:
            self.close()
        return super().eventFilter(watched, event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.flash.stop()
        self.closing.emit()
        super().closeEvent(event)

    def _wear(self) -> None:
        self.setFont(body_font(self.theme.scale))
        self.setStyleSheet(self.theme.style_sheet())


def _share(width: int, height: int) -> float:
    """How large everything is beside the mockup, in steps, so that few sizes have to be dressed."""
    share = min(width / MOCKUP_SIZE[0], height / MOCKUP_SIZE[1])
    stepped = int(share / SCALE_STEP + 1e-6) * SCALE_STEP
    return round(min(LARGEST_SCALE, max(SMALLEST_SCALE, stepped)), 2)
