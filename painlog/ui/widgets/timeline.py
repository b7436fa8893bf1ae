"""The entries of one day, under each other, with edit and delete."""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFocusEvent,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from painlog.ui.icons import Icons
from painlog.ui.theme import Theme
from painlog.ui.widgets.card import icon_button, label

TILE, ACTION = 34, 28


class TimelineRow(NamedTuple):
    """What one entry shows: time, score, a headline and a line below it.

    With an `icon` it is no entry but something that the diary holds beside them.
    """

    id: str
    time: str
    score: float | None
    score_text: str
    headline: str
    below: str
    spoken: str
    icon: str = ""


class TimelineWords(NamedTuple):
    """The words of the timeline's controls."""

    edit: str
    delete: str
    unsaved: str
    empty: str


class Timeline(QWidget):
    """One row an entry; the unsaved one, if there is one, is the last."""

    edit_requested = Signal(str)
    delete_requested = Signal(str)

    def __init__(self, theme: Theme, icons: Icons, words: TimelineWords) -> None:
        super().__init__()
        self._theme, self._icons, self._words = theme, icons, words
        self._rows: list[QWidget] = []
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(12)

    def set_rows(self, rows: Sequence[TimelineRow], unsaved_time: str | None) -> None:
        """Show these entries, and a dashed row for the unsaved one at `unsaved_time`."""
        for old in self._rows:
            self._box.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._rows = [self._row(row) for row in rows]
        if unsaved_time is not None:
            self._rows.append(self._unsaved_row(unsaved_time))
        if not self._rows:
            self._rows.append(label(self._words.empty, "secondary"))
        for made in self._rows:
            self._box.addWidget(made)

    def _row(self, row: TimelineRow) -> "_EntryRow":
        tile = _IconTile(self._theme, self._icons, row.icon) if row.icon else None
        made = _EntryRow(row, self._theme, tile or ScoreTile(self._theme, row.score, row.score_text))
        for name, icon, signal in (
            (self._words.edit, "pencil", self.edit_requested),
            (self._words.delete, "trash", self.delete_requested),
        ):
            picture = self._icons.icon(icon, self._theme.tokens["ink2"], 18)
            act = icon_button(picture, f"{name}: {row.spoken}", partial(signal.emit, row.id), ACTION)
            act.setToolTip(name)
            made.add_action(act)
        made.opened.connect(lambda id_=row.id: self.edit_requested.emit(id_))
        made.removed.connect(lambda id_=row.id: self.delete_requested.emit(id_))
        return made

    def _unsaved_row(self, time: str) -> QWidget:
        made = QWidget()
        across = _across(made, time, "strong", self._theme)
        across.addWidget(_IconTile(self._theme, self._icons, "pencil", dashed=True))
        across.addWidget(label(self._words.unsaved, "caption"), 1)
        return made


def _across(parent: QWidget, time: str, role: str, theme: Theme) -> QHBoxLayout:
    across = QHBoxLayout(parent)
    across.setContentsMargins(0, 0, 0, 0)
    across.setSpacing(10)
    when = label(time, role if role else "caption", wrap=False)
    when.setFixedWidth(theme.px(42))
    across.addWidget(when)
    return across


class _EntryRow(QWidget):
    opened = Signal()
    removed = Signal()

    def __init__(self, row: TimelineRow, theme: Theme, tile: QWidget) -> None:
        super().__init__()
        self.setProperty("role", "entry")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(row.spoken)
        across = _across(self, row.time, "caption", theme)
        across.addWidget(tile)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(label(row.headline))
        if row.below:
            texts.addWidget(label(row.below, "caption"))
        across.addLayout(texts, 1)
        self._actions = QFrame()
        self._actions.setProperty("role", "actions")
        self._actions_column = QVBoxLayout(self._actions)
        self._actions_column.setContentsMargins(0, 0, 0, 0)
        self._actions_column.setSpacing(0)
        policy = self._actions.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._actions.setSizePolicy(policy)
        across.addWidget(self._actions, 0, Qt.AlignmentFlag.AlignVCenter)
        self._actions.hide()

    def add_action(self, act: QToolButton) -> None:
        """Add a button that shows while the row has the pointer or the keyboard; its room is always kept."""
        self._actions_column.addWidget(act)
        act.installEventFilter(self)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._show_actions()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hide_actions()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show_actions()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._hide_actions()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self._hide_actions()
        elif event.type() == QEvent.Type.FocusIn:
            self._show_actions()
        return False

    def _show_actions(self) -> None:
        self._actions.show()

    def _hide_actions(self) -> None:
        focused = QApplication.focusWidget()
        inside = focused is self or (focused is not None and self.isAncestorOf(focused))
        if not inside and not self.underMouse():
            self._actions.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        self.opened.emit()


class ScoreTile(QWidget):
    """A score on its own colour; a plain tile where there is no score."""

    def __init__(self, theme: Theme, score: float | None, text: str, side: int = TILE) -> None:
        super().__init__()
        self._theme, self._score, self._text, self._side = theme, score, text, side
        self.setFixedSize(self.sizeHint())
        theme.changed.connect(self.update)

    def show_score(self, score: float | None, text: str) -> None:
        """Show another score."""
        self._score, self._text = score, text
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = self._theme.tokens
        step = None if self._score is None else min(10, round(self._score))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens["inset"] if step is None else tokens["pain"][step]))
        painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
        font = QFont(self.font())
        font.setPixelSize(self._theme.px(14 if len(self._text) < 3 else 12))
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(tokens["ink2"] if step is None else tokens["pain_text"][step]))
        painter.drawText(QRectF(self.rect()), Qt.AlignmentFlag.AlignCenter, self._text)


class _IconTile(QWidget):
    """A picture where an entry has its score; dashed for what is not saved yet."""

    def __init__(self, theme: Theme, icons: Icons, icon: str, dashed: bool = False) -> None:
        super().__init__()
        self._theme, self._icons, self._icon, self._dashed = theme, icons, icon, dashed
        self.setFixedSize(TILE, TILE)
        theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = self._theme.tokens
        if self._dashed:
            painter.setPen(QPen(QColor(tokens["ctl"]), 1, Qt.PenStyle.DashLine))
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens["accent_tint"]))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        colour = tokens["ink2" if self._dashed else "accent"]
        picture = self._icons.pixmap(self._icon, colour, 18, self.devicePixelRatioF())
        painter.drawPixmap(8, 8, picture)
