"""The doctor visit page: what is chosen is what is shown, saved, printed and remembered."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from painlog.clock import FixedClock
from painlog.domain.about import Fact
from painlog.domain.draft import Draft
from painlog.domain.flags import FlagId
from painlog.domain.records import Appointment, Clinician, Medicine
from painlog.domain.report_sections import Paper, ReportSection
from painlog.domain.visit_options import VisitPeriod
from painlog.domain.visits import FactKey
from painlog.i18n import PSEUDO_LANGUAGE
from painlog.ui.dialogs.episode_facts import EpisodeFactsDialog
from painlog.ui.pages.today import TodayPage
from painlog.ui.pages.visit import printing
from painlog.ui.pages.visit.page import VisitPage
from painlog.ui.pages.visit.report_desk import Made
from tests.ui.conftest import OpenShell
from tests.ui.visit_robot import VisitRobot

TODAY = date(2026, 11, 20)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


@pytest.fixture
def visit(qtbot: QtBot, open_shell: OpenShell, clock: FixedClock) -> VisitRobot:
    """The page on a diary of five days in pain."""
    shell = open_shell()
    assert shell.services is not None
    for days in range(5):
        draft = Draft(score=5, triggers=("lifting",))
        shell.services.diary.log_for_day(draft, ago(days))
    shell.services.about.set_fact(Fact.NAME, "Margaret Ellis")
    return VisitRobot(qtbot, shell)


def test_an_empty_diary_has_a_report_that_says_so(qtbot: QtBot, open_shell: OpenShell) -> None:
    robot = VisitRobot(qtbot, open_shell())
    assert "nothing recorded" in robot.text
    assert robot.page.preview.number.text() == "Page 1 of 2"


def test_the_empty_place_of_the_report_says_what_is_going_on(qtbot: QtBot, open_shell: OpenShell) -> None:
    shell = open_shell()
    page = shell.page("visit")
    assert isinstance(page, VisitPage)
    shell.show_page("visit")
    QApplication.processEvents()
    assert page.preview.view.said.startswith("Making the report")
    page.desk.failed.emit("The disk is full.")
    assert (page.preview.view.said, page.preview.note.text()) == ("", "The disk is full.")
    VisitRobot(qtbot, shell)
    assert page.preview.view.said == ""


def test_what_is_unticked_is_not_in_the_report(visit: VisitRobot) -> None:
    assert "Key figures" in visit.text
    visit.tick(ReportSection.FIGURES)
    assert "Key figures" not in visit.text
    visit.tick(ReportSection.FIGURES)
    assert "Key figures" in visit.text


def test_the_period_and_the_choices_are_remembered(visit: VisitRobot, qtbot: QtBot) -> None:
    assert "84 days" in visit.text
    visit.period(VisitPeriod.FOUR_WEEKS)
    assert "28 days" in visit.text
    assert visit.page.period.days.text() == "24 October – 20 November 2026"
    visit.page.paper.paper.choose(Paper.LETTER)
    visit.press(visit.page.paper.with_notes)
    document = visit.page.preview.document
    assert document is not None
    assert document.pagePointSize(0).toSize().toTuple() == (612, 792)
    kept = visit.services.visits.state().options
    assert (kept.period, kept.paper, kept.with_notes) == (VisitPeriod.FOUR_WEEKS, Paper.LETTER, False)
    assert visit.page.paper.with_appendix.isChecked()
    assert not visit.page.paper.with_appendix.isEnabled()


def test_other_days_are_chosen_one_by_one(visit: VisitRobot) -> None:
    visit.period(VisitPeriod.OTHER)
    first = visit.page.period.first
    first.setDate(first.date().addDays(80))
    visit.wait()
    assert visit.page.options.days(TODAY) == (ago(3), TODAY)
    assert "4 days" in visit.text


def test_the_name_is_left_out_unless_ticked(visit: VisitRobot) -> None:
    assert "Margaret" not in visit.text
    assert visit.page.file_name == "pain-diary-2026-08-29-to-2026-11-20"
    visit.press(visit.page.paper.with_name)
    assert "Margaret Ellis" in visit.text
    assert visit.page.file_name == "pain-diary-Margaret-Ellis-2026-08-29-to-2026-11-20"


def test_the_report_speaks_another_language_than_the_window(visit: VisitRobot) -> None:
    assert [choice.value for choice in visit.page.paper.language.choices][:2] == ["", "en"]
    visit.page.choose(language=PSEUDO_LANGUAGE)
    visit.wait()
    assert "Key figures Key figures" in visit.text
    assert visit.page.head.save.text() == "Save as PDF"


def test_questions_are_typed_moved_by_keys_dragged_edited_and_printed(visit: VisitRobot) -> None:
    visit.ask("First?", "Second?", "Third?")
    assert visit.questions == ["First?", "Second?", "Third?"]
    assert "1. First? 2. Second? 3. Third?" in visit.text
    grip = visit.own.row(visit.id_of("Third?")).grip
    grip.setFocus()
    visit.key(grip, Qt.Key.Key_Up).wait()
    assert visit.questions == ["First?", "Third?", "Second?"]
    assert QApplication.focusWidget() is visit.own.row(visit.id_of("Third?")).grip
    visit.drag("Second?", above="First?")
    assert visit.questions == ["Second?", "First?", "Third?"]
    row = visit.own.row(visit.id_of("First?"))
    visit.press(row.edit).write(row.field, "First, again?").wait()
    assert visit.questions == ["Second?", "First, again?", "Third?"]
    visit.page.questions.mark_asked(visit.id_of("Second?"))
    visit.page.questions.remove(visit.id_of("Third?"))
    visit.wait()
    assert visit.questions == ["First, again?"]
    (asked,) = visit.page.questions.asked.buttons
    visit.press(asked)
    assert visit.questions == ["First, again?", "Second?"]


def test_escape_leaves_a_question_as_it_was(visit: VisitRobot) -> None:
    visit.ask("First?")
    row = visit.own.row(visit.id_of("First?"))
    visit.press(row.edit)
    row.field.setText("Something else")
    visit.key(row.field, Qt.Key.Key_Escape)
    assert visit.questions == ["First?"]
    assert row.field.isHidden()


def test_pages_turn_and_the_zoom_stays_when_the_report_changes(visit: VisitRobot) -> None:
    view, preview = visit.page.preview.view, visit.page.preview
    visit.key(view, Qt.Key.Key_PageDown)
    assert (view.page, preview.number.text()) == (1, "Page 2 of 2")
    assert preview.pages.currentIndex().row() == 1
    fitted = view.picture.height()
    visit.key(view, Qt.Key.Key_Plus)
    assert view.picture.height() > fitted
    visit.tick(ReportSection.EXERCISE)
    assert view.page == 1
    assert view.picture.height() > fitted
    visit.key(view, Qt.Key.Key_0).key(view, Qt.Key.Key_PageUp)
    assert (view.fits, view.page) == (True, 0)
    assert not preview.earlier.isEnabled()
    preview.pages.setCurrentIndex(preview.pages.model().index(1, 0))
    assert view.page == 1


def test_only_the_newest_wish_is_shown(visit: VisitRobot) -> None:
    shown: list[Made] = []
    visit.page.desk.made.connect(shown.append)
    for section in (ReportSection.FIGURES, ReportSection.CHART, ReportSection.PLACES):
        visit.page.sections.ticks[section].click()
    visit.wait()
    assert shown[-1].wish.sections == visit.page.options.sections
    assert len(shown) == 1


def test_a_new_entry_changes_the_preview(visit: VisitRobot) -> None:
    assert "5 recorded" in visit.text
    visit.log(9, ago(9)).wait()
    assert "6 recorded" in visit.text


def test_saving_writes_the_report_and_offers_to_note_for_whom(visit: VisitRobot, tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    visit.page.save_report(path)
    visit.wait()
    assert path.read_bytes().startswith(b"%PDF")
    assert "report.pdf" in visit.shell.toast.findChildren(type(visit.page.period.days))[0].text()
    visit.shell.toast.act()
    visit.write(visit.page.given.who, "Dr Malik").wait()
    (given,) = visit.services.visits.state().handed_over
    assert (given.clinician, given.what, given.file_name) == ("Dr Malik", "pdf", "report.pdf")


def test_a_folder_that_is_not_there_is_said_in_the_window(visit: VisitRobot, tmp_path: Path) -> None:
    visit.page.save_report(tmp_path / "nowhere" / "report.pdf")
    visit.wait()
    assert visit.page.preview.note.isVisible()


def test_printing_draws_every_page(visit: VisitRobot, tmp_path: Path) -> None:
    document = visit.page.preview.document
    assert document is not None
    printer = visit.page.printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setResolution(72)
    assert printer.pageLayout().pageSize().name().startswith("A4")
    assert printing.print_pages(document, printer)
    printed = type(document)()
    printed.load(str(tmp_path / "printed.pdf"))
    assert printed.pageCount() == 2
    page = printed.render(0, document.pagePointSize(0).toSize())
    inked = {page.pixelColor(x, y).lightness() < 200 for x in range(0, page.width(), 3) for y in range(0, 200, 3)}
    assert inked == {True, False}
    assert page.pixelColor(2, 2).alpha() == 0 or page.pixelColor(2, 2) == QColor("white")
    printed.close()


def test_ctrl_p_opens_the_page_and_then_prints_what_was_chosen_last(
    visit: VisitRobot, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[str] = []
    monkeypatch.setattr("painlog.ui.pages.visit.page.ask_and_print", lambda *_: printed.append(visit.text))
    visit.shell.show_page("today")
    command = next(action for action in visit.shell.actions() if action.shortcut().toString() == "Ctrl+P")
    command.trigger()
    assert (visit.shell.shown, printed) == ("visit", [])
    visit.page.sections.ticks[ReportSection.FIGURES].click()
    command.trigger()
    visit.wait()
    assert len(printed) == 1
    assert "Key figures" not in printed[0]


def test_everything_as_one_file(visit: VisitRobot, tmp_path: Path) -> None:
    path = tmp_path / "doctor.zip"
    visit.page.save_everything(path)
    visit.qtbot.waitUntil(lambda: path.exists() and not visit.shell.context.jobs.busy, timeout=60_000)
    assert path.read_bytes().startswith(b"PK")
    assert "doctor.zip" in visit.shell.toast.text
    assert visit.page.packing.isHidden()
    assert visit.page.head.everything.isEnabled()


def test_writing_everything_can_be_stopped_and_begun_again(visit: VisitRobot, tmp_path: Path) -> None:
    folder, packing = tmp_path / "out", visit.page.packing
    folder.mkdir()
    path = folder / "doctor.zip"
    visit.page.save_everything(path)
    assert not visit.page.head.everything.isEnabled()
    packing.show()
    visit.press(packing.cancel)
    assert (packing.text, list(folder.iterdir())) == ("Stopped. Nothing was written.", [])
    assert visit.page.head.everything.isEnabled()
    visit.press(packing.again)
    visit.qtbot.waitUntil(path.exists, timeout=60_000)
    visit.wait()


def test_everything_that_cannot_be_written_says_why(visit: VisitRobot, tmp_path: Path) -> None:
    visit.page.save_everything(tmp_path / "nowhere" / "doctor.zip")
    visit.wait()
    assert "cannot be written" in visit.page.packing.text
    assert visit.page.packing.again.isVisible()


def test_medicines_clinician_and_the_next_appointment(visit: VisitRobot, clock: FixedClock) -> None:
    about = visit.services.about
    about.save_medicine(Medicine("", "Ibuprofen"))
    about.save_clinician(Clinician("", "Dr Malik", "gp"))
    person = visit.services.about.state().about.clinicians[0]
    about.save_appointment(Appointment("", "appointment", clock.now() + timedelta(days=2), "", person.id))
    visit.page.refresh()
    visit.wait()
    assert visit.page.rows.medicines.text.text() == "Ibuprofen"
    assert "Dr Malik" in visit.page.given.next.text()
    assert visit.page.given.who.text() == "Dr Malik"
    visit.press(visit.page.given.note)
    assert visit.handed_over() == ["Dr Malik"]
    visit.page.given.removed.emit(visit.services.visits.state().handed_over[0].id)
    visit.wait()
    assert visit.handed_over() == []


def test_a_flag_is_raised_on_today_and_stands_among_the_questions(visit: VisitRobot) -> None:
    for days in range(3):
        visit.log(8, ago(days))
    today = visit.shell.page("today")
    assert isinstance(today, TodayPage)
    visit.shell.show_page("today")
    visit.qtbot.waitUntil(lambda: "Three severe days" in _titles(today))
    assert today.side.flags is not None
    card = next(card for card in today.side.flags.cards if card.words.title == "Three severe days")
    next(stop for stop in card.stops if stop.text() == "Raise at doctor visit").click()
    visit.qtbot.waitUntil(lambda: "Among your questions" in _links(today))
    assert visit.services.visits.raised_flags() == {FlagId.THREE_DAYS_SEVERE.value}
    visit.shell.show_page("visit")
    visit.wait()
    assert "7 or more on 3 days in a row" in visit.questions[0]
    assert "7 or more on 3 days in a row" in visit.text


def _titles(today: TodayPage) -> list[str]:
    return [card.words.title for card in today.side.flags.cards] if today.side.flags else []


def _links(today: TodayPage) -> list[str]:
    assert today.side.flags is not None
    return [stop.text() for card in today.side.flags.cards for stop in card.stops]


def test_the_facts_of_the_episode_are_told_once_and_printed(visit: VisitRobot) -> None:
    assert not visit.page.rows.episode.isHidden()
    visit.page.rows.open_facts()
    dialog = visit.dialog(EpisodeFactsDialog)
    assert isinstance(dialog, EpisodeFactsDialog)
    dialog.choices[FactKey.HOW_BEGAN].choose("suddenly")
    dialog.fields[FactKey.DOING].setText("Lifting a box")
    dialog.save_answers()
    visit.wait()
    assert visit.page.rows.episode.text.text() == "2 questions answered"
    assert "Suddenly" in visit.text
    assert "Lifting a box" in visit.text


def test_tab_goes_from_the_choices_to_the_preview(visit: VisitRobot) -> None:
    visit.shell.activateWindow()
    visit.page.focus_start()
    seen = []
    for _ in range(60):
        focused = QApplication.focusWidget()
        assert focused is not None
        seen.append(focused)
        visit.key(focused, Qt.Key.Key_Tab)
    page: VisitPage = visit.page
    order = [page.sections.ticks[ReportSection.FIGURES], page.questions.list.add, page.paper.with_name, page.given.who]
    places = [seen.index(widget) for widget in (*order, page.preview.view)]
    assert places == sorted(places)
    unnamed = [widget for widget in seen if not (widget.accessibleName() or widget.property("text"))]
    assert not unnamed
