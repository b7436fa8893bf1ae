"""The last four weeks, each with what was planned and done in it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from painlog.domain.adherence import Tally
from painlog.services.plan_words import weeks_sentence
from painlog.ui.page import PageContext
from painlog.ui.widgets.card import Card, label
from painlog.ui.widgets.count_dots import CountDots
from painlog.ui.widgets.ring_gauge import RingGauge


class WeeksCard(Card):
    """Counts what was done; it neither praises nor scolds, and knows no streaks."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context.texts("Last four weeks"))
        self._context = context
        self.title.setWordWrap(True)
        self.head.setStretchFactor(self.title, 100)
        self.ring = RingGauge(context.theme)
        self.sentence = label("", "secondary")
        self._shown = QWidget()
        self._across = QHBoxLayout()
        self._across.setSpacing(16)
        self._across.addWidget(self.ring)
        self._across.addWidget(self._shown, 1, Qt.AlignmentFlag.AlignVCenter)
        self.box.addLayout(self._across)
        self.box.addWidget(self.sentence)
        self.box.addStretch(1)

    def show_weeks(self, weeks: Sequence[Tally]) -> None:
        """Show these weeks, the oldest first."""
        t = self._context.texts
        done = sum(week.done for week in weeks)
        planned = sum(week.planned for week in weeks)
        extra = sum(week.extra for week in weeks)
        if planned:
            self.ring.show_share(done, planned, t.number(done), t("of {n}", n=t.number(planned)))
        else:
            self.ring.show_share(0, 0, t.number(extra), t.within("sessions", "done"))
        self._across.removeWidget(self._shown)
        self._shown.hide()
        self._shown.deleteLater()
        self._shown = self._rows(weeks)
        self._across.addWidget(self._shown, 1, Qt.AlignmentFlag.AlignVCenter)
        self.sentence.setText(weeks_sentence(weeks, t))

    def _rows(self, weeks: Sequence[Tally]) -> QWidget:
        t = self._context.texts
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(5)
        grid.setColumnStretch(2, 1)
        for row, week in enumerate(weeks):
            last = row == len(weeks) - 1
            name = t("This") if last else t.date(week.first_day, "MMMd")
            said = label(name, "caption", wrap=False)
            told = t("{done} of {planned}", done=t.number(week.done), planned=t.number(week.planned))
            said.setAccessibleName(f"{name}: {told}")
            said.setToolTip(told)
            dots = CountDots(self._context.theme, week.done, week.planned)
            dots.setToolTip(told)
            grid.addWidget(said, row, 0)
            grid.addWidget(dots, row, 1)
        return holder
