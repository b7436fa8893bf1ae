"""One day with painlog, by keyboard only: log, slip, undo, log again, close in the middle of an entry, come back."""

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from painlog.clock import FixedClock
from painlog.domain.diary import Relief
from tests.ui.conftest import OpenShell
from tests.ui.robots import ENTER, SPACE, TAB, TodayRobot

HOUR = timedelta(hours=1)


def scores(today: TodayRobot) -> list[float | None]:
    return [entry.score for entry in today.entries]


def test_a_whole_day_by_keyboard(qtbot: QtBot, open_shell: OpenShell, clock: FixedClock) -> None:
    clock.move(-9 * HOUR)
    morning = TodayRobot(qtbot, open_shell())

    morning.text("6").tab_to(morning.page.form.triggers).text("d").key(SPACE)
    morning.tab_to(morning.page.form.treatments).text("h").key(SPACE).text("2")
    morning.ctrl(ENTER)
    (first,) = morning.entries
    assert (first.score, first.triggers) == (6, ("driving",))
    assert [(each.id, each.relief) for each in first.treatments] == [("heat", Relief.A_LITTLE)]
    assert morning.page.form.draft.empty

    clock.move(4 * HOUR)
    morning.ctrl(Qt.Key.Key_N).text("10").key(ENTER)
    assert scores(morning) == [6, 10]
    morning.ctrl(Qt.Key.Key_Z)
    assert scores(morning) == [6]
    morning.ctrl(Qt.Key.Key_N).text("1").key(ENTER)
    assert scores(morning) == [6, 1]

    clock.move(5 * HOUR)
    morning.ctrl(Qt.Key.Key_N).text("4").alt(Qt.Key.Key_M)
    morning.tab_to(note_of(morning), most=80).text("carried the shop")
    morning.ctrl(Qt.Key.Key_Q)
    assert not morning.shell.isVisible()

    clock.move(HOUR)
    evening = TodayRobot(qtbot, open_shell())
    assert scores(evening) == [6, 1]
    assert (evening.page.form.draft.score, evening.page.form.draft.note) == (4, "carried the shop")
    evening.alt(Qt.Key.Key_M).tab_to(note_of(evening), most=80).key(Qt.Key.Key_End).text("ping home").ctrl(ENTER)
    assert scores(evening) == [6, 1, 4]
    assert evening.entries[-1].note == "carried the shopping home"
    assert evening.page.form.draft.empty

    evening.ctrl(Qt.Key.Key_2)
    assert evening.shell.shown == "history"
    evening.ctrl(Qt.Key.Key_Z).ctrl(Qt.Key.Key_Y).ctrl(Qt.Key.Key_1).key(TAB)
    assert scores(evening) == [6, 1, 4]


def note_of(today: TodayRobot) -> QPlainTextEdit:
    """The field for the note, among the details."""
    found = today.page.form.findChild(QPlainTextEdit)
    assert found is not None
    return found
