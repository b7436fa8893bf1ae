"""Page objects: what a person does in Settings, in About me, on the list of warning signs and at the first start."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget, QMenu, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from painlog.domain.warnings import Urgency
from painlog.services.bundle import DiaryServices
from painlog.ui.page import Page
from painlog.ui.pages.about import AboutPage
from painlog.ui.pages.about.record_card import RecordCard
from painlog.ui.pages.settings import SettingsPage
from painlog.ui.pages.warnings import WarningsPage
from painlog.ui.pages.welcome import WelcomePage
from painlog.ui.shell import Shell
from painlog.ui.widgets.answer_row import AnswerRow
from painlog.ui.widgets.choice_button import ChoiceButton
from painlog.ui.widgets.item_picker import ItemPicker

TAB, SPACE, ENTER, ESCAPE = Qt.Key.Key_Tab, Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Escape


class Robot:
    """Drives the real window; keys go wherever the keyboard is, as they do for a person."""

    def __init__(self, qtbot: QtBot, shell: Shell, key: str) -> None:
        self.qtbot, self.shell = qtbot, shell
        shell.show_page(key)
        self.shown: Page = shell.page(key)

    @property
    def services(self) -> DiaryServices:
        services = self.shell.services
        assert services is not None
        return services

    @property
    def focused(self) -> QWidget:
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.focused, key, modifier)

    def undo(self) -> None:
        """As the menu does it: in a text field Ctrl+Z belongs to the field."""
        self.shell.perform.undo()

    def press(self, button: QPushButton) -> None:
        assert button.isEnabled(), button.text()
        button.setFocus()
        QTest.keyClick(button, SPACE)

    def write(self, field: QLineEdit | QPlainTextEdit, text: str, leave: Qt.Key = TAB) -> None:
        field.setFocus()
        field.selectAll()
        QTest.keyClick(field, Qt.Key.Key_Delete)
        QTest.keyClicks(field, text)
        QTest.keyClick(field, leave)

    def choose(self, button: ChoiceButton, text: str) -> None:
        """Open the list with the keyboard and take the row with this text."""
        self.press(button)
        popup = QApplication.activePopupWidget()
        if isinstance(popup, ItemPicker):
            QTest.keyClicks(popup.field, text)
            QTest.keyClick(popup.field, ENTER)
            return
        assert isinstance(popup, QMenu)
        popup.setActiveAction(next(action for action in popup.actions() if action.text() == text))
        QTest.keyClick(popup, ENTER)

    def tab_stops(self, most: int = 400) -> list[QWidget]:
        """Every control that Tab visits, from the one that has the keyboard until it comes round again."""
        seen = [self.focused]
        for _ in range(most):
            self.key(TAB)
            if self.focused is seen[0]:
                return seen
            seen.append(self.focused)
        raise AssertionError("Tab never came round")


class SettingsRobot(Robot):
    def __init__(self, qtbot: QtBot, shell: Shell) -> None:
        super().__init__(qtbot, shell, "settings")
        assert isinstance(self.shown, SettingsPage)
        self.page = self.shown

    @property
    def table(self) -> QListWidget:
        return self.page.lists.list

    def row(self, text: str) -> None:
        """Go to the row whose text begins so."""
        for place in range(self.table.count()):
            if self.table.item(place).text().startswith(text):
                self.table.setFocus()
                self.table.setCurrentRow(place)
                return
        raise AssertionError(f"no row {text}")

    @property
    def rows(self) -> list[str]:
        return [self.table.item(place).text() for place in range(self.table.count())]


class AboutRobot(Robot):
    def __init__(self, qtbot: QtBot, shell: Shell) -> None:
        super().__init__(qtbot, shell, "about")
        assert isinstance(self.shown, AboutPage)
        self.page = self.shown

    def edit(self, card: RecordCard, headline: str) -> None:
        self._row_button(card, f"Edit {headline}")

    def delete(self, card: RecordCard, headline: str) -> None:
        self._row_button(card, f"Delete {headline}")

    def headlines(self, card: RecordCard) -> list[str]:
        return [row.headline for row in card.rows]

    def _row_button(self, card: RecordCard, name: str) -> None:
        button = next(stop for stop in card.stops if stop.accessibleName() == name)
        button.setFocus()
        QTest.keyClick(button, SPACE)


class WarningsRobot(Robot):
    def __init__(self, qtbot: QtBot, shell: Shell) -> None:
        super().__init__(qtbot, shell, "warnings")
        assert isinstance(self.shown, WarningsPage)
        self.page = self.shown

    def row(self, sign: str) -> AnswerRow:
        return next(card.rows[sign] for card in self.page.groups.values() if sign in card.rows)

    def answer(self, sign: str, yes: bool) -> None:
        """Press Yes or No of a sign; pressing the chosen one takes it back."""
        stop = self.row(sign).stops[0 if yes else 1]
        self.qtbot.mouseClick(stop, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))

    def none(self, urgency: Urgency) -> None:
        self.press(self.page.groups[urgency].none)


class WelcomeRobot(Robot):
    def __init__(self, qtbot: QtBot, shell: Shell) -> None:
        super().__init__(qtbot, shell, "welcome")
        assert isinstance(self.shown, WelcomePage)
        self.page = self.shown
