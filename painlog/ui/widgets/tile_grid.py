"""Equal tiles in as many columns as there is room for."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget


class TileGrid(QWidget):
    """A tile is at least `least` px wide, or as wide as its words need; rows are filled from left to right.

    With `allowed`, only so many columns are taken, the largest number first.
    """

    def __init__(self, least: int, gap: int = 12, allowed: Sequence[int] = ()) -> None:
        super().__init__()
        self._least, self._gap, self._allowed = least, gap, allowed
        self._tiles: list[QWidget] = []
        self.columns = 1
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(gap)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_tiles(self, tiles: Sequence[QWidget]) -> None:
        """Show these tiles; those that are left out are hidden but kept."""
        for tile in self._tiles:
            self._grid.removeWidget(tile)
            if tile not in tiles:
                tile.hide()
        self._tiles = list(tiles)
        self.columns = self._columns_in(self.width())
        self._place()
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        return QSize(self._tile_width(), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        columns = self._columns_in(event.size().width())
        if columns != self.columns:
            self.columns = columns
            self._place()

    def _tile_width(self) -> int:
        return max([self._least, *(tile.minimumSizeHint().width() for tile in self._tiles)])

    def _columns_in(self, width: int) -> int:
        room = max(1, (width + self._gap) // (self._tile_width() + self._gap))
        return next((count for count in self._allowed if count <= room), room)

    def _place(self) -> None:
        for tile in self._tiles:
            self._grid.removeWidget(tile)
        for column in range(max(self._grid.columnCount(), self.columns)):
            self._grid.setColumnStretch(column, int(column < self.columns))
        for place, tile in enumerate(self._tiles):
            policy = tile.sizePolicy()
            policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
            tile.setSizePolicy(policy)
            self._grid.addWidget(tile, *divmod(place, self.columns))
            tile.show()
