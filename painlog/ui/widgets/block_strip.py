"""The blocks of an experiment as tiles: filled and framed with it, dashed without it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from painlog.ui.widgets.card import label

COLUMNS = 4


@dataclass(frozen=True, slots=True)
class BlockTile:
    """A block: when it is, what is done in it, whether that is the treatment, and whether it is the present one."""

    when: str
    what: str
    treated: bool
    now: bool = False


class BlockStrip(QWidget):
    """Tiles of one width, four in a row."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._tiles: tuple[BlockTile, ...] = ()
        self._frames: list[QFrame] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)
        for column in range(COLUMNS):
            self._grid.setColumnStretch(column, 1)
            self._grid.setColumnMinimumWidth(column, 1)

    @property
    def tiles(self) -> tuple[BlockTile, ...]:
        return self._tiles

    def show_tiles(self, tiles: Sequence[BlockTile]) -> None:
        """Show these blocks."""
        if tuple(tiles) == self._tiles:
            return
        self._tiles = tuple(tiles)
        for gone in self._frames:
            self._grid.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self._frames = [_frame(tile) for tile in self._tiles]
        for place, frame in enumerate(self._frames):
            self._grid.addWidget(frame, place // COLUMNS, place % COLUMNS)
        self.setAccessibleDescription("; ".join(f"{tile.when}: {tile.what}" for tile in self._tiles))


def _frame(tile: BlockTile) -> QFrame:
    frame = QFrame()
    frame.setProperty("role", "blockWith" if tile.treated else "blockWithout")
    frame.setProperty("now", tile.now)
    frame.setAccessibleName(f"{tile.when}: {tile.what}")
    box = QVBoxLayout(frame)
    box.setContentsMargins(10, 6, 6, 6)
    box.setSpacing(0)
    box.addWidget(label(tile.when, "blockWhen"))
    box.addWidget(label(tile.what, "blockWhat"))
    return frame
