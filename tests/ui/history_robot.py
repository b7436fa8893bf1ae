"""Page object: what a person does on History, in their words."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from painlog.clock import FixedClock
from painlog.domain.catalogue import Kind
from painlog.domain.diary import Entry, Relief, SiteScore, Treatment
from painlog.domain.draft import Draft, moment_at
from painlog.services.bundle import DiaryServices
from painlog.ui.models.entry_list import ListLine
from painlog.ui.pages.history import HistoryPage
from painlog.ui.shell import Shell
from painlog.ui.widgets.item_picker import ItemPicker

TODAY = date(2026, 11, 20)
TAB, ENTER, DELETE, ESCAPE = Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Delete, Qt.Key.Key_Escape
LEFT = Qt.MouseButton.LeftButton

CAR = Draft(
    score=7,
    sites=(SiteScore("lower-back-left", 7), SiteScore("thigh-back-left", 3)),
    triggers=("driving", "poor-sleep"),
    treatments=(Treatment("heat", relief=Relief.SOME),),
    note="Two hours in the car. Leg ached until I lay down.",
)
DESK = Draft(score=4, sites=(SiteScore("neck"),), triggers=("long-sitting",), note="Müde")


class HistoryRobot:
    """Drives the real window; keys go wherever the keyboard is, as they do for a person."""

    def __init__(self, qtbot: QtBot, shell: Shell, clock: FixedClock) -> None:
        self.qtbot, self.shell, self.clock = qtbot, shell, clock
        shell.show_page("history")
        page = shell.page("history")
        assert isinstance(page, HistoryPage)
        self.page = page

    @property
    def services(self) -> DiaryServices:
        assert self.shell.services is not None
        return self.shell.services

    def log(self, draft: Draft, days_ago: int, at: str = "") -> Entry:
        """Have an entry in the diary, at no known time or at one such as "20:55", and show it."""
        day = TODAY - timedelta(days=days_ago)
        if at:
            moment = moment_at(datetime.fromisoformat(f"{day.isoformat()} {at}"), self.clock, 4)
            entry, _ = self.services.diary.log_entry(draft, moment)
        else:
            entry, _ = self.services.diary.log_for_day(draft, day)
        self.page.refresh()
        return entry

    def fill(self) -> "HistoryRobot":
        """Have three days with entries, one without, and a day last year."""
        self.log(Draft(score=2), 400)
        self.log(DESK, 3, "09:00")
        self.log(CAR, 2, "20:55")
        self.log(Draft(score=5, note="आज दर्द में कमी है"), 0, "08:05")
        self.log(Draft(score=6, sites=(SiteScore("buttock-left"),)), 0, "13:20")
        return self

    # What is seen

    @property
    def lines(self) -> list[ListLine]:
        """Every row of the list, as it would show."""
        return [self.page.model.line(row) for row in range(self.page.model.rowCount())]

    @property
    def said(self) -> list[tuple[str, str]]:
        """Day and headline of every row."""
        return [(line.day_text, line.headline) for line in self.lines]

    @property
    def current(self) -> ListLine:
        row = self.page.entries.list.row
        assert row is not None
        return self.page.model.line(row)

    @property
    def found(self) -> str:
        return self.page.entries.found.text()

    @property
    def is_open(self) -> bool:
        return self.page.editor.isVisible()

    @property
    def toast(self) -> str:
        return self.shell.toast.text

    @property
    def focused(self) -> QWidget:
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    def entry(self, entry_id: str) -> Entry:
        return self.services.diary.entry(entry_id)

    def entries_of(self, day: date) -> tuple[Entry, ...]:
        return self.services.diary.day_state(day).entries

    def inside(self, widget: QWidget) -> bool:
        """Whether the keyboard is in `widget`."""
        return self.focused is widget or widget.isAncestorOf(self.focused)

    # Keys

    def key(self, *keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> "HistoryRobot":
        for key in keys:
            QTest.keyClick(self.focused, key, modifier)
        return self

    def ctrl(self, key: Qt.Key) -> "HistoryRobot":
        return self.key(key, modifier=Qt.KeyboardModifier.ControlModifier)

    def text(self, text: str) -> "HistoryRobot":
        QTest.keyClicks(self.focused, text)
        return self

    def tab_to(self, target: QWidget, most: int = 40) -> "HistoryRobot":
        """Press Tab until the keyboard is in `target`."""
        for _ in range(most):
            if self.inside(target):
                return self
            self.key(TAB)
        raise AssertionError(f"Tab never reached {target}")

    # Mouse

    def press(self, button: QWidget) -> "HistoryRobot":
        self.qtbot.mouseClick(button, LEFT)
        return self

    def click_row(self, row: int) -> "HistoryRobot":
        view = self.page.entries.list
        rect = view.visualRect(self.page.model.index(row))
        self.qtbot.mouseClick(view.viewport(), LEFT, pos=rect.center())
        return self

    def click_day(self, day: date) -> "HistoryRobot":
        heat = self.page.heat.map
        self.qtbot.mouseClick(heat, LEFT, pos=heat.grid.rect(day).center().toPoint())
        return self

    # Longer gestures

    def search(self, words: str) -> "HistoryRobot":
        """Press Ctrl+F and put in what is searched for; test keys know no Hindi."""
        self.ctrl(Qt.Key.Key_F)
        assert self.focused is self.page.header.search
        self.page.header.search.insert(words)
        return self

    def filter(self, field: str, name: str) -> "HistoryRobot":
        """Choose by name in the list that a filter opens."""
        self.press(self.page.entries.filters.buttons[field])
        return self.pick(name)

    def pick(self, name: str) -> "HistoryRobot":
        """Type into the list that is open, and take the first row."""
        picker = QApplication.activePopupWidget()
        assert isinstance(picker, ItemPicker)
        QTest.keyClicks(picker.field, name)
        QTest.keyClick(picker.field, ENTER)
        return self

    def add(self, kind: Kind, *names: str) -> "HistoryRobot":
        """Add things with the plus of a row of chips."""
        for name in names:
            self.press(self.page.editor.fields.items.groups[kind].add).pick(name)
        return self

    def take_out(self, kind: Kind, id_: str) -> "HistoryRobot":
        chip = self.chip(kind, id_)
        self.qtbot.mouseClick(chip, LEFT, pos=QPoint(chip.width() - 12, chip.height() // 2))
        return self

    def chip(self, kind: Kind, id_: str) -> QAbstractButton:
        return self.page.editor.fields.items.groups[kind].chip(id_)

    def open_chip(self, kind: Kind, id_: str) -> QWidget:
        """Press a chip and return the card that opens."""
        self.qtbot.mouseClick(self.chip(kind, id_), LEFT, pos=QPoint(20, 10))
        card = QApplication.activePopupWidget()
        assert card is not None
        return card

    def tick(self, within: QWidget, *names: str) -> "HistoryRobot":
        """Press chips by their words."""
        chips: Iterable[QAbstractButton] = within.findChildren(QAbstractButton)
        by_name = {chip.text(): chip for chip in chips}
        for name in names:
            self.press(by_name[name])
        return self

    def score(self, score: int) -> "HistoryRobot":
        self.page.editor.score.focus()
        return self.text(str(score))

    def save(self) -> "HistoryRobot":
        return self.press(self.page.editor.save)
