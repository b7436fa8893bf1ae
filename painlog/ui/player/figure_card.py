"""The card on which the figure moves, with a key to its two shades; a picture for an exercise of the person's own."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QFrame, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from painlog.domain.exercises import Exercise
from painlog.domain.motion import Figure
from painlog.domain.session import Session
from painlog.domain.session_segments import SegmentKind
from painlog.domain.shelf import ShelvedStep
from painlog.domain.training import OwnExercise
from painlog.i18n import Texts
from painlog.services.exercise_words import exercise_name
from painlog.ui.theme import Theme
from painlog.ui.widgets.card import label
from painlog.ui.widgets.figure import ExerciseFigure

LEAST = QSize(320, 200)
_SWATCH, _KEY_HEIGHT = (22, 8), 26


class FigureCard(QFrame):
    """Follows the session: which exercise, which side, which moment."""

    def __init__(
        self, theme: Theme, texts: Texts, picture_of: Callable[[OwnExercise], Path | None], steps: bool
    ) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._theme, self._texts, self._picture_of = theme, texts, picture_of
        self._shown: tuple[int, bool] | None = None
        self.figure = ExerciseFigure(theme.tokens, "card")
        self.figure.setMinimumSize(LEAST)
        self.figure.set_reduced_motion(steps)
        self._picture = _Picture()
        self._words = label("", "playerOwn")
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._key = _ShadeKey(theme, texts)
        self._stack = QStackedLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(0)
        column.addWidget(self._key)
        column.addLayout(self._stack, 1)
        for widget in (self.figure, self._picture, self._words):
            self._stack.addWidget(widget)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def shows_picture(self) -> bool:
        """Whether a picture of the person's own stands where the figure would."""
        return self._stack.currentWidget() is self._picture

    def show_moment(self, played: ShelvedStep, session: Session) -> None:
        """Show the present moment."""
        segment = session.segment
        shows = segment.kind is SegmentKind.SHOW
        if (segment.step, shows) != self._shown:
            self._shown = segment.step, shows
            self._show_exercise(played, played.played.shown if shows else played.played.moving)
        if played.played.figure is not None:
            self.figure.set_side(segment.side or played.played.figure.shows)
            self.figure.set_phase(session.phase)

    def _show_exercise(self, played: ShelvedStep, figure: Figure | None) -> None:
        name = exercise_name(played.exercise, self._texts)
        self._key.setVisible(figure is not None)
        if figure is not None:
            self.figure.set_figure(figure, name)
            self._stack.setCurrentWidget(self.figure)
            return
        file = None if isinstance(played.exercise, Exercise) else self._picture_of(played.exercise)
        picture = QPixmap() if file is None else QPixmap(str(file))
        self._picture.show_picture(picture, name)
        self._words.setText(name)
        self._stack.setCurrentWidget(self._words if picture.isNull() else self._picture)


class _Picture(QWidget):
    """A photograph, as large as it fits."""

    def __init__(self) -> None:
        super().__init__()
        self._pixels = QPixmap()

    def show_picture(self, pixels: QPixmap, name: str) -> None:
        self._pixels = pixels
        self.setAccessibleName(name)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._pixels.isNull():
            return
        size = self._pixels.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        box = QRectF(0, 0, size.width(), size.height())
        box.moveCenter(QRectF(self.rect()).center())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(box, self._pixels, QRectF(self._pixels.rect()))
        painter.end()


class _ShadeKey(QWidget):
    """Which shade is the near side of the body, and which the far one."""

    def __init__(self, theme: Theme, texts: Texts) -> None:
        super().__init__()
        self._theme = theme
        self._entries = ((texts("near side"), "figure_near"), (texts("far side"), "figure_far"))
        self.setAccessibleName(", ".join(text for text, _ in self._entries))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(0, self._theme.px(_KEY_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = self.font()
        font.setPixelSize(self._theme.px(13))
        painter.setFont(font)
        width, height = (self._theme.px(length) for length in _SWATCH)
        left, middle = float(self._theme.px(8)), self.height() / 2
        for text, colour in self._entries:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour(colour))
            painter.drawRoundedRect(QRectF(left, middle - height / 2, width, height), height / 2, height / 2)
            metrics = painter.fontMetrics()
            start = left + width + self._theme.px(8)
            painter.setPen(self._theme.colour("ink2"))
            painter.drawText(QPointF(start, middle + metrics.ascent() / 2 - metrics.descent() / 2), text)
            left = start + metrics.horizontalAdvance(text) + self._theme.px(16)
        painter.end()
