"""The bar at the foot: "Stop, this hurts", four large buttons, and the keys that do the same."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QWidget

from painlog.i18n import Texts
from painlog.ui.icons import Icons
from painlog.ui.player.spaced_icon import put_icon
from painlog.ui.theme import Theme
from painlog.ui.widgets.card import button, label

HEIGHT = 64
_ICON = 24
_MIDDLE, _BESIDE, _MARGIN = 192, 128, 24
"""Widths in px of the pause button and of its neighbours, and the margin (mockup of the player)."""

_GROUPS_BEGIN = (1, 5)
"""The keys stand in three groups, under the buttons that they belong to."""
_HIDDEN_FIRST = (8, 7, 6, 5, 4, 9, 2, 3, 1)
"""Which key is left out first where room is short; "H" never is."""

_ICONS = {"hurts": "stop", "back": "back", "pause": "pause", "skip": "skip", "repeat": "repeat"}
_ROLES = {"hurts": "playerStop", "back": "playerControl", "pause": "playerMain", "skip": "playerControl"}
_INK = {"playerStop": "note_ink", "playerMain": "on_accent"}


class Acts(NamedTuple):
    """What the buttons do."""

    hurts: Callable[[], object]
    back: Callable[[], object]
    pause: Callable[[], object]
    skip: Callable[[], object]
    repeat: Callable[[], object]


class ControlBar(QFrame):
    """Everything here has a key as well; the keys stand below."""

    def __init__(self, theme: Theme, icons: Icons, texts: Texts, acts: Acts) -> None:
        super().__init__()
        t = texts
        self.setProperty("role", "playerBar")
        self._theme, self._icons, self._texts = theme, icons, t
        self._running = True
        self.hurts = self._button("hurts", t("Stop, this hurts"), acts.hurts)
        self.back = self._button("back", t("Back"), acts.back)
        self.pause = self._button("pause", t("Pause"), acts.pause)
        self.skip = self._button("skip", t("Skip"), acts.skip)
        self.repeat = self._button("repeat", t("Show how again"), acts.repeat)
        self.skip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(_MARGIN, 12, _MARGIN, 6)
        self._grid.setVerticalSpacing(6)
        self._hints = [_hint(key, what) for key, what in _keys(t)]
        self._shortened = {made: made.text() for made in (self.repeat, self.back, self.skip)}
        for made, text in self._shortened.items():
            made.setAccessibleName(text)
            made.setToolTip(text)
        self._cells = self._lay_out()
        self.rescale()

    @property
    def stops(self) -> list[QPushButton]:
        """The buttons in the order of Tab."""
        return [self.pause, self.skip, self.back, self.repeat, self.hurts]

    def show_running(self, running: bool) -> None:
        """Offer to pause, or to go on."""
        if running != self._running:
            self._running = running
            self._dress_pause()

    def rescale(self) -> None:
        """Take the sizes of the theme as they are now."""
        for name in _ICONS:
            made = getattr(self, name)
            made.setMinimumHeight(self._theme.px(HEIGHT))
            self._draw_icon(made, _ICONS[name], after=name == "skip")
        self._dress_pause()
        self.pause.setMinimumWidth(self._theme.px(_MIDDLE))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _button(self, name: str, text: str, act: Callable[[], object]) -> QPushButton:
        return button(text, _ROLES.get(name, "playerQuiet"), act)

    def _dress_pause(self) -> None:
        self.pause.setText(self._texts("Pause") if self._running else self._texts("Go on"))
        self._draw_icon(self.pause, "pause" if self._running else "play")

    def _draw_icon(self, made: QPushButton, name: str, after: bool = False) -> None:
        ink = _INK.get(made.property("role"), "ink")
        put_icon(made, self._icons, self._theme, name, ink, _ICON, after)

    def _lay_out(self) -> tuple[QWidget, QWidget, QWidget]:
        """Buttons above, their keys below; returns what stands in the columns of the buttons."""
        cells = self.hurts, _row(self.back, self.pause, self.skip), self.repeat
        sides = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignRight
        for column, (widget, side) in enumerate(zip(cells, sides, strict=True)):
            self._grid.addWidget(widget, 0, column, side)
            self._grid.setColumnStretch(column, 0 if column == 1 else 1)
        keys = QHBoxLayout()
        keys.setSpacing(0)
        for place, hint in enumerate(self._hints):
            if place in _GROUPS_BEGIN:
                keys.addStretch(1)
            keys.addWidget(hint)
        self._grid.addLayout(keys, 1, 0, 1, 3)
        return cells

    def _fit(self) -> None:
        """Leave out what room is short for: the words of buttons with a plain icon, then the rarer keys."""
        room = self.width() - 2 * _MARGIN
        for made, text in self._shortened.items():
            self._set_text(made, text)
        for made in self._shortened:
            if self._needed() <= room:
                break
            self._set_text(made, "")
        widths = [hint.sizeHint().width() for hint in self._hints]
        shown = set(range(len(widths)))
        for place in _HIDDEN_FIRST:
            if sum(widths[each] for each in shown) <= room:
                break
            shown.discard(place)
        for place, hint in enumerate(self._hints):
            hint.setVisible(place in shown)
        self._centre()

    def _set_text(self, made: QPushButton, text: str) -> None:
        made.setText(text)
        made.setMinimumWidth(self._theme.px(_BESIDE if text else HEIGHT))

    def _needed(self) -> int:
        cells = (cell.sizeHint().width() for cell in self._cells)
        return sum(cells) + 2 * max(0, self._grid.horizontalSpacing())

    def _centre(self) -> None:
        """Give both sides the same width where there is room for it, so that the middle is the middle."""
        left, middle, right = (cell.sizeHint().width() for cell in self._cells)
        side = max(left, right)
        fits = 2 * side + middle + 2 * _MARGIN + 2 * max(0, self._grid.horizontalSpacing()) <= self.width()
        for column in (0, 2):
            self._grid.setColumnMinimumWidth(column, side if fits else 0)


def _keys(t: Texts) -> tuple[tuple[str, str], ...]:
    middle = (("←", t("back")), (t("Space"), t("pause")), ("→", t("skip")), ("+", t("10 s more")))
    right = (("R", t("show")), ("S", t("sound")), ("V", t("voice")), ("F", t("full screen")), (t("Esc"), t("leave")))
    return ("H", t("stop")), *middle, *right


def _row(*widgets: QWidget, gap: int = 12) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(gap)
    for widget in widgets:
        row.addWidget(widget)
    return holder


def _hint(key: str, what: str) -> QWidget:
    hint = _row(label(key, "key", wrap=False), label(what, "caption", wrap=False), gap=8)
    hint.setContentsMargins(0, 0, 12, 0)
    return hint
