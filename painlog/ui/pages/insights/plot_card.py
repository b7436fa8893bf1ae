"""A card with a plot that can also be read as a table and leave the window as a picture."""

from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QWidget

from painlog.services.insights import Insights
from painlog.ui.page import PageContext
from painlog.ui.pages.insights.findings_picture import FindingsPicture
from painlog.ui.pages.insights.words import TableRows
from painlog.ui.picture_buttons import PictureButtons
from painlog.ui.widgets.card import CARD_PADDING, Card, button, label
from painlog.ui.widgets.row_plot import INSET, RowPlot
from painlog.ui.widgets.text_table import TextTable

MOST_ROWS_AT_ONCE = 14
"""A longer table scrolls."""


class PlotCard(Card):
    """Title, a line below it, the plot or the table, and what a subclass puts under them.

    `kind` is what `painlog chart` calls the picture of it.
    """

    def __init__(
        self, context: PageContext, title: str, below: str, plot: RowPlot, table: TextTable, kind: str
    ) -> None:
        super().__init__(title)
        self.context, self.plot, self.table = context, plot, table
        inset = round(INSET)
        self.box.setContentsMargins(CARD_PADDING - inset, 10, CARD_PADDING - inset, 14)
        self.head.setContentsMargins(inset, 0, inset, 0)
        self.title.setWordWrap(True)
        self.head.setStretchFactor(self.title, 100)
        self.as_table = button("", "link", self.toggle_table)
        self.picture = FindingsPicture(context, kind)
        self.pictures = PictureButtons(self, context, self.picture, title, kind, small=True)
        self.head.addWidget(self.as_table)
        pair = QHBoxLayout()
        pair.setSpacing(0)
        for pressed in (self.pictures.copy, self.pictures.save):
            pair.addWidget(pressed)
        self.head.addLayout(pair)
        self.below = label(below, "secondary")
        self.empty = label("", "secondary")
        for text in (self.below, self.empty):
            text.setContentsMargins(inset, 0, inset, 0)
        for widget in (self.below, self.empty, plot, table):
            self.box.addWidget(widget)
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)
        table.hide()
        self._name_toggle()

    @property
    def stops(self) -> list[QWidget]:
        """The controls that Tab visits, in order."""
        return [self.as_table, self.pictures.copy, self.pictures.save, self.plot, self.table]

    @property
    def shows_table(self) -> bool:
        return not self.table.isHidden()

    def toggle_table(self) -> None:
        """Show the rows as a table, or as a plot again."""
        as_table = not self.shows_table
        self.table.setVisible(as_table)
        self.plot.setVisible(not as_table)
        self._name_toggle()

    def fill(self, found: Insights, rows: TableRows, empty: str) -> None:
        """Show the rows of these findings in the table and the picture too, or say `empty` where there are none."""
        self.picture.show_insights(found)
        self.table.set_rows(len(rows), lambda row, column: rows[row][column])
        lines = min(len(rows), MOST_ROWS_AT_ONCE) + 1
        line = self.table.verticalHeader().defaultSectionSize()
        self.table.setFixedHeight(lines * line + self.table.horizontalScrollBar().sizeHint().height() + line // 2)
        self.empty.setText(empty)
        self.empty.setVisible(not rows)
        self.below.setVisible(bool(rows))
        for pressed in (self.as_table, self.pictures.copy, self.pictures.save):
            pressed.setVisible(bool(rows))
        self.plot.setVisible(bool(rows) and not self.shows_table)
        if not rows:
            self.table.hide()
            self._name_toggle()

    def dress(self) -> None:
        """Wear the theme."""
        self.plot.set_tokens(self.context.theme.tokens)

    def _name_toggle(self) -> None:
        t = self.context.texts
        self.as_table.setText(t("Show as chart") if self.shows_table else t("Show as table"))
        self.as_table.setAccessibleName(f"{self.title.text()}: {self.as_table.text()}")
