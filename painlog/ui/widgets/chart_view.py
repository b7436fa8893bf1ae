"""Charts in the window. The only module of the window that imports matplotlib; imported when Trends is first built."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from painlog.charts import check_ins, sites, time_of_day, trend, weekday
from painlog.charts.bars import Bar, interval_text, mean_text
from painlog.charts.palette import Palette
from painlog.charts.picture import Drawn, picture_bytes, save_figure
from painlog.charts.sheet import PICTURE, SMALL_PICTURE, Size, new_figure
from painlog.charts.side_data import SideData
from painlog.charts.trend_data import TrendData
from painlog.domain.questionnaires import Activity, CheckIn
from painlog.i18n import Texts
from painlog.ui.theme import Theme

if TYPE_CHECKING:
    from matplotlib.figure import Figure

__all__ = [
    "ActivitiesChart",
    "ChartView",
    "CheckInsChart",
    "CourseChart",
    "DrawnPicture",
    "SideChart",
    "SitesChart",
    "TimeOfDayChart",
    "TrendData",
    "WeekdayChart",
]

Drawing = Callable[["Figure", Palette, float], None]
"""Draws a chart on a figure, however large it is, in a palette and at a text scale."""

Rows = list[tuple[str, ...]]

SMALLEST, SMALLEST_SIDE, SMALLEST_COURSE = (320, 400), (170, 226), (320, 260)
"""Below this a page scrolls rather than squeezes the chart."""

LEAST_DAYS = 110
"""The days are never drawn lower than this, however many lines the legend takes."""


class ChartView(QWidget):
    """Shows one chart; draws it anew when it is resized and when the theme changes, sharp on every screen."""

    def __init__(self, theme: Theme, smallest: tuple[int, int] = SMALLEST, picture: Size = PICTURE) -> None:
        from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg

        super().__init__()
        self.setProperty("role", "chart")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._theme, self._smallest, self._size = theme, smallest, picture
        self._drawing: Drawing | None = None
        self.figure = new_figure(picture)
        self._canvas = FigureCanvasQTAgg(self.figure)  # type: ignore[no-untyped-call]
        self._canvas.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._canvas.mpl_connect("resize_event", lambda _event: self._draw())
        self._canvas.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._canvas)
        theme.changed.connect(self._draw)
        self._draw()

    def set_drawing(self, drawing: Drawing, name: str, description: str) -> None:
        """Show a chart; `name` and `description` say to a screen reader what it is and what it shows."""
        self._drawing = drawing
        self.setAccessibleName(name)
        self.setAccessibleDescription(description)
        self._draw()

    def show_trend(self, data: TrendData, texts: Texts) -> None:
        """Show the trend chart of these days."""
        self.set_drawing(
            lambda figure, palette, scale: trend.draw_trend(figure, data, palette, texts, scale),
            texts(trend.TITLE),
            trend.trend_description(data, texts),
        )

    def days_area(self) -> tuple[QRectF, float, float] | None:
        """Where the days are drawn, in pixels, and the ordinals at its left and right edge; None without such a chart.

        Scores reach from 0 at its foot to 10 at its top.
        """
        axes = next((axes for axes in self.figure.axes if axes.get_gid() == trend.DAYS), None)
        if axes is None:
            return None
        box, (low, high) = axes.get_position(), axes.get_xlim()
        wide, tall = self._canvas.width(), self._canvas.height()
        return QRectF(box.x0 * wide, (1 - box.y1) * tall, box.width * wide, box.height * tall), low, high

    def save_picture(self, path: Path) -> None:
        """Write the chart as PNG, SVG or PDF, by the name's ending. Raises `UserError` as `save_figure` does."""
        save_figure(self._picture(), path, self.accessibleDescription())

    def copy_picture(self) -> None:
        """Put the chart on the clipboard."""
        _copy(self._picture())

    def _picture(self) -> "Figure":
        figure = new_figure(self._size)
        self._draw_on(figure, 1.0)
        return figure

    def _draw(self) -> None:
        self._draw_on(self.figure, self._theme.scale)
        least = max(self._theme.px(self._smallest[1]), self._height_needed())
        self._canvas.setMinimumSize(self._smallest[0], least)
        self._canvas.draw_idle()  # type: ignore[no-untyped-call]

    def _height_needed(self) -> int:
        """What stands above and below the days needs, with some room for the days themselves."""
        area = self.days_area()
        return 0 if area is None else round(self._canvas.height() - area[0].height()) + self._theme.px(LEAST_DAYS)

    def _draw_on(self, figure: "Figure", scale: float) -> None:
        palette = Palette.from_tokens(self._theme.tokens)
        if self._drawing is None:
            figure.set_facecolor(palette.background)
        else:
            self._drawing(figure, palette, scale)


