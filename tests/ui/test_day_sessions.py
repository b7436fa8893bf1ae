"""Exercise among the entries of Today."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import OpenShell
from tests.ui.robots import TodayRobot


def rows(today: TodayRobot) -> list[QWidget]:
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return [row for row in today.page.day_card.timeline.findChildren(QWidget) if row.property("role") == "entry"]


def test_a_session_stands_among_the_entries_and_can_be_taken_out_and_back(qtbot: QtBot, open_shell: OpenShell) -> None:
    today = TodayRobot(qtbot, open_shell())
    services = today.shell.services
    assert services is not None
    today.score(4).save()
    changes = services.training.done_now("core-basics", 720)
    today.shell.hub.changed.emit(changes, None)
    shown = [row.accessibleName() for row in rows(today)]
    assert len(shown) == 2
    (session,) = (row for row in rows(today) if "Exercise" in row.accessibleName())
    assert session.accessibleName().endswith("Exercise: Core basics, 12 min · Done")
    session.setFocus()
    QTest.keyClick(session, Qt.Key.Key_Return)
    assert today.page.form.draft.entry_id is None
    QTest.keyClick(session, Qt.Key.Key_Delete)
    assert [row.accessibleName() for row in rows(today)] == [name for name in shown if "Exercise" not in name]
    today.shell.perform.undo()
    assert [row.accessibleName() for row in rows(today)] == shown
