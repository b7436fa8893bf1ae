"""The rail on the left: brand and menu, the pages, Settings, and where the data stays."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QMenu, QSizePolicy, QToolButton, QVBoxLayout

from painlog.i18n import Texts
from painlog.ui.icons import Icons
from painlog.ui.theme import Theme
from painlog.ui.widgets.card import icon_button, label, line

WIDE, NARROW = 176, 64
NAV_HEIGHT = 44
BESIDE_TEXT, WIDEST = 84, 280
"""Margins, icon and bold letters beside a page's name; and how wide long names may make the rail."""


class Place(NamedTuple):
    """One page: its key, its icon, its name and the shortcut that goes there."""

    key: str
    icon: str
    name: str
    shortcut: str


class NavButton(QToolButton):
    """A page's button; a bar at its left edge says "here" without colour alone."""

    def __init__(self, place: Place, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._place, self._theme, self._icons = place, theme, icons
        self.setProperty("role", "nav")
        self.setCheckable(True)
        self.setIconSize(QSize(20, 20))
        self.setText("   " + place.name)
        self.setAccessibleName(place.name)
        self.setToolTip(f"{place.name} ({place.shortcut})")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(max(NAV_HEIGHT, theme.px(NAV_HEIGHT)))
        self.toggled.connect(lambda _on: self.dress())
        self.dress()

    def dress(self) -> None:
        colour = self._theme.tokens["accent" if self.isChecked() else "ink2"]
        self.setIcon(self._icons.icon(self._place.icon, colour, 20))

    def set_narrow(self, narrow: bool) -> None:
        style = Qt.ToolButtonStyle.ToolButtonIconOnly if narrow else Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        self.setToolButtonStyle(style)


class Rail(QFrame):
    """Signals where the person wants to go."""

    chosen = Signal(str)

    def __init__(
        self, texts: Texts, theme: Theme, icons: Icons, places: Sequence[Place], settings: Place, menu: QMenu
    ) -> None:
        super().__init__()
        self.setObjectName("rail")
        self._texts, self._theme, self._icons = texts, theme, icons
        self._buttons = {place.key: NavButton(place, theme, icons) for place in (*places, settings)}
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 20, 12, 12)
        self._column.setSpacing(4)
        self._column.addLayout(self._brand(texts, menu))
        self._column.addSpacing(18)
        for key, nav in self._buttons.items():
            if key == settings.key:
                self._column.addStretch(1)
            self._group.addButton(nav)
            nav.clicked.connect(lambda _checked=False, key=key: self.chosen.emit(key))
            self._column.addWidget(nav)
        self._column.addSpacing(8)
        self._column.addWidget(line())
        self._column.addLayout(self._note(texts))
        self.set_narrow(False)
        self.dress()
        theme.changed.connect(self.dress)

    def choose(self, key: str) -> None:
        """Show the page with this key as the present one; none, for a page without a place here."""
        self._group.setExclusive(False)
        for known, nav in self._buttons.items():
            nav.setChecked(known == key)
        self._group.setExclusive(True)
        self.update()

    def set_narrow(self, narrow: bool) -> None:
        """Icons only, with tool tips, where the window is small."""
        self.setFixedWidth(NARROW if narrow else self._wide())
        side = 8 if narrow else 12
        self._column.setContentsMargins(side, 20, side, 12)
        self._brand_row.setContentsMargins(0 if narrow else 8, 0, 8 if narrow else 0, 0)
        for nav in self._buttons.values():
            nav.set_narrow(narrow)
        self._name.setVisible(not narrow)
        self._note_text.setVisible(not narrow)
        self._mark.setVisible(not narrow)

    def _wide(self) -> int:
        longest = max(nav.fontMetrics().horizontalAdvance(nav.text()) for nav in self._buttons.values())
        return max(self._theme.px(WIDE), min(longest + BESIDE_TEXT, WIDEST))

    def dress(self) -> None:
        """Draw the icons in the theme's colours."""
        tokens = self._theme.tokens
        for nav in self._buttons.values():
            nav.dress()
        self._mark.setPixmap(self._icons.icon("brand", tokens["accent"], 26).pixmap(QSize(26, 26)))
        self._menu_button.setIcon(self._icons.icon("menu", tokens["ink2"], 20))
        self._lock.setPixmap(self._icons.icon("lock", tokens["ink3"], 16).pixmap(QSize(16, 16)))

    def show_demo(self, demo: bool) -> None:
        """Say that the diary is an invented one, so that nobody takes it for their own."""
        self._note_text.setText(self._texts("Demo diary, invented") if demo else self._texts("Stays on this PC"))

    def open_menu(self) -> None:
        """Open the menu from the keyboard."""
        self._menu_button.showMenu()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        current = self._group.checkedButton()
        if current is not None:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._theme.tokens["accent"]))
            painter.drawRoundedRect(-4, current.y() + 10, 8, current.height() - 20, 4, 4)

    def _brand(self, texts: Texts, menu: QMenu) -> QHBoxLayout:
        row = self._brand_row = QHBoxLayout()
        row.setSpacing(8)
        self._mark = QLabel()
        self._name = label("painlog", wrap=False)
        self._name.setObjectName("brand")
        self._menu_button = icon_button(QIcon(), texts("Menu") + " (F10)", None, 32)
        self._menu_button.setAccessibleName(texts("Menu"))
        self._menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu_button.setMenu(menu)
        row.addWidget(self._mark)
        row.addWidget(self._name)
        row.addStretch(1)
        row.addWidget(self._menu_button)
        return row

    def _note(self, texts: Texts) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(10, 10, 0, 6)
        row.setSpacing(8)
        self._lock = QLabel()
        self._lock.setToolTip(texts("Everything stays on this computer: no account, no network."))
        self._note_text = label(texts("Stays on this PC"), wrap=True)
        self._note_text.setObjectName("railNote")
        row.addWidget(self._lock)
        row.addWidget(self._note_text, 1)
        return row
