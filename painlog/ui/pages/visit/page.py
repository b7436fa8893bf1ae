"""Doctor visit: choose what to take along on the left; the report itself, as it will be printed, on the right."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QVBoxLayout

from painlog.domain.visit_options import VisitOptions
from painlog.errors import UserError
from painlog.services.bundle import DiaryServices
from painlog.services.changes import Topic
from painlog.services.check_ins import CheckInState
from painlog.services.episode_facts import EpisodeFactsState
from painlog.services.report_words import missing_font_sentences
from painlog.services.visit_words import report_name
from painlog.services.visits import HandedOver, VisitState
from painlog.ui.jobs import Err, Ok
from painlog.ui.page import Operation, Page, PageContext
from painlog.ui.pages.visit.given_card import GivenCard
from painlog.ui.pages.visit.head import VisitHead
from painlog.ui.pages.visit.option_cards import PAPER_NAMES, PaperCard, PeriodCard, SectionsCard
from painlog.ui.pages.visit.packing import Packing
from painlog.ui.pages.visit.preview import PreviewPanel
from painlog.ui.pages.visit.printing import ask_and_print, printer_for
from painlog.ui.pages.visit.questions_card import QuestionsCard
from painlog.ui.pages.visit.report_desk import Made, ReportDesk, wish_of
from painlog.ui.pages.visit.rows import VisitRows
from painlog.ui.widgets.scroll_body import ScrollBody, scrolled
from painlog.ui.widgets.tab_order import order_tabs

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

OPTIONS_WIDTH = 360
MARGIN, GAP, SCROLLER = 24, 16, 14
LEAST_PREVIEW = 240
LEAST_CHOICES = 240
"""The height that the choices keep where the preview has to stand below them."""
_BESIDE = "visit beside"
_NO_LIMIT = 16_777_215


@dataclass(frozen=True, slots=True)
class Beside:
    """What the rows below the choices tell."""

    facts: EpisodeFactsState
    check_ins: CheckInState


class VisitPage(Page):
    """Every choice is kept at once, and the preview follows it."""

    topics = frozenset(Topic) - {Topic.FLAGS, Topic.EXPERIMENTS}

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._services: DiaryServices | None = None
        self._state: VisitState | None = None
        self.options = VisitOptions()
        self._then: Callable[[], object] | None = None
        self.desk = ReportDesk(context, self)
        self.head = VisitHead(context)
        self.packing = Packing(context)
        self.period = PeriodCard(context)
        self.sections = SectionsCard(context)
        self.questions = QuestionsCard(context)
        self.paper = PaperCard(context)
        self.rows = VisitRows(context)
        self.given = GivenCard(context)
        self.preview = PreviewPanel(context)
        self._lay_out()
        self._connect()
        self._dress()

    # What the shell calls

    @property
    def busy(self) -> bool:
        return self.desk.busy

    def diary_opened(self, services: DiaryServices) -> None:
        self._services = services
        self.options = services.visits.state().options
        self.rows.diary_opened(services)
        self.refresh()

    def refresh(self) -> None:
        """Show the diary as it is now, and make the report anew."""
        services = self._services
        if services is None:
            return
        self._state = services.visits.state()
        self._show_options()
        self.questions.show_state(self._state)
        self.rows.show_state(self._state)
        self.given.show_state(self._state)
        self._order_tabs()
        self.context.jobs.start(_BESIDE, lambda: _beside(services), self._show_beside)
        self._want_report()

    def focus_start(self) -> None:
        self._area.verticalScrollBar().setValue(0)
        next(stop for stop in self.period.period.stops if stop.focusPolicy() & Qt.FocusPolicy.TabFocus).setFocus()

    def closing(self) -> None:
        self.packing.give_up()
        self.desk.close()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit(event.size().width())

    # What a person does

    def choose(self, **choices: Any) -> None:
        """Choose by the names of the options; the preview follows and the choice is kept."""
        self.options = replace(self.options, **choices)
        self._show_options()
        options = self.options
        self.context.perform(lambda services: services.visits.remember(options), self, toast=False)
        self._want_report()

    def ask_and_save(self) -> None:
        """Ask for a file and write the report to it."""
        t = self.context.texts
        name, _kind = QFileDialog.getSaveFileName(self, t("Save as PDF"), f"{self.file_name}.pdf", "PDF (*.pdf)")
        if name:
            self.save_report(Path(name))

    def save_report(self, path: Path) -> None:
        """Write the report to a file and say so."""
        self.desk.save(path, lambda: self._saved(path, "pdf"))

    def ask_and_save_everything(self) -> None:
        """Ask for a file and write everything for the doctor to it."""
        t = self.context.texts
        title = t("Everything as ZIP")
        name, _kind = QFileDialog.getSaveFileName(self, title, f"{self.file_name}.zip", "ZIP (*.zip)")
        if name:
            self.save_everything(Path(name))

    def save_everything(self, path: Path) -> None:
        """Write the report and every other format to one file and say so."""
        if self._services is not None and self.desk.wish is not None:
            self.packing.write(self._services, self.desk.wish, path)

    def print_report(self) -> None:
        """Open the system's print dialog on the report as it is now."""
        self.when_made(self._ask_and_print)

    def when_made(self, act: Callable[[], object]) -> None:
        """Do something with the report once it is the one that was chosen."""
        if self.desk.busy:
            self._then = act
        elif self.preview.document is not None:
            act()

    @property
    def services(self) -> DiaryServices | None:
        """The open diary, or None before it is there."""
        return self._services

    @property
    def file_name(self) -> str:
        """A name for a file of this report, without its ending."""
        if self._state is None:
            return self.context.texts("pain-diary")
        who = self._state.name if self.options.with_name else ""
        return report_name(who, *self.options.days(self._state.today), self.context.texts)

    def printer(self) -> "QPrinter":
        """The usual printer, set for this report."""
        assert self.preview.document is not None
        country = self._state.settings.country if self._state else ""
        return printer_for(self.preview.document, self.options.paper_in(country), self.file_name)

    # Inside

    def _want_report(self) -> None:
        if self._services is not None and self._state is not None:
            country, language = self._state.settings.country, self.context.texts.language
            self.desk.want(self._services, wish_of(self.options, self._state.today, country, language))

    def _show_report(self, made: Made) -> None:
        t = self.context.texts
        note = " ".join(missing_font_sentences(made.printed, t))
        self.preview.show_pdf(made.printed.pdf, t(PAPER_NAMES[made.wish.paper]), note)
        act, self._then = self._then, None
        if act is not None:
            act()

    def _show_trouble(self, text: str) -> None:
        self._then = None
        self.preview.say(text)

    def _show_options(self) -> None:
        if self._state is not None:
            self.period.show_options(self.options, self._state.today)
            self.paper.show_options(self.options, self._state.settings.country)
        self.sections.show_options(self.options)

    def _show_beside(self, outcome: Ok | Err) -> None:
        if isinstance(outcome, Ok):
            self.rows.show_beside(outcome.value.facts, outcome.value.check_ins)
        elif not isinstance(outcome.error, UserError):
            raise outcome.error

    def _ask_and_print(self) -> None:
        if self.preview.document is not None:
            ask_and_print(self.window(), self.preview.document, self.printer(), self._printed)

    def _printed(self) -> None:
        t = self.context.texts
        said = t("Sent to the printer")
        self.context.show_message(said, t("Note for whom"), lambda: self.given.offer("paper"))

    def _saved(self, path: Path, what: str) -> None:
        t = self.context.texts
        said = t("Saved {file}", file=path.name)
        self.context.show_message(said, t("Note for whom"), lambda: self.given.offer(what))

    def _note(self, what: str, clinician: str) -> None:
        if self._state is None:
            return
        given = HandedOver(what, *self.options.days(self._state.today), clinician)
        self._perform(lambda services: services.visits.hand_over(given))

    def _perform(self, operation: Operation) -> None:
        self.context.perform(operation, self, self.refresh)

    def _connect(self) -> None:
        self.head.save_wanted.connect(self.ask_and_save)
        self.head.everything_wanted.connect(self.ask_and_save_everything)
        self.head.print_wanted.connect(self.print_report)
        self.packing.written.connect(lambda path: self._saved(path, "zip"))
        self.packing.busy_changed.connect(self.head.everything.setDisabled)
        self.period.chosen.connect(lambda value: self.choose(period=value))
        self.period.days_chosen.connect(lambda first, last: self.choose(first=first, last=last))
        self.sections.chosen.connect(lambda sections: self.choose(sections=sections))
        self.paper.changed.connect(lambda name, value: self.choose(**{name: value}))
        self.questions.wanted.connect(self._perform)
        self.questions.rebuilt.connect(self._order_tabs)
        self.rows.wanted.connect(self._perform)
        self.given.noted.connect(self._note)
        self.given.removed.connect(lambda id_: self._perform(lambda services: services.visits.remove_visit(id_)))
        self.given.about_wanted.connect(lambda: self.context.show_page("about"))
        self.desk.made.connect(self._show_report)
        self.desk.failed.connect(self._show_trouble)
        self.preview.shown.connect(self._fit_again, Qt.ConnectionType.QueuedConnection)
        self.context.theme.changed.connect(self._dress)

    def _order_tabs(self) -> None:
        cards = (self.period, self.sections, self.questions, self.paper, self.rows, self.given, self.preview)
        order_tabs([*self.head.stops, *self.packing.stops, *(stop for card in cards for stop in card.stops)])

    def _dress(self) -> None:
        self.head.dress()
        self.paper.dress()
        self._fit(self.width())

    def _fit_again(self) -> None:
        self._fit(self.width())

    def _fit(self, width: int) -> None:
        px = self.context.theme.px
        self.head.fit(width - 2 * MARGIN)
        wanted = max(px(OPTIONS_WIDTH), self._body.minimumSizeHint().width()) + SCROLLER
        beside = max(LEAST_PREVIEW, self.preview.minimumSizeHint().width())
        stacked = wanted + beside + GAP + 2 * MARGIN > width
        self._across.setDirection(QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight)
        self._across.setStretch(0, int(stacked))
        self._area.setMinimumSize(0 if stacked else wanted, px(LEAST_CHOICES) if stacked else 0)
        self._area.setMaximumWidth(_NO_LIMIT if stacked else wanted)

    def _lay_out(self) -> None:
        self._body = ScrollBody()
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        for card in (self.period, self.sections, self.questions, self.paper, self.rows, self.given):
            column.addWidget(card)
        column.addStretch(1)
        self._area = scrolled(self._body)
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._across.setSpacing(GAP - SCROLLER + 12)
        self._across.addWidget(self._area)
        self._across.addWidget(self.preview, 1)
        page = QVBoxLayout(self)
        page.setContentsMargins(MARGIN, 20, MARGIN, MARGIN)
        page.setSpacing(GAP)
        page.addWidget(self.head)
        page.addWidget(self.packing)
        page.addLayout(self._across, 1)


def _beside(services: DiaryServices) -> Beside:
    return Beside(services.episode_facts.state(), services.check_ins.state())
