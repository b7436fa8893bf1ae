"""A session that was done is opened from Today and from the week of Exercise, mended, and taken out."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from painlog.domain.training import DoneSession, DoneStep, SessionOutcome, StepOutcome
from painlog.ui.dialogs.session import SessionDialog
from painlog.ui.pages.today import TodayPage

from .conftest import OpenShell
from .exercise_robot import ExerciseRobot, texts_of, words

FRIDAY = 4
NOON = datetime(2026, 11, 20, 12)


class SessionRobot(ExerciseRobot):
    """Does sessions elsewhere in the window, and works in the dialog that shows one."""

    def did(self, outcome: SessionOutcome = SessionOutcome.DONE, **values: object) -> DoneSession:
        """A session with the timer at noon, as the player keeps it."""
        done = DoneSession(
            "noon",
            "core-basics",
            NOON,
            0,
            NOON.date(),
            outcome,
            540,
            (DoneStep("brace", StepOutcome.DONE, 90),),
            **values,  # type: ignore[arg-type]
        )
        self.shell.perform(lambda services: services.sessions.save(done), None)
        return self.session

    @property
    def session(self) -> DoneSession:
        return self.services.sessions.session("noon").session

    @property
    def dialog(self) -> SessionDialog:
        return next(found for found in self.shell.findChildren(SessionDialog) if found.isVisible())

    @property
    def today(self) -> TodayPage:
        self.shell.show_page("today")
        page = self.shell.page("today")
        assert isinstance(page, TodayPage)
        return page

    @property
    def rows(self) -> list[QWidget]:
        """The rows of the day on Today."""
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        timeline = self.today.day_card.timeline
        return [row for row in timeline.findChildren(QWidget) if row.property("role") == "entry"]

    def type(self, keys: str) -> "SessionRobot":
        """Digits, wherever the keyboard is in the dialog."""
        for key in keys:
            QTest.keyClicks(self.dialog.focusWidget(), key)
        return self


@pytest.fixture
def robot(qtbot: QtBot, open_shell: OpenShell) -> Iterator[SessionRobot]:
    shell = open_shell()
    yield SessionRobot(qtbot, shell)
    for dialog in shell.findChildren(SessionDialog):
        dialog.close()


def test_a_session_with_the_timer_is_opened_from_the_week_and_mended(robot: SessionRobot) -> None:
    before = robot.did(pain_before=4, pain_after=6, effort=3, note="The last one was hard")
    robot.choose_on_day(FRIDAY, "Show what was done")
    dialog = robot.dialog
    assert dialog.rows.values == (4, 6, 3)
    assert dialog.note.toPlainText() == "The last one was hard"
    for said in ("Core basics", "Friday, 20 November 2026, 12:00", "9 min · Done"):
        assert said in words(dialog)
    dialog.rows.scales[0].setFocus()
    robot.type("357")
    assert dialog.focusWidget() is dialog.note
    dialog.note.setPlainText(" Fine ")
    robot.press(dialog.save)
    mended = robot.session
    assert (mended.pain_before, mended.pain_after, mended.effort, mended.note) == (3, 5, 7, "Fine")
    assert (mended.steps, mended.seconds, mended.started) == (before.steps, before.seconds, before.started)
    assert robot.shell.toast.text == "Session changed"
    robot.undo()
    assert robot.session == before


def test_it_was_not_done_takes_it_out_until_undone(robot: SessionRobot) -> None:
    before = robot.did()
    robot.choose_on_day(FRIDAY, "Show what was done").press(robot.dialog.remove)
    assert robot.sessions == []
    robot.undo()
    assert robot.sessions == [before]
    robot.choose_on_day(FRIDAY, "It was not done")
    assert robot.sessions == []


def test_what_was_done_without_the_timer_says_so(robot: SessionRobot) -> None:
    robot.shell.perform(lambda services: services.training.done_now("core-basics", 720), None)
    robot.choose_on_day(FRIDAY, "Show what was done")
    assert "12 min · Done · without the timer" in words(robot.dialog)


def test_a_session_that_hurt_shows_where_and_how_much(robot: SessionRobot) -> None:
    robot.did(SessionOutcome.HURT, pain_before=2, hurt_site="lower-back-left", hurt_score=6, hurt_spreads=True)
    robot.choose_on_day(FRIDAY, "Show what was done")
    assert "Lower back, left · It spreads, or reaches further than before" in words(robot.dialog)
    assert "Pain when you stopped" in words(robot.dialog)
    assert robot.dialog.rows.values == (2, 6, None, None)
    robot.dialog.rows.scales[1].choose(5)
    robot.press(robot.dialog.save)
    assert (robot.session.hurt_score, robot.session.hurt_site) == (5, "lower-back-left")


def test_today_opens_it_by_enter_and_closing_changes_nothing(robot: SessionRobot) -> None:
    before = robot.did(effort=3)
    (row,) = robot.rows
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Return)
    assert robot.dialog.rows.values == (None, None, 3)
    robot.dialog.rows.scales[0].choose(9)
    QTest.keyClick(robot.dialog, Qt.Key.Key_Escape)
    assert robot.session == before


def test_a_session_that_is_gone_is_said_to_be(robot: SessionRobot) -> None:
    robot.did()
    menu = robot.page.planning.week.menu_of(robot.page.planning.week.days[FRIDAY])
    assert texts_of(menu) == ["Show what was done", "It was not done", "Show the routine"]
    robot.services.training.remove_session("noon")
    menu.actions()[0].trigger()
    menu.deleteLater()
    assert "no longer in the diary" in robot.shell.toast.text


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        (SessionOutcome.DONE, "Done"),
        (SessionOutcome.STOPPED, "Done in part"),
        (SessionOutcome.HURT, "Stopped, it hurt"),
    ],
)
def test_every_place_says_in_the_same_words_how_it_ended(
    robot: SessionRobot, outcome: SessionOutcome, said: str
) -> None:
    robot.plan("core-basics", "FREQ=DAILY", NOON - timedelta(days=1))
    (plan,) = robot.plans
    robot.did(outcome, plan_id=plan.id, occurrence=NOON)
    assert robot.day_words[FRIDAY].endswith(f", {said}")
    card = robot.today.side
    robot.qtbot.waitUntil(lambda: card.exercise is not None and card.exercise.said.text() == said)
    assert [row.accessibleName().endswith(f"9 min · {said}") for row in robot.rows] == [True]
