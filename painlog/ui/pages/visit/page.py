"""Doctor visit: choose what to take along on the left; the report itself, as it will be printed, on the right."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout

from painlog.domain.visit_options import VisitOptions
from painlog.errors import UserError
from painlog.services.bundle import DiaryServices
from painlog.services.changes import Topic
from painlog.services.check_ins import CheckInState
from painlog.services.episode_facts import EpisodeFactsState
from painlog.services.episodes import EpisodeState
from painlog.services.report_words import missing_font_sentences
from painlog.services.reports import ReportOptions
from painlog.services.visit_words import report_name
from painlog.services.visits import HandedOver, VisitState
from painlog.ui.file_choice import file_to_save
from painlog.ui.jobs import Err, Ok
from painlog.ui.page import Operation, Page, PageContext
from painlog.ui.pages.visit.given_card import GivenCard
from painlog.ui.pages.visit.head import VisitHead
from painlog.ui.pages.visit.link_row import LinkRow
from painlog.ui.pages.visit.option_cards import PAPER_NAMES, PaperCard, PeriodCard, SectionsCard
from painlog.ui.pages.visit.packing import Packing
from painlog.ui.pages.visit.preview import PreviewPanel
from painlog.ui.pages.visit.printing import ask_and_print, printer_for
from painlog.ui.pages.visit.questions_card import QuestionsCard
from painlog.ui.pages.visit.report_desk import Made, ReportDesk, wish_of
from painlog.ui.pages.visit.rows import VisitRows
from painlog.ui.pages.visit.two_sides import GAP, TwoSides
from painlog.ui.widgets.tab_order import order_tabs

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

MARGIN = 24
_BESIDE = "visit beside"


@dataclass(frozen=True, slots=True)
class Beside:
    """What the rows below the choices tell, and the flags that may be raised."""

    episodes: EpisodeState
    facts: EpisodeFactsState
    check_ins: CheckInState


class VisitPage(Page):
    """Every choice is kept at once, and the preview follows it."""

    topics = frozenset(Topic) - {Topic.EXPERIMENTS}

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        t = context.texts
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
        self.files = LinkRow(context, "export", t("Other files"), [(t("Export…"), self.open_export)])
        self.given = GivenCard(context)
        self.preview = PreviewPanel(context)
        self.files.say(t("For the clinic's system, spreadsheets and tables"))
        self._cards = (self.period, self.sections, self.questions, self.paper, self.rows, self.files, self.given)
        self._sides = TwoSides(context.theme, self._cards, self.preview)
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
        self._sides.scroll_to_top()
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
        path, _kind = file_to_save(self, t("Save as PDF"), f"{self.file_name}.pdf", "PDF (*.pdf)")
        if path is not None:
            self.save_report(path)

    def save_report(self, path: Path) -> None:
        """Write the report to a file and say so."""
        self.desk.save(path, lambda wish: self._saved(path, "pdf", wish))

    def ask_and_save_everything(self) -> None:
        """Ask for a file and write everything for the doctor to it."""
        t = self.context.texts
        title = t("Everything as ZIP")
        path, _kind = file_to_save(self, title, f"{self.file_name}.zip", "ZIP (*.zip)")
        if path is not None:
            self.save_everything(path)

    def save_everything(self, path: Path) -> None:
        """Write the report and every other format to one file and say so."""
        if self._services is not None and self.desk.wish is not None:
            self.packing.write(self._services, self.desk.wish, path)

    def open_export(self) -> None:
        """Open the Export dialog on the file for clinical systems and on the days of the report."""
        from painlog.ui.dialogs.export import open_export
        from painlog.ui.dialogs.export_period import Days

        if self._services is not None and self._state is not None:
            days = Days(*self.options.days(self._state.today))
            open_export(self.context, self.window(), self._services, "fhir", days, self.note_for_whom)

    def note_for_whom(self, made: HandedOver) -> None:
        """Ask for whom something is that was just made."""
        self.given.offer(made)
        self._sides.scroll_to(self.given.note, self.given.who)

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
            self.given.show_days(*self.options.days(self._state.today))
            self.paper.show_options(self.options, self._state.settings.country)
        self.sections.show_options(self.options)

    def _show_beside(self, outcome: Ok | Err) -> None:
        if isinstance(outcome, Ok):
            self.questions.show_episodes(outcome.value.episodes)
            self.rows.show_beside(outcome.value.facts, outcome.value.check_ins)
            if self.given.who.hasFocus():
                self._sides.scroll_to(self.given.note, self.given.who)
        elif not isinstance(outcome.error, UserError):
            raise outcome.error

    def _ask_and_print(self) -> None:
        wish = self.desk.wish
        if self.preview.document is not None and wish is not None:
            paper = HandedOver("paper", wish.first, wish.last)
            said = self.context.texts("Sent to the printer")
            ask_and_print(self.window(), self.preview.document, self.printer(), lambda: self._tell_made(said, paper))

    def _saved(self, path: Path, what: str, wish: ReportOptions) -> None:
        made = HandedOver(what, wish.first, wish.last, file_name=path.name)
        self._tell_made(self.context.texts("Saved {file}", file=path.name), made)

    def _tell_made(self, said: str, made: HandedOver) -> None:
        self.context.show_message(said, self.context.texts("Note for whom"), lambda: self.note_for_whom(made))

    def _perform(self, operation: Operation) -> None:
        self.context.perform(operation, self, self.refresh)

    def _connect(self) -> None:
        self.head.save_wanted.connect(self.ask_and_save)
        self.head.everything_wanted.connect(self.ask_and_save_everything)
        self.head.print_wanted.connect(self.print_report)
        self.packing.written.connect(lambda path, wish: self._saved(path, "zip", wish))
        self.packing.busy_changed.connect(self.head.everything.setDisabled)
        self.period.chosen.connect(lambda value: self.choose(period=value))
        self.period.days_chosen.connect(lambda first, last: self.choose(first=first, last=last))
        self.sections.chosen.connect(lambda sections: self.choose(sections=sections))
        self.paper.changed.connect(lambda name, value: self.choose(**{name: value}))
        self.questions.wanted.connect(self._perform)
        self.questions.rebuilt.connect(self._order_tabs)
        self.rows.wanted.connect(self._perform)
        self.given.noted.connect(lambda given: self._perform(lambda services: services.visits.hand_over(given)))
        self.given.rebuilt.connect(self._order_tabs)
        self.given.removed.connect(lambda id_: self._perform(lambda services: services.visits.remove_visit(id_)))
        self.given.about_wanted.connect(lambda: self.context.show_page("about"))
        self.desk.made.connect(self._show_report)
        self.desk.failed.connect(self._show_trouble)
        self.preview.shown.connect(self._fit_again, Qt.ConnectionType.QueuedConnection)
        self.context.theme.changed.connect(self._dress)

    def _order_tabs(self) -> None:
        parts = (self.head, self.packing, *self._cards, self.preview)
        order_tabs([stop for part in parts for stop in part.stops])

    def _dress(self) -> None:
        self.head.dress()
        self.paper.dress()
        self._fit(self.width())

    def _fit_again(self) -> None:
        self._fit(self.width())

    def _fit(self, width: int) -> None:
        self.head.fit(width - 2 * MARGIN)
        self._sides.fit(width - 2 * MARGIN)

    def _lay_out(self) -> None:
        page = QVBoxLayout(self)
        page.setContentsMargins(MARGIN, 20, MARGIN, MARGIN)
        page.setSpacing(GAP)
        page.addWidget(self.head)
        page.addWidget(self.packing)
        page.addWidget(self._sides, 1)


def _beside(services: DiaryServices) -> Beside:
    return Beside(services.episodes.state(), services.episode_facts.state(), services.check_ins.state())
