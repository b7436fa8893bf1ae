"""The doctor visit page: questions that the diary offers, and notes on what was handed to whom and when."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from painlog.clock import FixedClock
from painlog.domain.draft import Draft
from painlog.domain.flags import FlagId
from painlog.domain.records import Clinician
from painlog.domain.visit_options import VisitPeriod
from painlog.services.visits import HandedOver
from painlog.ui.dialogs.export import ExportDialog
from tests.ui.conftest import OpenShell
from tests.ui.visit_robot import VisitRobot

TODAY = date(2026, 11, 20)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


@pytest.fixture
def visit(qtbot: QtBot, open_shell: OpenShell) -> VisitRobot:
    """The page on a diary of 40 days in pain, the last three of them severe."""
    shell = open_shell()
    assert shell.services is not None
    for days in range(40):
        shell.services.diary.log_for_day(Draft(score=8 if days < 3 else 4), ago(days))
    return VisitRobot(qtbot, shell)


def flags(visit: VisitRobot) -> list[str]:
    """The flags whose questions the page offers, in order."""
    return [row.id for row in visit.page.questions.offered.rows]


def test_the_diary_offers_its_flags_as_questions(visit: VisitRobot) -> None:
    offered = visit.page.questions.offered
    assert offered.isVisible()
    before = flags(visit)
    severe = before.index(FlagId.THREE_DAYS_SEVERE)
    words = offered.rows[severe].text
    assert offered.buttons[severe].accessibleName() == f"Add the question: {words}"
    visit.press(offered.buttons[severe])
    assert visit.questions == [words]
    assert words in visit.text
    assert flags(visit) == [flag for flag in before if flag != FlagId.THREE_DAYS_SEVERE]
    visit.shell.toast.act()
    visit.wait()
    assert (visit.questions, flags(visit)) == ([], before)


def test_the_keyboard_goes_on_with_the_next_offer_and_then_with_a_question_of_ones_own(visit: VisitRobot) -> None:
    offered = visit.page.questions.offered
    count = len(offered.rows)
    assert count >= 2
    offered.buttons[0].setFocus()
    for left in range(count - 1, 0, -1):
        focused = QApplication.focusWidget()
        assert focused is not None
        visit.key(focused, Qt.Key.Key_Space).wait()
        assert len(offered.rows) == left
        assert QApplication.focusWidget() in offered.buttons
    visit.key(offered.buttons[0], Qt.Key.Key_Space).wait()
    assert QApplication.focusWidget() is visit.own.add
    assert offered.isHidden()


def test_a_flag_that_is_dismissed_elsewhere_is_offered_no_more(visit: VisitRobot) -> None:
    assert FlagId.THREE_DAYS_SEVERE in flags(visit)
    state = visit.services.episodes.state()
    severe = next(flag for flag in state.flags if flag.id is FlagId.THREE_DAYS_SEVERE)
    visit.shell.perform(lambda services: services.episodes.dismiss_flag(severe), None)
    visit.wait()
    assert FlagId.THREE_DAYS_SEVERE not in flags(visit)


def test_a_note_tells_the_file_and_the_days_that_were_saved(visit: VisitRobot, tmp_path: Path) -> None:
    visit.page.save_report(tmp_path / "twelve.pdf")
    visit.wait()
    visit.shell.toast.act()
    given = visit.page.given
    assert (given.what.value, given.file.text()) == ("pdf", "twelve.pdf")
    visit.qtbot.waitUntil(lambda: _whole(given.who) and _whole(given.note))
    visit.period(VisitPeriod.FOUR_WEEKS)
    visit.write(given.who, "Dr Malik").wait()
    (noted,) = visit.services.visits.state().handed_over
    assert (noted.file_name, noted.day, noted.first, noted.last) == ("twelve.pdf", TODAY, ago(83), TODAY)
    assert "twelve.pdf" in given.notes.rows[0].details
    assert given.file.isHidden()
    visit.press(given.note)
    last = visit.services.visits.state().handed_over[0]
    assert (last.file_name, last.first) == ("", ago(27))


def _whole(control: QWidget) -> bool:
    """Whether all of a control is in view."""
    return control.visibleRegion().boundingRect() == control.rect()


def test_another_kind_than_the_one_that_was_made_has_no_file(visit: VisitRobot) -> None:
    given = visit.page.given
    visit.page.note_for_whom(HandedOver("zip", ago(9), ago(2), file_name="all.zip"))
    given.what.choose("paper")
    assert given.file.isHidden()
    given.what.choose("zip")
    assert given.file.text() == "all.zip"
    visit.press(given.note)
    (noted,) = visit.services.visits.state().handed_over
    assert (noted.what, noted.file_name, noted.day, noted.last) == ("zip", "all.zip", TODAY, ago(2))


def test_what_was_printed_is_noted_as_paper(visit: VisitRobot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("painlog.ui.pages.visit.page.ask_and_print", lambda *given: given[-1]())
    visit.page.note_for_whom(HandedOver("pdf", ago(9), TODAY, file_name="before.pdf"))
    visit.page.print_report()
    visit.shell.toast.act()
    visit.write(visit.page.given.who, "Dr Malik").wait()
    (noted,) = visit.services.visits.state().handed_over
    assert (noted.what, noted.file_name, noted.first) == ("paper", "", ago(83))


def test_everything_as_zip_is_noted_with_its_file(visit: VisitRobot, tmp_path: Path) -> None:
    path = tmp_path / "doctor.zip"
    visit.page.save_everything(path)
    visit.qtbot.waitUntil(lambda: path.exists() and not visit.shell.context.jobs.busy, timeout=60_000)
    visit.shell.toast.act()
    visit.write(visit.page.given.who, "The clinic").wait()
    (noted,) = visit.services.visits.state().handed_over
    assert (noted.what, noted.file_name, noted.clinician) == ("zip", "doctor.zip", "The clinic")


def test_a_file_for_the_clinics_system_is_exported_and_noted_from_the_page(visit: VisitRobot, tmp_path: Path) -> None:
    visit.period(VisitPeriod.FOUR_WEEKS)
    visit.press(visit.page.files.links[0])
    dialog = visit.dialog(ExportDialog)
    assert isinstance(dialog, ExportDialog)
    assert (dialog.kind.id, dialog.request.first, dialog.request.last) == ("fhir", ago(27), TODAY)
    dialog.set_folder(tmp_path)
    with visit.qtbot.waitSignal(dialog.accepted, timeout=30_000):
        dialog.write.click()
    assert (tmp_path / "painlog-2026-11-20.fhir.json").exists()
    visit.shell.toast.act()
    assert visit.shell.focusWidget() is visit.page.given.who
    visit.write(visit.page.given.who, "The clinic").wait()
    (noted,) = visit.services.visits.state().handed_over
    assert (noted.what, noted.file_name) == ("fhir", "painlog-2026-11-20.fhir.json")
    assert (noted.first, noted.last, noted.clinician) == (ago(27), TODAY, "The clinic")


def test_files_that_stay_with_the_person_show_their_folder(visit: VisitRobot, tmp_path: Path) -> None:
    visit.page.open_export()
    dialog = visit.dialog(ExportDialog)
    assert isinstance(dialog, ExportDialog)
    dialog.choose("painlog")
    dialog.set_folder(tmp_path)
    with visit.qtbot.waitSignal(dialog.accepted, timeout=30_000):
        dialog.write.click()
    assert visit.shell.toast.findChildren(type(visit.page.head.save))[0].text() == "Show folder"
    visit.wait()


def test_every_note_is_listed_and_can_be_removed(visit: VisitRobot) -> None:
    for number in range(7):
        visit.services.visits.hand_over(HandedOver("paper", ago(9), TODAY, f"Dr {number}"))
    visit.page.refresh()
    visit.wait()
    notes = visit.page.given.notes
    assert len(notes.buttons) == 5
    assert notes.buttons[0].accessibleName() == "Remove the note “Dr 6 · 20 November 2026”"
    notes.more.setFocus()
    visit.key(notes.more, Qt.Key.Key_Space)
    assert len(notes.buttons) == 7
    assert QApplication.focusWidget() is notes.buttons[5]
    visit.key(notes.buttons[5], Qt.Key.Key_Space).wait()
    assert visit.handed_over() == ["Dr 6", "Dr 5", "Dr 4", "Dr 3", "Dr 2", "Dr 0"]
    assert QApplication.focusWidget() is notes.buttons[5]
    visit.shell.toast.act()
    visit.wait()
    assert len(notes.buttons) == 7


def test_who_got_the_last_one_is_there_already_in_the_next_window(
    visit: VisitRobot, open_shell: OpenShell, clock: FixedClock
) -> None:
    for name in ("Dr Malik", "Dr Jones"):
        visit.services.about.save_clinician(Clinician("", name, "gp"))
    visit.page.refresh()
    visit.wait()
    assert visit.page.given.who.text() == ""
    visit.write(visit.page.given.who, "Dr Jones").wait()
    visit.shell.close()
    clock.move(timedelta(days=30))
    later = VisitRobot(visit.qtbot, open_shell())
    assert later.page.given.who.text() == "Dr Jones"
