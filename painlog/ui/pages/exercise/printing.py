"""The home sheet and the plan as files: asks where to, and writes them on another thread."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from painlog.domain.printed_report import PrintedReport
from painlog.domain.report_sections import Paper
from painlog.errors import UserError
from painlog.services.bundle import DiaryServices
from painlog.services.exercise_words import routine_name
from painlog.services.report_words import missing_font_sentences
from painlog.ui.file_choice import file_to_save
from painlog.ui.jobs import Err, Ok

if TYPE_CHECKING:
    from painlog.ui.pages.exercise.page import ExercisePage

LETTER_REGIONS = ("US", "CA", "MX", "CL", "CO", "PH", "VE")
"""Where paper is Letter: the regions for which the Unicode CLDR gives US-Letter (supplemental data, paperSize)."""


class Printing:
    """One sheet at a time; what it says comes as a message below."""

    def __init__(self, page: "ExercisePage") -> None:
        self._page = page

    def ask(self, routine_id: str, services: DiaryServices) -> None:
        """Ask for the file, whose kind says which paper."""
        page, t = self._page, self._page.context.texts
        shelved = page.shelf.routine(routine_id) if page.shelf else None
        if shelved is None:
            return
        kinds = {Paper.A4: t("PDF on A4") + " (*.pdf)", Paper.LETTER: t("PDF on US Letter") + " (*.pdf)"}
        usual = Paper.LETTER if t.locale.territory in LETTER_REGIONS else Paper.A4
        name = f"{routine_name(shelved, t).replace('/', '-')}.pdf"
        title = t("Save the home sheet")
        chosen, kind = file_to_save(page, title, name, ";;".join(kinds.values()), kinds[usual])
        if chosen is not None:
            paper = next((paper for paper, text in kinds.items() if text == kind), usual)
            self.write(routine_id, services, chosen.with_suffix(".pdf"), paper)

    def write(self, routine_id: str, services: DiaryServices, path: Path, paper: Paper) -> None:
        """Print the sheet into a file, elsewhere, and say how it went."""
        page, t = self._page, self._page.context.texts
        shelf = page.shelf
        shelved = shelf.routine(routine_id) if shelf else None
        if shelf is None or shelved is None:
            return

        def work() -> PrintedReport:
            return services.home_sheet.write(services.home_sheet.sheet(shelved, shelf, t, paper), t, path)

        page.context.jobs.start("home sheet", work, lambda outcome: self._done(outcome, path))

    def ask_calendar(self, services: DiaryServices) -> None:
        """Ask for the file that other calendars read."""
        page, t = self._page, self._page.context.texts
        name, kinds = t("painlog plan") + ".ics", t("Calendar file") + " (*.ics)"
        chosen, _kind = file_to_save(page, t("Save the plan for another calendar"), name, kinds)
        if chosen is not None:
            self.write_calendar(services, chosen.with_suffix(".ics"))

    def write_calendar(self, services: DiaryServices, path: Path) -> None:
        """Write plan and appointments for other calendars, elsewhere, and say how it went."""
        t = self._page.context.texts

        def told(outcome: Ok | Err) -> None:
            self._tell(outcome, lambda _path: t("Calendar written to {file}", file=path.name))

        self._page.context.jobs.start("calendar", lambda: services.calendars.export(path, t), told)

    def _done(self, outcome: Ok | Err, path: Path) -> None:
        def said(printed: PrintedReport) -> str:
            t = self._page.context.texts
            return " ".join([t("Home sheet saved as {file}", file=path.name), *missing_font_sentences(printed, t)])

        self._tell(outcome, said)

    def _tell(self, outcome: Ok | Err, said: Callable[[Any], str]) -> None:
        t = self._page.context.texts
        if isinstance(outcome, Ok):
            self._page.context.show_message(said(outcome.value))
        elif isinstance(outcome.error, UserError):
            self._page.context.show_message(t.error(outcome.error))
        else:
            raise outcome.error
