"""A card-wide button that folds something out: icon, title, a line of what is inside, and a chevron."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from painlog.ui.widgets.card import label

HEIGHT = 50


class FoldButton(QPushButton):
    """`set_icons` draws the two icons; the title is what a screen reader says."""

    def __init__(self, title: str, inside: str) -> None:
        super().__init__()
        self.setProperty("role", "fold")
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(title)
        self.setAccessibleDescription(inside)
        self._left, self._right = QLabel(), QLabel()
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(label(title, "strong"))
        texts.addWidget(label(inside, "hint"))
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 12, 6)
        row.setSpacing(8)
        row.addWidget(self._left)
        row.addLayout(texts, 1)
        row.addWidget(self._right)
        for child in self.findChildren(QLabel):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_icons(self, left: QIcon, right: QIcon) -> None:
        self._left.setPixmap(left.pixmap(QSize(20, 20)))
        self._right.setPixmap(right.pixmap(QSize(20, 20)))

    def sizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(max(240, self.width())))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, HEIGHT)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        return max(HEIGHT, layout.totalHeightForWidth(width) if layout is not None else 0)
