"""The bar at the foot: "Stop, this hurts", four large buttons, and the keys that do the same."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QWidget

from painlog.i18n import Texts
from painlog.ui.icons import Icons
from painlog.ui.theme import Theme
from painlog.ui.widgets.card import button, label

HEIGHT = 64
_ICON = 24
_ROLES = {"hurts": "playerStop", "back": "playerControl", "pause": "playerMain", "skip": "playerControl"}
_ICONS = {"hurts": "stop", "back": "back", "pause": "pause", "skip": "skip", "repeat": "repeat"}
_INK = {"playerStop": "note_ink", "playerMain": "on_accent", "playerControl": "ink", "playerQuiet": "ink"}


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
        self.hurts = self._button("hurts", t("Stop, this hurts"), acts.hurts)
        self.back = self._button("back", t("Back"), acts.back)
        self.pause = self._button("pause", t("Pause"), acts.pause)
        self.skip = self._button("skip", t("Skip"), acts.skip)
        self.repeat = self._button("repeat", t("Show how again"), acts.repeat)
        self.skip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(24, 12, 24, 6)
        self._grid.setVerticalSpacing(6)
        self._lay_out()
        self.show_running(True)
        self.rescale()

    @property
    def stops(self) -> list[QPushButton]:
        """The buttons in the order of Tab."""
        return [self.pause, self.skip, self.back, self.repeat, self.hurts]

    def show_running(self, running: bool) -> None:
        """Offer to pause, or to go on."""
        self._running = running
        self.pause.setText(self._texts("Pause") if running else self._texts("Go on"))
        self._draw_icon(self.pause, "pause" if running else "play")

    def rescale(self) -> None:
        """Take the sizes of the theme as they are now."""
        for name, made in self._by_name.items():
            made.setMinimumHeight(self._theme.px(HEIGHT))
            self._draw_icon(made, _ICONS[name])
        self.show_running(self._running)
        self.pause.setMinimumWidth(self._theme.px(192))
        self.back.setMinimumWidth(self._theme.px(128))
        self.skip.setMinimumWidth(self._theme.px(128))
        for column in (0, 2):
            self._grid.setColumnMinimumWidth(column, 0)
        self._grid.invalidate()
        widest = max(self._grid.cellRect(0, column).width() for column in (0, 2)) if self.isVisible() else 0
        del widest

    def _button(self, name: str, text: str, act: Callable[[], object]) -> QPushButton:
        role = _ROLES.get(name, "playerQuiet")
        made = button(text, role, act)
        made.setIcon(self._icon(_ICONS[name], self._theme.tokens[_INK[role]]))
        return made

    def _lay_out(self) -> None:
        t = self._texts
        middle = _row(self.back, self.pause, self.skip)
        sides = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignRight
        keys = (
            ((t("H"), t("stop")),),
            (("←", t("back")), (t("Space"), t("pause")), ("→", t("skip")), ("+", t("10 s more"))),
            (("R", t("show")), ("S", t("sound")), ("V", t("voice")), ("F", t("full screen")), (t("Esc"), t("leave"))),
        )
        for column, (widget, hints, side) in enumerate(
            zip((self.hurts, middle, self.repeat), keys, sides, strict=True)
        ):
            self._grid.addWidget(widget, 0, column, side)
            self._grid.addWidget(_key_row(hints), 1, column, side)
            self._grid.setColumnStretch(column, 1)


def _row(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(12)
    for widget in widgets:
        row.addWidget(widget)
    return holder


def _key_row(hints: tuple[tuple[str, str], ...]) -> QWidget:
    pairs = []
    for key, what in hints:
        pair = _row(label(key, "key", wrap=False), label(what, "caption", wrap=False))
        layout = pair.layout()
        if layout is not None:
            layout.setSpacing(8)
        pairs.append(pair)
    return _row(*pairs)
