"""Two paragraphs in letters as large as the room allows: what to do, and more quietly what to keep in mind."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from painlog.ui.player.words import CueText
from painlog.ui.theme import Theme
from painlog.ui.widgets.lettering import in_pixels, wrapped_height

LARGEST, SMALLEST = 20, 13
"""In px at 100 % (mockup of the player; the caption of design.md section 1). Rather than smaller, less is said."""
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
            self.update()

    def fitted(self) -> tuple[int, tuple[str, ...]]:
        """The largest size of letters in px at which all fits, and what is said; of too much only the first part."""
        smallest = self._theme.px(SMALLEST)
        for size in range(self._theme.px(LARGEST), smallest - 1, -1):
            if self._height(size, self._text) <= self.height():
                return size, tuple(self._text)
        return smallest, (self._text.main,)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(380), self._theme.px(120))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(200), self._theme.px(84))

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

    def _height(self, size: int, texts: CueText) -> float:
        font = in_pixels(self.font(), size)
        heights = [wrapped_height(text, font, self.width()) for text in texts if text]
        return sum(heights) + self._theme.px(_GAP) * max(0, len(heights) - 1)
