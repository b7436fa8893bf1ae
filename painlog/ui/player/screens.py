"""What all screens round a session share: a column in the middle, buttons at its foot, Enter and Esc."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from painlog.i18n import Texts
from painlog.ui.player.player_screen import PlayerScreen
from painlog.ui.theme import Theme
from painlog.ui.widgets.card import button, label
from painlog.ui.widgets.flow_layout import FlowLayout
from painlog.ui.widgets.scroll_body import ScrollBody, scrolled
from painlog.ui.widgets.tab_order import order_tabs

WIDEST = 720
"""Longer lines are hard to follow."""
_SIDE = 24


class Screen(PlayerScreen):
    """One screen of the player. Enter goes on, Esc leaves; both are buttons as well. Enter on a button presses it."""

    left = Signal()
    """The person wants out."""

    def __init__(self, theme: Theme, texts: Texts, title: str) -> None:
        super().__init__()
        self.theme, self.texts = theme, texts
        body = ScrollBody()
        body.installEventFilter(self)
        self.box = QVBoxLayout(body)
        self.box.setContentsMargins(_SIDE, 0, _SIDE, 8)
        self.box.setSpacing(14)
        self.title = label(title, "playerTitle")
        self.box.addWidget(self.title)
        self.area = scrolled(body)
        foot = QWidget()
        self._buttons = FlowLayout(foot, 12)
        self._foot: list[QPushButton] = []
        self._column = QWidget()
        inside = QVBoxLayout(self._column)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addStretch(1)
        inside.addWidget(self.area, 100)
        row = QHBoxLayout()
        row.setContentsMargins(_SIDE, 8, _SIDE, 0)
        row.addWidget(foot)
        inside.addLayout(row)
        inside.addStretch(2)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 24, 0, 24)
        across.addStretch(1)
        across.addWidget(self._column, 100)
        across.addStretch(1)

    def say(self, text: str, role: str = "playerText") -> None:
        """Add a paragraph."""
        self.box.addWidget(label(text, role))

    def listing(self, lines: Sequence[str]) -> None:
        """Add lines with a dot before each."""
        for text in lines:
            self.say(f"• {text}")

    def add_button(self, text: str, role: str, act: Callable[[], object]) -> QPushButton:
        """Add a large button at the foot, after those that are there."""
        made = button(text, role, act)
        self._buttons.addWidget(made)
        self._foot.append(made)
        return made

    def order(self, stops: Sequence[QWidget]) -> None:
        order_tabs(stops)

    def enter(self) -> None:
        """What Enter does where no control takes it."""

    def rescale(self) -> None:
        self._column.setMaximumWidth(self.theme.px(WIDEST) + 2 * _SIDE)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The text grew or shrank, such as by an advice that came up."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        """Let the text take no more room than it needs, so that the buttons stand right below it."""
        width = min(self.width(), self._column.maximumWidth())
        self.area.setMaximumHeight(max(1, self.box.heightForWidth(width)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            chosen = next((made for made in self._foot if made.hasFocus()), None)
            if chosen is not None:
                chosen.click()
            else:
                self.enter()
        else:
            super().keyPressEvent(event)


class NoticeScreen(Screen):
    """Says something, and offers a way on, or only the way out.

    With `other` there are two ways on, and Enter takes that one: "A clinician has agreed" is never said by accident.
    """

    accepted = Signal()
    declined = Signal()
    """The person goes on the other way."""

    def __init__(
        self, theme: Theme, texts: Texts, title: str, paragraphs: Sequence[str], go_on: str = "", other: str = ""
    ) -> None:
        super().__init__(theme, texts, title)
        for text in paragraphs:
            self.say(text)
        if other:
            self.first = self.add_button(other, "playerMain", self.declined.emit)
            self.add_button(go_on, "playerControl", self.accepted.emit)
        elif go_on:
            self.first = self.add_button(go_on, "playerMain", self.accepted.emit)
        leave = texts("Leave") if go_on else texts("Close")
        self.leave = self.add_button(leave, "playerControl" if go_on else "playerMain", self.left.emit)
        if not go_on:
            self.first = self.leave

    def enter(self) -> None:
        self.first.click()

    def focus_start(self) -> None:
        self.first.setFocus(Qt.FocusReason.OtherFocusReason)
