"""The weekly check-in, the activities and the facts of an episode, as the window asks for them."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton
from pytestqt.qtbot import QtBot

from painlog.domain.draft import Draft
from painlog.domain.questionnaires import Activity, ActivityScore, CheckIn
from painlog.domain.visits import FactKey
from painlog.services.bundle import DiaryServices
from painlog.services.check_ins import CheckInState
from painlog.ui.dialogs.check_in import CheckInDialog
from painlog.ui.dialogs.check_in_activities import ActivitiesDialog
from painlog.ui.dialogs.check_in_charts import CheckInChartsDialog
from painlog.ui.dialogs.episode_facts import EpisodeFactsDialog
from painlog.ui.pages.today import TodayPage
from painlog.ui.pages.today.check_in_card import CheckInCard
from painlog.ui.pages.today.facts_prompt import FactsPrompt
from painlog.ui.shell import Shell
from tests.ui.conftest import OpenShell

TODAY = date(2026, 11, 20)


class AskedOnToday:
    """What Today asks about beside the entry, and the dialogs that answer it."""

    def __init__(self, qtbot: QtBot, shell: Shell) -> None:
        self.qtbot, self.shell = qtbot, shell
        page = shell.page("today")
        assert isinstance(page, TodayPage)
        self.page = page

    @property
    def services(self) -> DiaryServices:
        assert self.shell.services is not None
        return self.shell.services

    @property
    def card(self) -> CheckInCard:
        self.qtbot.waitUntil(lambda: self.page.side.check_in is not None)
        assert self.page.side.check_in is not None
        return self.page.side.check_in

    @property
    def facts(self) -> FactsPrompt:
        self.qtbot.waitUntil(lambda: self.page.side.facts is not None)
        assert self.page.side.facts is not None
        return self.page.side.facts

    def log(self, *days: int) -> "AskedOnToday":
        """Entries of so many days ago, as from another place of the window."""
        for ago in days:
            day = TODAY - timedelta(days=ago)
            self._log(day)
        return self.wait()

    def _log(self, day: date) -> None:
        self.shell.perform(lambda services: services.diary.log_for_day(Draft(score=5), day)[1], None)

    def wait(self) -> "AskedOnToday":
        """Until what was written is shown: a write is followed by a look at the diary in the background."""
        QApplication.processEvents()
        self.qtbot.waitUntil(lambda: not self.shell.context.jobs.busy and self.page.side.check_in is not None)
        QApplication.processEvents()
        return self

    def open(self, kind: type[QDialog]) -> QDialog:
        return next(found for found in self.shell.findChildren(kind) if found.isVisible())


@pytest.fixture
def today(qtbot: QtBot, open_shell: OpenShell) -> Iterator[AskedOnToday]:
    shell = open_shell()
    yield AskedOnToday(qtbot, shell)
    for dialog in shell.findChildren(QDialog):
        dialog.close()


def typed(dialog: QDialog, keys: str) -> None:
    for key in keys:
        target = dialog.focusWidget()
        assert target is not None
        QTest.keyClicks(target, key)


def test_it_is_asked_from_the_second_week_on_and_answered_by_three_digits_and_enter(today: AskedOnToday) -> None:
    today.log(0)
    assert today.card.isHidden()
    today.log(7)
    assert not today.card.isHidden()
    today.card.answer.click()
    dialog = today.open(CheckInDialog)
    assert isinstance(dialog, CheckInDialog)
    assert not dialog.save.isEnabled()
    typed(dialog, "543")
    assert dialog.focusWidget() is dialog.save
    QTest.keyClick(dialog.save, Qt.Key.Key_Return)
    today.wait()
    last = today.services.check_ins.state().last
    assert last is not None
    assert (last.answers, last.day) == ((5, 4, 3), TODAY)
    assert today.card.isHidden()
    today.shell.perform.undo()
    today.wait()
    assert not today.card.isHidden()


@pytest.mark.parametrize(
    ("keys", "answers"), [("10105", (10, 10, 5)), ("123", (1, 2, 3)), ("110", (1, 10, None)), ("000", (0, 0, 0))]
)
def test_a_one_waits_for_a_nought_and_any_other_digit_goes_on(
    today: AskedOnToday, keys: str, answers: tuple[int | None, ...]
) -> None:
    dialog = CheckInDialog(today.shell, today.shell.context.theme, today.shell.context.texts, lambda _answers: None)
    dialog.open()
    typed(dialog, keys)
    assert dialog.answers == answers


def test_one_answer_is_enough_and_skipping_waits_a_week(today: AskedOnToday) -> None:
    today.log(7)
    today.card.answer.click()
    dialog = today.open(CheckInDialog)
    assert isinstance(dialog, CheckInDialog)
    dialog.rows.scales[1].choose(7)
    dialog.save.click()
    today.wait()
    last = today.services.check_ins.state().last
    assert last is not None
    assert (last.answers, last.mean) == ((None, 7, None), None)
    today.shell.perform.undo()
    today.wait()
    today.card.skip.click()
    today.wait()
    assert today.card.isHidden()
    assert today.services.check_ins.state().check_ins == ()


def test_activities_are_named_scored_and_ended_in_one_dialog(today: AskedOnToday) -> None:
    dialog = ActivitiesDialog(today.shell, today.shell.context, today.services)
    dialog.open()
    for name in ("Gardening", "Driving", "gardening"):
        dialog.list.add.setText(name)
        dialog.list.add.returnPressed.emit()
    assert [line.text for line in dialog.list.lines] == ["Gardening", "Driving"]
    assert "already" in dialog.trouble.text()
    assert dialog.scales is not None
    dialog.scales.focus_first()
    typed(dialog, "36")
    dialog.save.click()
    assert [each.scores for each in today.services.check_ins.state().open] == [
        (ActivityScore(TODAY, 3),),
        (ActivityScore(TODAY, 6),),
    ]
    again = ActivitiesDialog(today.shell, today.shell.context, today.services)
    again.open()
    assert again.scales is not None
    assert again.scales.values == (3, 6)
    again.end(again.list.lines[0].id)
    assert [line.text for line in again.list.lines] == ["Driving"]
    assert list(again.scales.values) == [6]


def test_five_activities_fill_the_list(today: AskedOnToday) -> None:
    dialog = ActivitiesDialog(today.shell, today.shell.context, today.services)
    dialog.open()
    for number in range(5):
        dialog.list.added.emit(f"Activity {number}")
    assert dialog.list.add.isHidden()
    assert not dialog.full.isHidden()


def test_the_charts_have_tables_and_say_what_they_show(today: AskedOnToday, qtbot: QtBot) -> None:
    made_at = today.shell.context.clock.now()
    weeks = [TODAY - timedelta(days=7 * week) for week in range(3, -1, -1)]
    check_ins = tuple(CheckIn(str(day), day, made_at, 7 - n, 6 - n, None) for n, day in enumerate(weeks))
    scores = tuple(ActivityScore(day, n) for n, day in enumerate(weeks))
    activities = (Activity("a", "Lifting $5 \\frac$", made_at, scores=scores), Activity("b", "Never scored", made_at))
    state = CheckInState(TODAY, False, True, check_ins, activities)
    dialog = CheckInChartsDialog(today.shell, today.shell.context, state)
    dialog.open()
    first, second = dialog.parts
    assert first.chart.headings == ("Day", "Pain on average", "Spoilt enjoyment of life", "Held back")
    assert first.chart.rows[0] == ("20 Nov 2026", "4", "3", "–")
    assert "Pain on average: 7 on 30 October 2026, 4 on 20 November 2026." in first.chart.accessibleDescription()
    assert second.chart.headings == ("Day", "Lifting $5 \\frac$")
    first.as_table.click()
    assert first.shown.currentWidget() is first.table
    assert first.table.texts(0) == list(first.chart.rows[0])
    lines = [line for line in second.chart.figure.axes[0].lines if str(line.get_gid()).startswith("course")]
    assert [[float(value) for value in np.asarray(line.get_ydata())] for line in lines] == [[0, 1, 2, 3]]
    dialog.grab()


def test_the_charts_can_be_copied_and_saved_and_the_dialog_says_so(today: AskedOnToday, tmp_path: Path) -> None:
    made_at = today.shell.context.clock.now()
    made = tuple(CheckIn(str(n), TODAY - timedelta(days=7 * n), made_at, n, n, n) for n in (2, 1, 0))
    dialog = CheckInChartsDialog(today.shell, today.shell.context, CheckInState(TODAY, False, True, made))
    dialog.open()
    first, second = dialog.parts
    for part in dialog.parts:
        for pressed in (part.copy, part.save):
            assert pressed.accessibleName() == f"{pressed.text()}: {part.chart.accessibleName()}"
    first.copy.click()
    assert QApplication.clipboard().image().size() == QSize(2112, 1188)
    QApplication.clipboard().clear()
    assert dialog.said.text() == "Picture copied"
    second.save_picture(tmp_path / "mine.svg")
    assert "What I want to be able to do" in (tmp_path / "mine.svg").read_text(encoding="utf-8")
    assert dialog.said.text() == "Saved mine.svg"
    second.save_picture(tmp_path / "mine.gif")
    assert ".png, .svg or .pdf" in dialog.said.text()


def test_charts_of_nothing_say_so(today: AskedOnToday) -> None:
    dialog = CheckInChartsDialog(today.shell, today.shell.context, CheckInState(TODAY, False, True))
    dialog.open()
    assert [part.chart.accessibleDescription() for part in dialog.parts] == ["Nothing recorded yet"] * 2
    dialog.grab()


def test_the_facts_are_asked_once_and_stay_reachable(today: AskedOnToday) -> None:
    today.log(0)
    assert today.facts.isHidden()
    today.log(1, 2)
    assert today.page.side.episode is not None
    assert today.page.side.episode.question is not None, "when the pain began comes first"
    assert (today.facts.box.isHidden(), today.facts.link.text()) == (True, "How it began, for the doctor")
    _press(today, "On 18 November")
    assert not today.facts.box.isHidden()
    today.facts.now.click()
    dialog = today.open(EpisodeFactsDialog)
    assert isinstance(dialog, EpisodeFactsDialog)
    dialog.choices[FactKey.SPREAD].choose("below-knee")
    dialog.fields[FactKey.TRIED].setText("  Tablets ")
    shortcut = next(each for each in dialog.findChildren(QShortcut) if each.key().toString() == "Ctrl+Return")
    shortcut.activated.emit()
    today.wait()
    assert today.services.episode_facts.state().answers == {FactKey.SPREAD: "below-knee", FactKey.TRIED: "Tablets"}
    assert (today.facts.box.isHidden(), today.facts.link.text()) == (True, "For the doctor: 2 answers")


def test_not_now_is_not_asked_again(today: AskedOnToday) -> None:
    today.log(0, 1, 2)
    _press(today, "On 18 November")
    today.facts.later.click()
    today.wait()
    assert (today.facts.box.isHidden(), today.facts.link.isHidden()) == (True, False)


def _press(today: AskedOnToday, text: str) -> None:
    assert today.page.side.episode is not None
    answers = today.page.side.episode.findChildren(QPushButton)
    next(each for each in answers if each.text() == text).click()
    today.wait()
