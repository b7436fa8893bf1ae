"""The page of warning signs, through the real window."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from painlog.clock import FixedClock
from painlog.domain.diary import Symptom
from painlog.domain.draft import Draft
from painlog.domain.records import Answer
from painlog.domain.warnings import SIGNS, Urgency
from painlog.ui.pages.today import TodayPage
from painlog.ui.pages.warnings import WarningsPage
from tests.ui.conftest import OpenShell
from tests.ui.settings_robot import ESCAPE, SPACE, WarningsRobot


@pytest.fixture
def signs(qtbot: QtBot, open_shell: OpenShell) -> WarningsRobot:
    return WarningsRobot(qtbot, open_shell())


def test_nothing_is_answered_before_the_person_answers(signs: WarningsRobot) -> None:
    rows = [row for card in signs.page.groups.values() for row in card.rows.values()]
    assert len(rows) == len(SIGNS)
    assert {row.answer for row in rows} == {None}
    assert {row.status for row in rows} == {"Not answered"}
    assert not signs.page.advice.isVisible()
    assert signs.page.always.isVisible()
    assert "can't rule anything out" in signs.page.always.text()


def test_an_emergency_yes_shows_what_to_do_at_once(signs: WarningsRobot) -> None:
    signs.services.settings.change(emergency_number="112")
    signs.answer("bladder", True)
    assert signs.page.advice.isVisible()
    assert signs.page.advice.text.startswith("Call 112 now")
    assert signs.row("bladder").status == "Answered on 20 November"
    assert signs.shell.toast.text == "Answer saved"


def test_without_a_number_the_words_stand_in(signs: WarningsRobot) -> None:
    signs.answer("chest-pain", True)
    assert "your local emergency number" in signs.page.advice.text
    assert "your local emergency number" in signs.page.numbers.text()
    assert "can't rule anything out" in signs.page.always.text()


def test_pressing_the_answer_again_withdraws_it_and_undo_brings_it_back(
    signs: WarningsRobot, clock: FixedClock
) -> None:
    signs.answer("fever", False)
    clock.move(timedelta(days=1))
    signs.answer("fever", True)
    assert signs.page.advice.isVisible()
    signs.answer("fever", True)
    assert signs.row("fever").answer is False
    assert signs.row("fever").status == "Answered on 20 November"
    assert not signs.page.advice.isVisible()
    signs.answer("fever", False)
    assert (signs.row("fever").answer, signs.row("fever").status) == (None, "Not answered")
    signs.undo()
    assert signs.row("fever").answer is False


def test_none_answers_its_group_only(signs: WarningsRobot) -> None:
    signs.none(Urgency.TODAY)
    answers = signs.services.warnings.state()
    assert {answers.answer(sign.id) for sign in SIGNS if sign.urgency is Urgency.TODAY} == {Answer.NO}
    assert {answers.answer(sign.id) for sign in SIGNS if sign.urgency is not Urgency.TODAY} == {None}
    signs.undo()
    assert signs.row("fever").answer is None


def test_by_keyboard_alone(signs: WarningsRobot) -> None:
    signs.key(SPACE)
    assert signs.services.warnings.state().answers == {}
    signs.key(Qt.Key.Key_Tab)
    assert signs.focused is signs.row(SIGNS[0].id).stops[0]
    signs.key(SPACE)
    assert signs.services.warnings.state().answer(SIGNS[0].id) is Answer.YES
    signs.key(Qt.Key.Key_Right)
    assert signs.services.warnings.state().answer(SIGNS[0].id) is Answer.NO
    stops = signs.tab_stops()
    for card in signs.page.groups.values():
        assert card.none in stops
        for sign, row in card.rows.items():
            assert any(stop in stops for stop in row.stops), sign
    assert all(stop.accessibleName() or stop.text() for stop in stops)  # type: ignore[attr-defined]
    signs.page.focus_start()
    signs.key(ESCAPE)
    assert signs.shell.stack.currentWidget() is signs.shell.page("today")


def test_help_and_today_lead_there(qtbot: QtBot, open_shell: OpenShell) -> None:
    shell = open_shell()
    next(action for action in shell.findChildren(QAction) if action.text() == "Warning signs").trigger()
    assert isinstance(shell.stack.currentWidget(), WarningsPage)
    shell.show_page("today")
    today = shell.page("today")
    assert isinstance(today, TodayPage)
    qtbot.mouseClick(today.day_card.warnings, Qt.MouseButton.LeftButton)
    assert isinstance(shell.stack.currentWidget(), WarningsPage)


@pytest.mark.parametrize(("symptom", "dangerous"), [("numbness", True), ("fever", True), ("muscle-spasm", False)])
def test_a_dangerous_symptom_on_today_opens_the_list(
    qtbot: QtBot, open_shell: OpenShell, symptom: str, dangerous: bool
) -> None:
    shell = open_shell()
    today = shell.page("today")
    assert isinstance(today, TodayPage)
    today.toggle_details()
    line = today.form.warning_line
    assert line is not None
    assert not line.isVisible()
    today.take_draft(Draft(score=4, symptoms=(Symptom(symptom),)))
    assert line.isVisible() is dangerous
    if dangerous:
        line.open.click()
        assert isinstance(shell.stack.currentWidget(), WarningsPage)
        assert shell.services is not None
        assert shell.services.warnings.state().answers == {}
