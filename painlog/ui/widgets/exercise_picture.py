"""What an exercise looks like: its figure, the person's own picture, or a sign that there is none."""

from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImageReader, QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QFrame, QVBoxLayout

from painlog.domain.motion import Figure
from painlog.ui.icons import Icons
from painlog.ui.theme import Theme
from painlog.ui.widgets.figure import ExerciseFigure

_SIGN_PX = 28
_CORNER = 8


class ExercisePicture(QFrame):
    """A tile of the ground colour; `role` decides its corners. Nothing in it takes the keyboard."""

    def __init__(self, theme: Theme, icons: Icons, role: str = "picture", ground: str = "inset") -> None:
        super().__init__()
        self.setProperty("role", role)
        self._theme, self._icons = theme, icons
        self.figure = ExerciseFigure(theme.tokens, ground)
        self._photo: QPixmap | None = None
        self._sign = False
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.figure)
        theme.changed.connect(self._dress)
        for widget in (self, self.figure):
            widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_figure(self, figure: Figure, name: str) -> None:
        """Show the figure of an exercise."""
        self._photo, self._sign = None, False
        self.figure.set_figure(figure, name)
        self.figure.show()
        self.update()

    def show_file(self, path: Path | None, name: str) -> None:
        """Show the person's own picture; a sign where there is none or it cannot be read."""
        self.figure.hide()
        self._photo = _read(path) if path is not None else None
        self._sign = self._photo is None
        self.setAccessibleName(name)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._photo is None and not self._sign:
            return
        painter = QPainter(self)
        if self._photo is not None:
            self._paint_photo(painter, self._photo)
        else:
            sign = self._icons.pixmap("exercise", self._theme.tokens["ink3"], _SIGN_PX, self.devicePixelRatioF())
            middle = self.rect().center()
            painter.drawPixmap(middle.x() - _SIGN_PX // 2, middle.y() - _SIGN_PX // 2, sign)
        painter.end()

    def _dress(self) -> None:
        self.figure.set_tokens(self._theme.tokens)
        self.update()

    def _paint_photo(self, painter: QPainter, photo: QPixmap) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        room = QRectF(self.rect()).adjusted(4, 4, -4, -4)
        size = photo.size().scaled(room.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
        box = QRectF(0, 0, size.width(), size.height())
        box.moveCenter(room.center())
        corners = QPainterPath()
        corners.addRoundedRect(box, _CORNER, _CORNER)
        painter.setClipPath(corners)
        painter.drawPixmap(box, photo, QRectF(photo.rect()))


def _read(path: Path) -> QPixmap | None:
    reader = QImageReader(str(path))
    image = reader.read()
    return None if image.isNull() else QPixmap.fromImage(image)
