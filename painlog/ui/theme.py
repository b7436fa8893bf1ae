"""Light and dark: one dictionary of tokens each, from which the style sheet, the palette and the charts are made."""

import json
import re
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from painlog.preferences import ThemeChoice

Tokens = dict[str, Any]
BODY_PX = 15
FIRST_FONT = "Noto Sans"

_TOKEN = re.compile(r"@(px\(([\d.]+)\)|[a-z_0-9]+)")


class Theme(QObject):
    """The colours and sizes in force; `changed` tells every drawn widget to take the new ones."""

    changed = Signal()

    def __init__(self, folder: Path, choice: ThemeChoice = ThemeChoice.SYSTEM, scale: float = 1.0) -> None:
        super().__init__()
        self._sheet = (folder / "painlog.qss").read_text(encoding="utf-8")
        self._check_images = {mode: folder / f"check-{mode}.svg" for mode in ("light", "dark")}
        self._by_mode: dict[str, Tokens] = {
            mode: json.loads((folder / f"{mode}.json").read_text(encoding="utf-8")) for mode in ("light", "dark")
        }
        self._choice = choice
        self.scale = scale
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._system_changed)

    @property
    def choice(self) -> ThemeChoice:
        return self._choice

    @property
    def dark(self) -> bool:
        if self._choice is not ThemeChoice.SYSTEM:
            return self._choice is ThemeChoice.DARK
        return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark

    @property
    def tokens(self) -> Tokens:
        return self._by_mode["dark" if self.dark else "light"]

    def choose(self, choice: ThemeChoice) -> None:
        """Wear another theme from now on."""
        self._choice = choice
        self.apply()

    def set_scale(self, scale: float) -> None:
        """Multiply every text size; 1.0, 1.15 or 1.3."""
        self.scale = scale
        self.apply()

    def px(self, size: float) -> int:
        """A length that grows with the text."""
        return round(size * self.scale)

    def colour(self, token: str) -> QColor:
        return QColor(self.tokens[token])

    def apply(self) -> None:
        """Dress the application and tell the drawn widgets."""
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.setFont(body_font(self.scale))
            app.setPalette(self._palette())
            app.setStyleSheet(self.style_sheet())
        self.changed.emit()

    def style_sheet(self) -> str:
        """The style sheet with every token and length filled in."""
        check = self._check_images["dark" if self.dark else "light"].as_posix()
        tokens = self.tokens | {"check_image": check}

        def filled(match: re.Match[str]) -> str:
            length = match.group(2)
            return f"{round(float(length) * self.scale)}px" if length else str(tokens[match.group(1)])

        return _TOKEN.sub(filled, self._sheet)

    def _palette(self) -> QPalette:
        roles = {
            QPalette.ColorRole.Window: "bg",
            QPalette.ColorRole.Base: "card",
            QPalette.ColorRole.AlternateBase: "inset",
            QPalette.ColorRole.Button: "card",
            QPalette.ColorRole.WindowText: "ink",
            QPalette.ColorRole.Text: "ink",
            QPalette.ColorRole.ButtonText: "ink",
            QPalette.ColorRole.PlaceholderText: "ink3",
            QPalette.ColorRole.Highlight: "accent",
            QPalette.ColorRole.HighlightedText: "on_accent",
            QPalette.ColorRole.Link: "accent",
            QPalette.ColorRole.ToolTipBase: "toast",
            QPalette.ColorRole.ToolTipText: "toast_ink",
        }
        palette = QPalette()
        for role, token in roles.items():
            palette.setColor(role, self.colour(token))
        return palette

    def _system_changed(self) -> None:
        if self._choice is ThemeChoice.SYSTEM:
            self.apply()


def body_font(scale: float = 1.0) -> QFont:
    """The text font: Noto Sans where it is installed, else the system's own."""
    font = QGuiApplication.font()
    if FIRST_FONT in QFontDatabase.families():
        font.setFamily(FIRST_FONT)
    font.setPixelSize(round(BODY_PX * scale))
    return font
