"""The forest plot of the triggers, with the sentence that always stands under it."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QLabel

from painlog.services.insight_words import NO_CAUSE, SLOW_COMPANIONS
from painlog.services.insights import Insights
from painlog.ui.page import PageContext
from painlog.ui.pages.insights.plot_card import PlotCard
from painlog.ui.pages.insights.words import forest_groups, forest_words, trigger_headings, trigger_table
from painlog.ui.widgets.card import label, line
from painlog.ui.widgets.forest_plot import ForestPlot
from painlog.ui.widgets.row_plot import INSET
from painlog.ui.widgets.text_table import TextTable


class TriggerCard(PlotCard):
    """What went together with more or less pain, in three worded groups."""

    def __init__(self, context: PageContext) -> None:
        t = context.texts
        title = t("What went together with your pain")
        self.forest = ForestPlot(title, context.theme.tokens, forest_words(t))
        below = t("Worst score of the day, compared with days without it")
        super().__init__(context, title, below, self.forest, TextTable(title, trigger_headings(t)), "triggers")
        self.box.addStretch(1)
        self.box.addWidget(line())
        self._sign = QLabel()
        self.foot = label("", "caption")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.setContentsMargins(round(INSET), 0, round(INSET), 0)
        row.addWidget(self._sign)
        row.addWidget(self.foot, 1)
        self.box.addLayout(row)
        self.dress()

    def show_insights(self, found: Insights) -> None:
        """Show the triggers of these findings."""
        t = self.context.texts
        self.forest.show_groups(forest_groups(found, t))
        days = t.n("So far {n} day has a score.", "So far {n} days have a score.", found.known_days)
        how = t(
            "No triggers noted yet. Tick what may have set it off when you save an entry: after 60 days with a "
            "score, 10 of them with a trigger and 10 without it, painlog compares them."
        )
        self.fill(found, trigger_table(found, t), f"{how} {days}")
        band = t("Grey band: half a point either way. By chance: how often chance alone would show as much.")
        slow = f"{t(SLOW_COMPANIONS)} {t(NO_CAUSE)}"
        self.foot.setText(f"{band} {slow}" if found.went_together or found.no_clear_difference else slow)

    def dress(self) -> None:
        super().dress()
        icon = self.context.icons.icon("info", self.context.theme.tokens["ink2"], 18)
        self._sign.setPixmap(icon.pixmap(QSize(18, 18)))
