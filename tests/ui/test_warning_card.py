"""What Today says while a warning sign is answered yes."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from painlog.domain.records import Answer
from painlog.services.bundle import DiaryServices
from painlog.ui.pages.today.warning_card import WarningCard
from tests.ui.conftest import OpenShell
from tests.ui.robots import TodayRobot


@pytest.fixture
def today(qtbot: QtBot, open_shell: OpenShell) -> TodayRobot:
    return TodayRobot(qtbot, open_shell())


def answer(robot: TodayRobot, sign: str, said: Answer) -> None:
    robot.shell.perform(lambda services: services.warnings.answer(sign, said), None)


def card(robot: TodayRobot) -> WarningCard | None:
    """The card, where it is seen."""
    found = robot.page.findChild(WarningCard)
    return found if isinstance(found, WarningCard) and found.isVisible() else None


def test_an_emergency_sign_stays_on_today_until_it_is_answered_no(today: TodayRobot) -> None:
    assert card(today) is None
    answer(today, "bladder", Answer.YES)
    shown = card(today)
    assert shown is not None
    assert shown.title.text() == "You answered yes to:"
    assert shown.signs.text().startswith("Trouble starting, stopping or holding your urine")
    assert "Call your local emergency number now" in shown.advice.text
    answer(today, "bladder", Answer.NO)
    assert card(today) is None


def test_undo_and_withdrawing_take_it_away(today: TodayRobot) -> None:
    answer(today, "fever", Answer.YES)
    shown = card(today)
    assert shown is not None
    assert shown.advice.text.startswith("Speak to a clinician today")
    today.shell.perform.undo()
    assert card(today) is None
    answer(today, "fever", Answer.YES)
    today.shell.perform(lambda services: services.warnings.withdraw("fever"), None)
    assert card(today) is None


def test_the_most_urgent_group_speaks_for_its_own_signs(today: TodayRobot) -> None:
    for sign in ("fever", "bladder", "bowel"):
        answer(today, sign, Answer.YES)
    shown = card(today)
    assert shown is not None
    urine, stool = shown.signs.text().split("\n")
    assert ("urine" in urine, "Stool" in stool) == (True, True)


def test_an_appointment_is_no_matter_for_today(today: TodayRobot) -> None:
    answer(today, "limits-life", Answer.YES)
    assert card(today) is None


def test_the_number_of_the_settings_is_named_and_else_can_be_set(today: TodayRobot) -> None:
    answer(today, "bladder", Answer.YES)
    shown = card(today)
    assert shown is not None
    shown.set_number.click()
    assert today.shell.shown == "settings"
    services = today.shell.services
    assert isinstance(services, DiaryServices)
    today.shell.perform(lambda services: services.settings.change(emergency_number="112"), None)
    today.shell.show_page("today")
    assert "Call 112 now" in shown.advice.text
    assert not shown.set_number.isVisible()


def test_it_is_there_when_the_program_starts_again_and_leads_to_the_list(
    qtbot: QtBot, open_shell: OpenShell, today: TodayRobot
) -> None:
    answer(today, "bladder", Answer.YES)
    today.shell.close()
    again = TodayRobot(qtbot, open_shell())
    shown = card(again)
    assert shown is not None
    again.page.header.stops[0].setFocus(Qt.FocusReason.TabFocusReason)
    again.tab_to(shown.open, most=len(again.page.header.stops)).key(Qt.Key.Key_Space)
    assert again.shell.shown == "warnings"
