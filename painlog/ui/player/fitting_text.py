"""Two paragraphs in letters as large as the room allows: what to do, and more quietly what to keep in mind."""

import math

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from painlog.ui.player.words import CueText
from painlog.ui.theme import Theme
from painlog.ui.widgets.lettering import in_pixels, wrapped_height

LARGEST, SMALLEST = 20, 17
"""In px at 100 % (mockup of the player; legible from 3 m). Rather than smaller, less is said."""
UNCUT = 13
"""In the smallest window with the largest letters even the first part may not fit: better small than cut off."""
_GAP = 6


class FittingText(QWidget):
    """Centred, from the top of its room."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._text = CueText("", "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def text(self) -> CueText:
        return self._text

    def show_text(self, text: CueText) -> None:
        """Show these paragraphs; empty ones take no room."""
        if text != self._text:
            self._text = text
            self.setAccessibleName(" ".join(part for part in text if part))
            self.updateGeometry()
            self.update()

    def fitted(self) -> tuple[int, tuple[str, ...]]:
        """The largest size of letters in px at which all fits, and what is said; of too much only the first part."""
        px, first = self._theme.px, (self._text.main,)
        for said, smallest in ((tuple(self._text), SMALLEST), (first, UNCUT)):
            for size in range(px(LARGEST), px(smallest) - 1, -1):
                if self._height(size, said) <= self.height():
                    return size, said
        return px(UNCUT), first

    def sizeHint(self) -> QSize:
        """Room for all of it in the largest letters."""
        return QSize(self._theme.px(380), self._needed(LARGEST, tuple(self._text)))

    def minimumSizeHint(self) -> QSize:
        """Room for the first part in the smallest."""
        return QSize(self._theme.px(200), self._needed(SMALLEST, (self._text.main,)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        size, texts = self.fitted()
        font, top = in_pixels(self.font(), size), 0.0
        painter.setFont(font)
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignHCenter
        for text, colour in zip(texts, ("ink", "ink2"), strict=False):
            if text:
                height = wrapped_height(text, font, self.width())
                painter.setPen(self._theme.colour(colour))
                painter.drawText(QRectF(0, top, self.width(), height), int(flags), text)
                top += height + self._theme.px(_GAP)
        painter.end()

    def _needed(self, size: int, texts: tuple[str, ...]) -> int:
        return math.ceil(self._height(self._theme.px(size), texts))

    def _height(self, size: int, texts: tuple[str, ...]) -> float:
        font = in_pixels(self.font(), size)
        heights = [wrapped_height(text, font, self.width()) for text in texts if text]
        return sum(heights) + self._theme.px(_GAP) * max(0, len(heights) - 1)
