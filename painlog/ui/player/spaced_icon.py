"""Icons with free room between them and the text of their button, which style sheets do not know."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QPushButton

from painlog.ui.icons import Icons
from painlog.ui.theme import Theme

GAP = 10
"""Between icon and text in px (mockup of the player)."""


def put_icon(
    made: QPushButton, icons: Icons, theme: Theme, name: str, ink: str, side: int, after: bool = False
) -> None:
    """Give a button the icon `name` in the colour of the token `ink`; `after` says that it stands behind the text."""
    size, gap, ratio = theme.px(side), theme.px(GAP), made.devicePixelRatioF()
    canvas = QPixmap(round((size + gap) * ratio), round(size * ratio))
    canvas.setDevicePixelRatio(ratio)
    canvas.fill(Qt.GlobalColor.transparent)
    painter = QPainter(canvas)
    painter.drawPixmap(gap if after else 0, 0, icons.pixmap(name, theme.tokens[ink], size, ratio))
    painter.end()
    made.setIcon(QIcon(canvas))
    made.setIconSize(QSize(size + gap, size))
