"""What the trend chart says of one day: a small card beside the day, and a line through it."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from painlog.ui.theme import Theme
from painlog.ui.widgets.card import label
from painlog.ui.widgets.colours import Colours
from painlog.ui.widgets.timeline import ScoreTile

TILE = 28
_DOT, _MEAN, _RIM = 6.5, 4.5, 2.0
LINE_WIDTH = 18
"""Pixels: the line and the rings on it."""


@dataclass(frozen=True, slots=True)
class ReadoutWords:
    """A day in words; empty ones are left out. `score` is 0 to 10, None for a day without one."""

    title: str
    stage: str
    score: float | None
    score_text: str
    worst: str
    mean: str
    lines: tuple[str, ...]

    @property
    def spoken(self) -> str:
        """All of it in one sentence after another."""
        return ". ".join(part for part in (self.title, self.stage, self.worst, self.mean, *self.lines) if part)


class Readout(QFrame):
    """The card of a day."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "readout")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._theme = theme
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(12, 9, 12, 10)
        self._box.setSpacing(3)
        self.title = label("", "readoutTitle")
        self.stage = label("", "readoutText")
        self.worst = label("", "secondary")
        self.mean = label("", "readoutText")
        self.lines = label("", "readoutText")
        self._tile = ScoreTile(theme, None, "", TILE)
        self._score = QHBoxLayout()
        self._score.setSpacing(8)
        self._score.addWidget(self._tile)
        self._score.addWidget(self.worst, 1)
        self._box.addWidget(self.title)
        self._box.addWidget(self.stage)
        self._box.addLayout(self._score)
        self._box.addWidget(self.mean)
        self._box.addWidget(self.lines)
        self.hide()

    def say(self, words: ReadoutWords) -> None:
        """Show a day."""
        self._tile.show_score(words.score, words.score_text)
        for shown, text in (
            (self.title, words.title),
            (self.stage, words.stage),
            (self.worst, words.worst),
            (self.mean, words.mean),
            (self.lines, "\n".join(words.lines)),
        ):
            if shown.text() != text:
                shown.setText(text)
            shown.setVisible(bool(text))
        self.setFixedWidth(self._theme.px(176))
        self._box.activate()
        self.resize(self.width(), self._box.totalHeightForWidth(self.width()))


class ReadoutLine(QWidget):
    """An upright line with a ring at the worst score and one at the mean."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._theme = theme
        self._score: tuple[float, float] | None = None
        self._mean: float | None = None
        self.hide()

    def show_marks(self, score: tuple[float, float] | None, mean: float | None) -> None:
        """Where the rings stand, in pixels from the top: (place, score), and the place of the mean."""
        self._score, self._mean = score, mean
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, middle = QPainter(self), self.width() / 2
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = self._theme.colour("ink")
        painter.fillRect(QRectF(middle - 0.75, LINE_WIDTH / 2, 1.5, self.height() - LINE_WIDTH), ink)
        if self._score is not None:
            place, score = self._score
            painter.setPen(QPen(ink, _RIM))
            painter.setBrush(Colours(self._theme.tokens).pain(score))
            painter.drawEllipse(QPointF(middle, place), _DOT, _DOT)
        if self._mean is not None:
            painter.setPen(QPen(self._theme.colour("accent"), _RIM))
            painter.setBrush(self._theme.colour("card"))
            painter.drawEllipse(QPointF(middle, self._mean), _MEAN, _MEAN)
