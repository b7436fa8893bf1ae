"""Equal tiles in as many columns as there is room for."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

GAP = 12


class TileGrid(QWidget):
    """A tile is at least `least` px wide; the rows are filled from left to right."""

    def __init__(self, least: int) -> None:
        super().__init__()
        self._least = least
        self._tiles: list[QWidget] = []
        self.columns = 1
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GAP)

    def set_tiles(self, tiles: Sequence[QWidget]) -> None:
        """Show these tiles; those that are left out are hidden but kept."""
        for tile in self._tiles:
            self._grid.removeWidget(tile)
            tile.setVisible(tile in tiles)
        self._tiles = list(tiles)
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        columns = max(1, (event.size().width() + GAP) // (self._least + GAP))
        if columns != self.columns:
            self.columns = columns
            self._place()

    def _place(self) -> None:
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, int(column < self.columns))
        for place, tile in enumerate(self._tiles):
            self._grid.addWidget(tile, *divmod(place, self.columns))
            tile.show()