class CourseChart(ChartView):
    """Values from 0 to 10 over time, one line for each of several things; `rows` and `headings` make a table of it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, SMALLEST_COURSE)
        self.rows: Rows = []
        self.headings: tuple[str, ...] = ()

    def show_courses(self, title: str, courses: Sequence[check_ins.Course], last: date, texts: Texts) -> None:
        """Show these courses up to a day."""
        self.rows = check_ins.course_rows(courses, texts)
        self.headings = (texts("Day"), *(course.name for course in courses))
        self.set_drawing(
            lambda figure, palette, scale: check_ins.draw_courses(figure, title, courses, last, palette, texts, scale),
            title,
            check_ins.courses_description(courses, texts),
        )


class CheckInsChart(CourseChart):
    """The three questions of the weekly check-in."""

    def show_check_ins(self, made: Sequence[CheckIn], last: date, texts: Texts) -> None:
        """Show these check-ins, the oldest first, up to a day."""
        self.show_courses(texts(check_ins.CHECK_INS_TITLE), check_ins.check_in_courses(made, texts), last, texts)


class ActivitiesChart(CourseChart):
    """How well activities go."""

    def show_activities(self, activities: Sequence[Activity], last: date, texts: Texts) -> None:
        """Show these activities up to a day."""
        self.show_courses(texts(check_ins.ACTIVITIES_TITLE), check_ins.activity_courses(activities), last, texts)


class DrawnPicture:
    """The picture of a chart that the window itself paints; `draw` makes the figure in the theme's colours."""

    def __init__(self, theme: Theme, draw: Callable[[Palette], Drawn]) -> None:
        self._theme, self._draw = theme, draw

    def save_picture(self, path: Path) -> None:
        """Write the picture as PNG, SVG or PDF, by the name's ending. Raises `UserError` as `save_figure` does."""
        figure, description = self._drawn()
        save_figure(figure, path, description)

    def copy_picture(self) -> None:
        """Put the picture on the clipboard."""
        _copy(self._drawn()[0])

    def _drawn(self) -> Drawn:
        return self._draw(Palette.from_tokens(self._theme.tokens))


class SideChart(ChartView):
    """One of the smaller charts; `rows` holds the same numbers for a table."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, SMALLEST_SIDE, SMALL_PICTURE)
        self.rows: Rows = []

    def show_sides(self, data: SideData, texts: Texts) -> None:
        """Show this chart's part of the data."""
        raise NotImplementedError


class TimeOfDayChart(SideChart):
    """The mean score by part of the day."""

    def show_sides(self, data: SideData, texts: Texts) -> None:
        parts = data.by_part
        self.rows = _bar_rows(time_of_day.time_of_day_bars(parts, texts), texts)
        self.set_drawing(
            lambda figure, palette, scale: time_of_day.draw_time_of_day(figure, parts, palette, texts, scale),
            texts(time_of_day.TITLE),
            time_of_day.time_of_day_description(parts, texts),
        )


class WeekdayChart(SideChart):
    """The mean of the daily worst by weekday."""

    def show_sides(self, data: SideData, texts: Texts) -> None:
        days = data.by_weekday
        self.rows = _bar_rows(weekday.weekday_bars(days, texts), texts)
        self.set_drawing(
            lambda figure, palette, scale: weekday.draw_weekday(figure, days, palette, texts, scale),
            texts(weekday.TITLE),
            weekday.weekday_description(days, texts),
        )


class SitesChart(SideChart):
    """The share of pain days on which a place was marked."""

    def show_sides(self, data: SideData, texts: Texts) -> None:
        shares = data.sites
        self.rows = [
            (
                texts.name(site.name, site.own),
                sites.percent(site.share.mean or 0, texts),
                sites.interval_percent(site, texts),
                texts.number(site.share.count),
            )
            for site in shares
        ]
        self.set_drawing(
            lambda figure, palette, scale: sites.draw_sites(figure, shares, palette, texts, scale),
            texts(sites.TITLE),
            sites.sites_description(shares, texts),
        )


def _copy(figure: "Figure") -> None:
    QGuiApplication.clipboard().setImage(QImage.fromData(picture_bytes(figure, "png")))


def _bar_rows(bars: list[Bar], texts: Texts) -> Rows:
    return [
        (bar.names[0], mean_text(bar.value, texts), interval_text(bar.value, texts), texts.number(bar.value.count))
        for bar in bars
    ]
