"""A sentence of which one part stands out."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel


class StrongLabel(QLabel):
    """Wraps where it must; whatever its text holds, it is never read as markup."""

    def __init__(self, text: str = "", strong: str = "", role: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        if role:
            self.setProperty("role", role)
        self.show_text(text, strong)

    def show_text(self, text: str, strong: str = "") -> None:
        """Show `text`, in it `strong` in bold letters."""
        written, part = escape(text), escape(strong)
        self.setText(written.replace(part, f"<b>{part}</b>", 1) if part else written)
        self.setAccessibleName(text)
