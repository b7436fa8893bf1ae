"""What the report covers, what it holds, on which paper and in which language."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFormLayout, QWidget

from painlog.domain.naming import N_
from painlog.domain.report_sections import SECTION_NAMES, Paper, ReportSection
from painlog.domain.visit_options import VisitOptions, VisitPeriod
from painlog.i18n import language_name, languages
from painlog.services.visit_words import days_text
from painlog.ui.page import PageContext
from painlog.ui.widgets.card import Card, label
from painlog.ui.widgets.choice_button import ChoiceButton
from painlog.ui.widgets.day_field import day_field, day_of, qt_date
from painlog.ui.widgets.segmented import Segment, SegmentedControl
from painlog.ui.widgets.two_columns import TwoColumns

SHORT_NAMES = {
    ReportSection.FIGURES: N_("Key figures"),
    ReportSection.WARNING_SIGNS: N_("Warning signs"),
    ReportSection.CHART: N_("Pain chart"),
    ReportSection.EPISODES: N_("Episodes"),
    ReportSection.PLACES: N_("Where it hurts"),
    ReportSection.QUESTIONS: N_("My questions"),
    ReportSection.MEDICINES: N_("Medicines"),
    ReportSection.TRIGGERS: N_("Triggers"),
    ReportSection.TREATMENTS: N_("Treatments"),
    ReportSection.CHECK_INS: N_("Check-ins"),
    ReportSection.ACTIVITIES: N_("Activities"),
    ReportSection.EXERCISE: N_("Exercise"),
    ReportSection.SYMPTOMS: N_("Symptoms"),
    ReportSection.LIMITS: N_("Days limited"),
    ReportSection.MARKERS: N_("Events"),
    ReportSection.ABOUT: N_("The rules"),
}
"""Names short enough for two columns of ticks; the tool tip has the title of the section."""

TWO_COLUMNS_FROM = 300
PAPER_NAMES = {Paper.A4: N_("A4"), Paper.LETTER: N_("Letter")}


class PeriodCard(Card):
    """Four weeks, twelve weeks, or from one day to another."""

    chosen = Signal(object)
    """VisitPeriod"""
    days_chosen = Signal(object, object)

    def __init__(self, context: PageContext) -> None:
        t = context.texts
        super().__init__(t.within("time range", "Period"))
        self._t = t
        segments = (
            Segment(VisitPeriod.FOUR_WEEKS, t("4 weeks")),
            Segment(VisitPeriod.TWELVE_WEEKS, t("12 weeks")),
            Segment(VisitPeriod.OTHER, t("Other")),
        )
        self.period = SegmentedControl(segments, t.within("time range", "Period"), foldable=True)
        self.days = label("", "secondary")
        self.first, self.last = day_field(t("From"), t), day_field(t("To"), t)
        self._between = QWidget()
        form = QFormLayout(self._between)
        form.setContentsMargins(0, 0, 0, 0)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.addRow(label(t("From"), "secondary", wrap=False), self.first)
        form.addRow(label(t("To"), "secondary", wrap=False), self.last)
        for widget in (self.period, self._between, self.days):
            self.box.addWidget(widget)
        self.period.value_changed.connect(self.chosen)
        for edit in (self.first, self.last):
            edit.dateChanged.connect(lambda _day: self._tell())

    @property
    def stops(self) -> list[QWidget]:
        """The controls in the order of Tab."""
        return [*self.period.stops, self.first, self.last]

    def show_options(self, options: VisitOptions, today: date) -> None:
        """Show what is chosen."""
        first, last = options.days(today)
        self.period.set_value(options.period)
        other = options.period is VisitPeriod.OTHER
        self._between.setVisible(other)
        self.days.setVisible(not other)
        self.days.setText(days_text(first, last, self._t))
        for edit, day in ((self.first, first), (self.last, last)):
            edit.blockSignals(True)
            edit.setMaximumDate(qt_date(today))
            if not edit.hasFocus():
                edit.setDate(qt_date(day))
            edit.blockSignals(False)

    def _tell(self) -> None:
        first, last = (day_of(edit) for edit in (self.first, self.last))
        self.days_chosen.emit(first, last)


class SectionsCard(Card):
    """A tick for each part of the report."""

    chosen = Signal(object)
    """tuple[ReportSection, ...]"""

    def __init__(self, context: PageContext) -> None:
        t = context.texts
        super().__init__(t("Sections"))
        self.ticks: dict[ReportSection, QCheckBox] = {}
        for section, name in SHORT_NAMES.items():
            tick = QCheckBox(t(name))
            tick.setProperty("role", "section")
            tick.setToolTip(t(SECTION_NAMES[section]))
            tick.setAccessibleName(t(SECTION_NAMES[section]))
            tick.clicked.connect(lambda _on=False: self.chosen.emit(self.sections))
            self.ticks[section] = tick
        ticks = list(self.ticks.values())
        half = (len(ticks) + 1) // 2
        self.box.addWidget(TwoColumns(ticks[:half], ticks[half:], context.theme.px(TWO_COLUMNS_FROM), gap=0))

    @property
    def stops(self) -> list[QWidget]:
        """The controls in the order of Tab."""
        return list(self.ticks.values())

    @property
    def sections(self) -> tuple[ReportSection, ...]:
        """What is ticked, in the order of the report."""
        return tuple(section for section in ReportSection if self.ticks[section].isChecked())

    def show_options(self, options: VisitOptions) -> None:
        """Show what is chosen."""
        for section, tick in self.ticks.items():
            tick.setChecked(section in options.sections)


class PaperCard(Card):
    """Paper and language, and the ticks for what is left out unless asked for."""

    changed = Signal(str, object)
    """the name of the option, and its value"""

    def __init__(self, context: PageContext) -> None:
        t = context.texts
        super().__init__(t("Paper and language"))
        self.title.setWordWrap(True)
        self.head.setStretchFactor(self.title, 100)
        self._context = context
        self.paper = SegmentedControl([Segment(paper, t(name)) for paper, name in PAPER_NAMES.items()], t("Paper"))
        spoken = [Segment("", t("As the window"))]
        spoken += [Segment(each, language_name(each)) for each in languages(context.resources / "locale")]
        self.language = ChoiceButton(t("Language of the report"), spoken)
        self.with_name = QCheckBox(t("With name and birth date"))
        self.with_appendix = QCheckBox(t("With a table of all days"))
        self.with_notes = QCheckBox(t("With my notes"))
        self.with_notes.setToolTip(t("Notes go along only while this is ticked; it is asked anew every time."))
        for widget in (self.paper, self.language, self.with_name, self.with_appendix, self.with_notes):
            self.box.addWidget(widget)
        self.paper.value_changed.connect(lambda value: self.changed.emit("paper", value))
        self.language.value_changed.connect(lambda value: self.changed.emit("language", value))
        for name in ("with_name", "with_appendix", "with_notes"):
            tick: QCheckBox = getattr(self, name)
            tick.clicked.connect(lambda on=False, name=name: self.changed.emit(name, on))
        self.dress()

    @property
    def stops(self) -> list[QWidget]:
        """The controls in the order of Tab."""
        return [*self.paper.stops, self.language, self.with_name, self.with_appendix, self.with_notes]

    def show_options(self, options: VisitOptions, country: str) -> None:
        """Show what is chosen."""
        self.paper.set_value(options.paper_in(country))
        self.language.set_value(options.language)
        self.with_name.setChecked(options.with_name)
        self.with_appendix.setChecked(options.with_appendix or options.with_notes)
        self.with_appendix.setEnabled(not options.with_notes)
        self.with_notes.setChecked(options.with_notes)

    def dress(self) -> None:
        """Take the colours of the theme."""
        ink = self._context.theme.tokens["ink2"]
        self.language.set_chevron(self._context.icons.icon("chevron-down", ink, 16))
