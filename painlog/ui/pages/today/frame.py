"""How Today is put together: the header, the form with the column beside it, and the bar at its foot."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from painlog.domain.warnings import Urgency
from painlog.services.bundle import DiaryServices
from painlog.ui.page import Page, PageContext
from painlog.ui.pages.today.form import TodayForm
from painlog.ui.pages.today.furniture import make_header, make_save_bar
from painlog.ui.pages.today.shown_day import ShownDay
from painlog.ui.pages.today.side_column import SideColumn
from painlog.ui.pages.today.unsaved import Unsaved
from painlog.ui.pages.today.words import summary
from painlog.ui.widgets.scroll_body import ScrollBody, scrolled
from painlog.ui.widgets.steady_bar import keep_bar_room
from painlog.ui.wording import Wording

if TYPE_CHECKING:
    from painlog.ui.pages.today.warning_card import WarningCard

NARROW_BELOW = 1060
"""Narrower than this, the day's timeline stands below the form (design.md section 2)."""
RIGHT_WIDTH = 280
BESIDE_MARGINS = 92
"""Page margins, the gap between the columns, and a scroll bar."""
MARGIN, TOP, FOOT = 24, 20, 14
_NO_LIMIT = 16_777_215


class TodayFrame(Page):
    """The parts of the page, where they stand, and what they say of a day. The column drops below the form where there
    is no room.
    """

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._warnings: WarningCard | None = None
        self.form = TodayForm(context)
        self.header = make_header(context)
        self.bar = make_save_bar(context)
        self.side = SideColumn(self)
        self.day_card = self.side.day_card
        self._lay_out()
        self.form.score.resized.connect(self._fit_map)
        self.form.came.connect(self._reveal_soon)

    def focus_start(self) -> None:
        self._area.verticalScrollBar().setValue(0)
        self.form.score.focus_strip()

    def scroll_to(self, widget: QWidget) -> None:
        """Bring a part of the page to its top."""
        top = widget.mapTo(self._body, QPoint(0, 0)).y()
        self._area.verticalScrollBar().setValue(top - MARGIN)

    def show_heading(self, day: ShownDay) -> None:
        """Say which day this is, and what is asked about it."""
        self.header.show_day(self.context.texts.day(day.date), day.is_today, day.hint_due)
        self.form.score.show_question(self._other_day(day), day.settings.subject)

    def show_warnings(self, services: DiaryServices) -> None:
        """Say at the top what to do about signs that were answered yes; built when there is one."""
        state = services.warnings.state()
        if self._warnings is None and any(state.yes(urgency) for urgency in Urgency):
            from painlog.ui.pages.today.warning_card import WarningCard

            self._warnings = WarningCard(self.context)
            self._top.addWidget(self._warnings)
            self.form.stops_changed.emit()
        if self._warnings is not None:
            self._warnings.show_state(state)

    @property
    def warning_stops(self) -> list[QWidget]:
        """The controls of what is said about warning signs."""
        return self._warnings.stops if self._warnings is not None else []

    def show_timeline(self, day: ShownDay, unsaved: Unsaved) -> None:
        """Show the entries of the day, once they are known, and the one that is being made."""
        if day.state is None:
            return
        t = self.context.texts
        now = t.time(self.context.clock.now()) if day.is_today else "–"
        title = t("Today so far") if day.is_today else t("This day")
        self.day_card.show_day(title, day.state, self._wording(day), now if unsaved.new_entry else None)

    def show_summary(self, day: ShownDay, unsaved: Unsaved) -> None:
        """Say at the foot what would be saved."""
        text = summary(unsaved.draft, self._wording(day), self._other_day(day))
        self.bar.show_summary(text, not unsaved.nothing, editing=unsaved.editing)

    def _other_day(self, day: ShownDay) -> str | None:
        return None if day.is_today else self.context.texts.day(day.date)

    def _wording(self, day: ShownDay) -> Wording:
        return Wording(self.context.texts, day.catalogue, day.settings.bands)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.form.minimumSizeHint().width() + self.context.theme.px(RIGHT_WIDTH) + BESIDE_MARGINS
        narrow = event.size().width() < max(self.context.theme.px(NARROW_BELOW), beside)
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._across.setDirection(direction)
        wide = self.context.theme.px(RIGHT_WIDTH) + self.side.bar_room
        beside_bar = 0 if narrow else self.side.bar_room
        self._inside.setContentsMargins(MARGIN, TOP, MARGIN - self._bar_room - beside_bar, FOOT)
        self._top.setContentsMargins(0, 0, beside_bar, 0)
        self.side.set_beside(not narrow)
        self.side.setMinimumWidth(0 if narrow else wide)
        self.side.setMaximumWidth(_NO_LIMIT if narrow else wide)
        self._fit_map()

    def _fit_map(self) -> None:
        room = self.height() - self.bar.sizeHint().height() - self.header.sizeHint().height()
        self.form.fit_height(room - TOP - FOOT - self._inside.spacing())

    def _reveal_soon(self, widget: QWidget) -> None:
        """Bring a part of the page into view once it has its place; the keyboard stays where it is."""
        QTimer.singleShot(0, widget, lambda: self._area.ensureWidgetVisible(widget, 0, MARGIN))

    def _lay_out(self) -> None:
        body = ScrollBody()
        self._inside = inside = QVBoxLayout(body)
        inside.setSpacing(14)
        self._top = QVBoxLayout()
        self._top.setSpacing(inside.spacing())
        self._top.addWidget(self.header)
        inside.addLayout(self._top)
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._across.setSpacing(20)
        self._across.addWidget(self.form, 1)
        self._across.addWidget(self.side)
        inside.addLayout(self._across, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._body, self._area = body, scrolled(body)
        self._bar_room = keep_bar_room(self._area)
        outer.addWidget(self._area, 1)
        outer.addWidget(self.bar)
