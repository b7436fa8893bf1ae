"""What the window asks of every screen of the player."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


class PlayerScreen(QWidget):
    """One screen of the player."""

    def focus_start(self) -> None:
        """Put the keyboard where the screen begins."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def rescale(self) -> None:
        """Take the sizes of the theme as they are now."""
