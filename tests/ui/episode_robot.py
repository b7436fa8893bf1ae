"""What a person sees and does in the column beside Today's form."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDateEdit, QPushButton, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from painlog.domain.draft import Draft
from painlog.domain.records import Statement
from painlog.services.bundle import DiaryServices
from painlog.ui.flag_column import FlagColumn
from painlog.ui.pages.today import TodayPage
from painlog.ui.pages.today.episode_card import EpisodeCard
from painlog.ui.pages.today.episode_questions import QuestionBox
from painlog.ui.shell import Shell
from painlog.ui.widgets.flag_card import FlagCard

TODAY = date(2026, 11, 20)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


class EpisodeRobot:
    """Waits after each step until the column shows the diary as it is."""

    def __init__(self, qtbot: QtBot, shell: Shell) -> None:
        self.qtbot, self.shell = qtbot, shell
        page = shell.page("today")
        assert isinstance(page, TodayPage)
        self.page = page
        self.wait()

    @property
    def services(self) -> DiaryServices:
        assert self.shell.services is not None
        return self.shell.services

    @property
    def card(self) -> EpisodeCard:
        assert self.page.side.episode is not None
        return self.page.side.episode

    @property
    def flags(self) -> FlagColumn:
        assert self.page.side.flags is not None
        return self.page.side.flags

    @property
    def headline(self) -> str:
        return self.card.headline.accessibleName()

    @property
    def question(self) -> QuestionBox:
        assert self.card.question is not None
        return self.card.question

    @property
    def titles(self) -> list[str]:
        """The flags that are shown, by their titles."""
        return [card.words.title for card in self.flags.cards]

    @property
    def statements(self) -> tuple[Statement, ...]:
        return self.services.episodes.statements()

    def log(self, scores: Mapping[int, float]) -> "EpisodeRobot":
        """Worst scores by how many days ago they were, saved as from another place of the window."""
        for days, score in scores.items():
            self._log(Draft(score=score), ago(days))
        return self.wait()

    def answer(self, text: str) -> "EpisodeRobot":
        self._press(self.question.answers, text)
        return self.wait()

    def fill_in(self, count: int, unit: str) -> "EpisodeRobot":
        """Answer "About … ago" in full."""
        self.answer("About … ago")
        details = self._details()
        self._press(details.findChildren(QPushButton), unit)
        (spin,) = details.findChildren(QSpinBox)
        spin.selectAll()
        QTest.keyClicks(spin, str(count))
        self._press(details.findChildren(QPushButton), "Save")
        return self.wait()

    def fill_in_date(self, day: date) -> "EpisodeRobot":
        """Answer "A date" in full."""
        self.answer("A date")
        (edit,) = self._details().findChildren(QDateEdit)
        edit.setDate(QDate(day.year, day.month, day.day))
        self._press(self._details().findChildren(QPushButton), "Save")
        return self.wait()

    def flag(self, title: str) -> FlagCard:
        return next(card for card in self.flags.cards if card.words.title == title)

    def press(self, button: QWidget) -> "EpisodeRobot":
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        return self.wait()

    def undo(self) -> "EpisodeRobot":
        self.shell.perform.undo()
        return self.wait()

    def wait(self) -> "EpisodeRobot":
        """Until what the card shows is what the diary says."""
        self.qtbot.waitUntil(self._shows_the_diary)
        return self

    def _shows_the_diary(self) -> bool:
        """That a flag was shown is stored afterwards, and changes nothing that is to be seen."""
        card = self.page.side.episode
        if card is None or card.state is None:
            return False
        return replace(card.state, unseen=()) == replace(self.services.episodes.state(), unseen=())

    def _log(self, draft: Draft, day: date) -> None:
        self.shell.perform(lambda services: services.diary.log_for_day(draft, day)[1], None, toast=False)

    def _details(self) -> QWidget:
        assert self.question.details is not None
        return self.question.details

    def _press(self, buttons: list[QPushButton], text: str) -> None:
        button = next(button for button in buttons if button.text() == text)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
