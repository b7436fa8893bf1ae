"""The doctor visit page with Tab, arrows, Space and Enter alone, and the letters of a question."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from painlog.domain.draft import Draft
from painlog.domain.report_sections import Paper, ReportSection
from painlog.domain.visit_options import VisitPeriod
from painlog.i18n import languages
from painlog.paths import resources
from tests.ui.conftest import OpenShell
from tests.ui.visit_robot import VisitRobot

TODAY = date(2026, 11, 20)
SPACE, ENTER, TAB = Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Tab
LEFT, RIGHT, UP, DOWN = Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down
MOST_STOPS = 120


class Keys:
    """A person without a mouse: every key goes where the focus is."""

    def __init__(self, visit: VisitRobot) -> None:
        self.visit = visit

    def press(self, *keys: Qt.Key) -> "Keys":
        for key in keys:
            QTest.keyClick(self.focused(), key)
        self.visit.wait()
        if QApplication.activePopupWidget() is None and not self.visit.shell.isActiveWindow():
            self.visit.shell.activateWindow()  # drawn offscreen, a menu that closes leaves no window active
            self.visit.qtbot.waitUntil(self.visit.shell.isActiveWindow)
        return self

    def type(self, text: str) -> "Keys":
        QTest.keyClicks(self.focused(), text)
        return self

    def tab_to(self, target: QWidget) -> "Keys":
        """Press Tab until the keyboard is there."""
        for _ in range(MOST_STOPS):
            focused = self.focused()
            if focused is target:
                return self
            QTest.keyClick(focused, TAB)
        raise AssertionError(f"Tab never reached {target.accessibleName()}")

    def focused(self) -> QWidget:
        """What takes the keys: an open menu before everything else."""
        found = QApplication.activePopupWidget() or QApplication.focusWidget()
        assert found is not None
        return found


@pytest.fixture
def visit(qtbot: QtBot, open_shell: OpenShell) -> VisitRobot:
    """The page on a diary of 40 days in pain, the last three of them severe; its window is the active one."""
    shell = open_shell()
    assert shell.services is not None
    for days in range(40):
        shell.services.diary.log_for_day(Draft(score=8 if days < 3 else 4), TODAY - timedelta(days=days))
    robot = VisitRobot(qtbot, shell)
    shell.activateWindow()
    qtbot.waitUntil(shell.isActiveWindow)
    robot.page.focus_start()
    return robot


@pytest.fixture
def keys(visit: VisitRobot) -> Keys:
    return Keys(visit)


def test_period_sections_and_paper_are_chosen_by_keys(visit: VisitRobot, keys: Keys) -> None:
    page = visit.page
    chosen = []
    for ways in ([LEFT], [RIGHT, RIGHT]):
        keys.press(*ways)
        chosen.append((page.options.period, "84 days" in visit.text))
    assert chosen == [(VisitPeriod.FOUR_WEEKS, False), (VisitPeriod.OTHER, True)]
    keys.tab_to(page.period.first).press(UP)
    assert page.options.days(TODAY)[0] > TODAY - timedelta(days=84)
    keys.tab_to(page.sections.ticks[ReportSection.FIGURES]).press(SPACE)
    assert "Key figures" not in visit.text
    keys.tab_to(page.paper.paper.stops[0]).press(RIGHT)
    assert page.options.paper is Paper.LETTER
    assert page.preview.document is not None
    assert page.preview.document.pagePointSize(0).toSize().toTuple() == (612, 792)
    for tick in (page.paper.with_name, page.paper.with_appendix, page.paper.with_notes):
        keys.tab_to(tick).press(SPACE)
    assert (page.options.with_name, page.options.with_appendix, page.options.with_notes) == (True, True, True)


def test_the_language_of_the_report_is_chosen_by_keys(visit: VisitRobot, keys: Keys) -> None:
    places = ["", *languages(resources() / "locale")]
    keys.tab_to(visit.page.paper.language).press(SPACE)
    keys.press(*[DOWN] * places.index("es"), ENTER)
    assert visit.page.options.language == "es"
    assert "Key figures" not in visit.text
    assert QApplication.focusWidget() is visit.page.paper.language


def test_questions_are_added_raised_moved_edited_and_ticked_off_by_keys(visit: VisitRobot, keys: Keys) -> None:
    page = visit.page
    keys.tab_to(visit.own.add).type("May I swim?").press(ENTER)
    keys.type("May I drive?").press(ENTER)
    raised = page.questions.offered.rows[0].text
    keys.tab_to(page.questions.offered.buttons[0]).press(SPACE)
    assert visit.questions == ["May I swim?", "May I drive?", raised]
    keys.tab_to(visit.own.row(visit.id_of(raised)).grip).press(UP, UP)
    assert visit.questions == [raised, "May I swim?", "May I drive?"]
    assert f"1. {raised} 2. May I swim? 3. May I drive?" in visit.text
    keys.tab_to(visit.own.row(visit.id_of("May I swim?")).edit).press(ENTER)
    keys.type("May I run?").press(ENTER)
    assert visit.questions == [raised, "May I run?", "May I drive?"]
    keys.tab_to(visit.own.row(visit.id_of("May I drive?")).more).press(SPACE)
    keys.press(DOWN, ENTER)
    assert visit.questions == [raised, "May I run?"]
    keys.tab_to(page.questions.asked.buttons[0]).press(ENTER)
    assert visit.questions == [raised, "May I run?", "May I drive?"]


def test_the_report_is_saved_and_noted_by_keys(
    visit: VisitRobot, keys: Keys, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, page = tmp_path / "report.pdf", visit.page
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    keys.tab_to(page.head.save).press(ENTER)
    assert path.read_bytes().startswith(b"%PDF")
    visit.qtbot.waitUntil(visit.shell.toast.isVisible)
    (note,) = visit.shell.toast.findChildren(type(page.head.save))
    keys.tab_to(note).press(SPACE)
    assert QApplication.focusWidget() is page.given.who
    keys.type("Dr Malik").tab_to(page.given.note).press(SPACE)
    (given,) = visit.services.visits.state().handed_over
    assert (given.clinician, given.file_name, given.day) == ("Dr Malik", "report.pdf", TODAY)
    keys.tab_to(page.given.notes.buttons[0]).press(ENTER)
    assert visit.handed_over() == []
    assert QApplication.focusWidget() is page.given.who


def test_every_stop_of_the_page_can_be_seen_and_has_a_name(visit: VisitRobot, keys: Keys) -> None:
    page = visit.page
    visit.services.visits.add_question("May I swim?")
    page.refresh()
    visit.wait()
    stops = [stop for stop in _stops(visit) if _reachable(stop)]
    seen: list[QWidget] = []
    while len(seen) < MOST_STOPS and (not seen or keys.focused() is not seen[0]):
        focused = keys.focused()
        seen.append(focused)
        assert focused.accessibleName() or focused.property("text"), focused
        assert not focused.visibleRegion().isEmpty(), focused.accessibleName()
        QTest.keyClick(focused, TAB)
    assert not [stop.accessibleName() for stop in stops if stop not in seen]


def _stops(visit: VisitRobot) -> list[QWidget]:
    page = visit.page
    cards = (page.period, page.sections, page.questions, page.paper, page.rows, page.files, page.given, page.preview)
    return [*page.head.stops, *(stop for card in cards for stop in card.stops)]


def _reachable(stop: QWidget) -> bool:
    return stop.isVisible() and stop.isEnabled() and bool(stop.focusPolicy() & Qt.FocusPolicy.TabFocus)
