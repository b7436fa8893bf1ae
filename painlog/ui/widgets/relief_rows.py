"""One row for each treatment that was chosen: what relief followed, and for a medicine its dose."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from painlog.ui.widgets.card import label, line
from painlog.ui.widgets.segmented import Segment, SegmentedControl

LABEL_WIDTH = 142


class ReliefRow(NamedTuple):
    """What a row shows: the treatment, its texts, its relief, and its dose (None where it has none)."""

    id: str
    title: str
    dose_prompt: str
    relief: str | None
    dose: str | None


class ReliefRows(QWidget):
    """Rows appear and go with the chosen treatments; what was typed in one that stays is kept."""

    relief_changed = Signal(str, object)
    dose_changed = Signal(str, str)

    def __init__(self, segments: Sequence[Segment]) -> None:
        super().__init__()
        self._segments = segments
        self._rows: dict[str, _Row] = {}
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(5)
        self._box.addWidget(line())
        self.hide()

    @property
    def stops(self) -> list[QWidget]:
        """The controls of all rows, from the top."""
        return [stop for row in self._rows.values() for stop in (*row.control.stops, *([row.dose] if row.dose else []))]

    def set_rows(self, rows: Sequence[ReliefRow]) -> None:
        """Show one row for each of these treatments."""
        wanted = {row.id for row in rows}
        for id_ in [id_ for id_ in self._rows if id_ not in wanted]:
            gone = self._rows.pop(id_)
            self._box.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for row in rows:
            shown = self._rows.get(row.id) or self._add(row)
            shown.show_values(row)
        self.setVisible(bool(rows))

    def row(self, id_: str) -> QWidget:
        """The row of a treatment that is shown."""
        return self._rows[id_]

    def choose(self, id_: str, place: int) -> None:
        """Choose the relief at `place` (1 is the first) in the row of a treatment."""
        if id_ in self._rows and 1 <= place <= len(self._segments):
            self._rows[id_].control.choose(self._segments[place - 1].value)

    def _add(self, row: ReliefRow) -> "_Row":
        made = _Row(row, self._segments)
        made.control.value_changed.connect(lambda value, id_=row.id: self.relief_changed.emit(id_, value))
        if made.dose is not None:
            made.dose.textChanged.connect(lambda text, id_=row.id: self.dose_changed.emit(id_, text))
        self._rows[row.id] = made
        self._box.addWidget(made)
        return made


class _Row(QWidget):
    def __init__(self, row: ReliefRow, segments: Sequence[Segment]) -> None:
        super().__init__()
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(8)
        left = QVBoxLayout()
        left.setSpacing(0)
        title = label(row.title, "caption")
        title.setFixedWidth(LABEL_WIDTH)
        left.addWidget(title)
        self.dose: QLineEdit | None = None
        if row.dose is not None:
            self.dose = QLineEdit()
            self.dose.setProperty("role", "inline")
            self.dose.setPlaceholderText(row.dose_prompt)
            self.dose.setAccessibleName(f"{row.title}: {row.dose_prompt}")
            self.dose.setFixedWidth(LABEL_WIDTH)
            left.addWidget(self.dose)
        across.addLayout(left)
        self.control = SegmentedControl(segments, row.title, soft=True, foldable=True)
        across.addWidget(self.control, 1)

    def show_values(self, row: ReliefRow) -> None:
        self.control.set_value(row.relief)
        if self.dose is not None and self.dose.text() != (row.dose or ""):
            self.dose.setText(row.dose or "")
