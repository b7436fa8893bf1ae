"""Fonts and text sizes of drawn widgets, all derived from the widget's own font."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF

from painlog.ui.theme import BODY_PX

CAPTION = 13 / BODY_PX
"""Caption text of the design as a share of body text."""

_TALLEST = 100_000.0


def text_scale(font: QFont) -> float:
    """How large body text in `font` is beside the design's 100 %."""
    return QFontInfo(font).pixelSize() / BODY_PX


def sized(font: QFont, ratio: float, bold: bool = False) -> QFont:
    """`font` made `ratio` times as large, and bold if asked."""
    return in_pixels(font, QFontInfo(font).pixelSize() * ratio, bold)


def in_pixels(font: QFont, pixels: float, bold: bool = False) -> QFont:
    """`font` at a size of `pixels`, and bold if asked."""
    other = QFont(font)
    other.setPixelSize(max(1, round(pixels)))
    other.setBold(bold)
    return other


def wrapped_height(text: str, font: QFont, width: float) -> float:
    """The height in px of `text` broken into lines of `width` px."""
    box = QRectF(0, 0, width, _TALLEST)
    return QFontMetricsF(font).boundingRect(box, Qt.TextFlag.TextWordWrap, text).height()


def width_in_two_lines(text: str, font: QFont) -> float:
    """The width in px that `text` needs if it may break once, between two words."""
    metrics, words = QFontMetricsF(font), text.split()
    breaks = ((" ".join(words[:place]), " ".join(words[place:])) for place in range(1, len(words) + 1))
    return min((max(map(metrics.horizontalAdvance, lines)) for lines in breaks), default=0.0)
