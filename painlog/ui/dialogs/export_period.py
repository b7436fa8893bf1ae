"""Which days an export holds: the last weeks, the whole diary, or two dates."""

from datetime import date
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from painlog.domain.days import shifted
from painlog.i18n import Texts
from painlog.ui.widgets.card import label
from painlog.ui.widgets.day_field import day_field, day_of, qt_date
from painlog.ui.widgets.segmented import Segment, SegmentedControl

ALL, OTHER = "all", "other"
WEEKS = (4, 12)


class Days(NamedTuple):
    """The days from `first` to `last`, both included; None leaves a side open."""

    first: date | None = None
    last: date | None = None


class PeriodChoice(QWidget):
    """Segments, and two dates below them for other days; `chosen` tells that the person chose."""

    chosen = Signal()

    def __init__(self, today: date, t: Texts) -> None:
        super().__init__()
        self._today = today
        weeks = [Segment(7 * count, t.n("{n} week", "{n} weeks", count)) for count in WEEKS]
        others = [Segment(ALL, t("Everything")), Segment(OTHER, t("Other…"), t("Other days"))]
        self.segments = SegmentedControl([*weeks, *others], t.within("time range", "Period"))
        self.first = day_field(t("First day"), t, shifted(today, 1 - 7 * WEEKS[-1]), today)
        self.last = day_field(t("Last day"), t, today, today)
        self.segments.value_changed.connect(lambda _value: self._choose())
        self.first.dateChanged.connect(self.last.setMinimumDate)
        self.last.setMinimumDate(self.first.date())
        self._dates = self._lay_out(t)
        self.show_days(None)

    @property
    def days(self) -> Days:
        """The days that are chosen now."""
        value = self.segments.value
        if value == OTHER:
            return Days(day_of(self.first), day_of(self.last))
        return Days(shifted(self._today, 1 - value), self._today) if isinstance(value, int) else Days()

    def show_days(self, count: int | None) -> None:
        """Show the last `count` days, or the whole diary, as chosen."""
        self.segments.set_value(ALL if count is None else count)
        self._dates.setVisible(self.segments.value == OTHER)

    def show_other(self, days: Days) -> None:
        """Show two dates as chosen."""
        for field, day in ((self.first, days.first), (self.last, days.last)):
            if day is not None:
                field.setDate(qt_date(day))
        self.segments.set_value(OTHER)
        self._dates.show()

    def _choose(self) -> None:
        self._dates.setVisible(self.segments.value == OTHER)
        self.chosen.emit()

    def _lay_out(self, t: Texts) -> QWidget:
        dates = QWidget()
        row = QHBoxLayout(dates)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(label(t("From"), "secondary", wrap=False))
        row.addWidget(self.first, 1)
        row.addWidget(label(t("to"), "secondary", wrap=False))
        row.addWidget(self.last, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(self.segments)
        box.addWidget(dates)
        return dates
