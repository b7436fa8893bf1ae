"""What the person told about days not recorded is seen, mended and taken back in the window."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from painlog.domain.records import StatementKind
from painlog.ui.dialogs.told import ToldDialog

from .conftest import OpenShell
from .episode_robot import TODAY, EpisodeRobot, ago


class ToldRobot(EpisodeRobot):
    """Opens "What you told" and works in it as a person does, by the names of its buttons."""

    def open(self) -> "ToldRobot":
        self.press(self.card.told)
        self.qtbot.waitUntil(self.dialog.isActiveWindow)
        return self

    @property
    def dialog(self) -> ToldDialog:
        return next(found for found in self.shell.findChildren(ToldDialog) if found.isVisible())

    @property
    def lines(self) -> list[str]:
        return [row.text for row in self.dialog.rows]

    def choose(self, name: str) -> "ToldRobot":
        """Press the button with this name."""
        stops = [stop for row in self.dialog.rows for stop in row.stops]
        self.press(next(stop for stop in stops if stop.accessibleName() == name))
        return self

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> "ToldRobot":
        QTest.keyClick(self.dialog.focusWidget(), key, modifier)
        self.wait()
        return self

    def close(self) -> "ToldRobot":
        self.press(self.dialog.close_button)
        return self


@pytest.fixture
def today(qtbot: QtBot, open_shell: OpenShell) -> Iterator[ToldRobot]:
    shell = open_shell()
    yield ToldRobot(qtbot, shell)
    for dialog in shell.findChildren(ToldDialog):
        dialog.close()


def test_the_way_is_there_only_where_something_was_told(today: ToldRobot) -> None:
    today.log({1: 6, 0: 5})
    assert today.card.told.isHidden()
    today.answer("Not now")
    assert today.card.told.isHidden(), "a question put off is no answer"
    today.press(today.card.link).answer("On 19 November")
    assert not today.card.told.isHidden()
    today.undo()
    assert today.card.told.isHidden()


def test_an_answer_to_the_onset_question_is_mended(today: ToldRobot) -> None:
    today.log({1: 6, 0: 5}).fill_in(4, "Months")
    today.open()
    assert today.lines == ["In pain from about 20 July 2026 to about 18 November 2026"]
    today.choose("Edit In pain from about 20 July 2026 to about 18 November 2026")
    form = today.dialog.form
    assert form is not None
    assert today.dialog.focusWidget() is form.first
    form.first.setDate(QDate(2026, 10, 20))
    form.about.setChecked(False)
    today.press(form.save_button)
    (statement,) = today.statements
    assert (statement.start, statement.end, statement.approximate) == (date(2026, 10, 20), ago(2), False)
    assert today.lines == ["In pain from 20 October 2026 to 18 November 2026"]
    assert today.dialog.said.text() == "Statement changed"
    assert today.headline == "Day 32 since 20 October"
    today.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert today.headline == "Day 124 since 20 July"
    assert today.dialog.said.text() == "Undone: Statement changed"
    assert today.dialog.undo.isHidden(), "what was done before the dialog opened stays"
    today.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(today.statements) == 1


def test_a_removed_answer_is_asked_for_again_and_can_be_brought_back(today: ToldRobot) -> None:
    today.log({1: 6, 0: 5}).answer("On 19 November")
    assert today.card.question is None
    today.open()
    assert today.lines == ["The pain began on 19 November 2026"]
    today.choose("Delete The pain began on 19 November 2026")
    assert today.dialog.focusWidget() is today.dialog.close_button
    assert not today.dialog.nothing.isHidden()
    assert today.question.accessibleName() == "When did this pain begin?"
    today.press(today.dialog.undo)
    assert today.lines == ["The pain began on 19 November 2026"]
    assert today.card.question is None
    today.choose("Delete The pain began on 19 November 2026").close()
    today.undo()
    assert today.card.question is None, "the window's own Undo reaches it too"


def test_statements_of_either_kind_stand_in_words_and_by_keyboard_alone(today: ToldRobot) -> None:
    today.log({9: 0, 8: 6, 0: 5})
    for kind, first, last in ((StatementKind.PAIN_FREE, 9, 8), (StatementKind.IN_PAIN, 5, 5)):
        today.services.episodes.add_statement(kind, ago(first), ago(last))
    today.log({7: 4})
    today.open()
    assert today.lines == ["Free of pain from 11 November 2026 to 12 November 2026", "In pain on 15 November 2026"]
    row = today.dialog.rows[0]
    assert today.dialog.focusWidget() is row.stops[0]
    today.key(Qt.Key.Key_Return)
    form = today.dialog.form
    assert form is not None
    today.key(Qt.Key.Key_Escape)
    assert (today.dialog.form, today.dialog.focusWidget()) == (None, row.stops[0])
    today.key(Qt.Key.Key_Space)
    assert today.dialog.form is not None
    today.dialog.form.kind.set_value(StatementKind.IN_PAIN)
    for _ in range(len(("day", "month", "year")) * 2 + 1):
        today.key(Qt.Key.Key_Tab)
    assert today.dialog.focusWidget() is today.dialog.form.save_button
    today.key(Qt.Key.Key_Return)
    assert today.lines[0] == "In pain from 11 November 2026 to 12 November 2026"
    today.key(Qt.Key.Key_Tab).key(Qt.Key.Key_Space)
    assert [statement.kind for statement in today.statements] == [StatementKind.IN_PAIN]
    assert QApplication.focusWidget() is today.dialog.rows[0].stops[0]


def test_no_day_to_come_can_be_given(today: ToldRobot) -> None:
    today.log({1: 6, 0: 5}).fill_in(2, "Weeks")
    today.open()
    today.dialog.rows[0].stops[0].click()
    form = today.dialog.form
    assert form is not None
    form.last.setDate(QDate(2026, 12, 24))
    assert form.statement.end == TODAY
    form.first.setDate(QDate(2026, 11, 19))
    form.last.setDate(QDate(2026, 11, 1))
    assert (form.statement.start, form.statement.end) == (ago(1), ago(1))
