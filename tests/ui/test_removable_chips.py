"""Chips with a cross: keys, presses, scores, names that are too long, and the place of the keyboard."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from painlog.app import application
from painlog.paths import resources
from painlog.preferences import ThemeChoice
from painlog.ui.theme import Theme
from painlog.ui.widgets.chips import ChipGroup, Choice
from painlog.ui.widgets.one_chip import OneChip
from painlog.ui.widgets.removable_chips import Held, RemovableChips

HELD = (Held("neck", "Neck", scored=True, score=3, score_text="3"), Held("hip", "Hip"), Held("knee", "Knee", "some"))
LEFT = Qt.MouseButton.LeftButton


def _show(qtbot: QtBot, window: QWidget) -> None:
    """Show a window with the keyboard in it."""
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


class ChipsRobot:
    """Keeps what the chips told."""

    def __init__(self, qtbot: QtBot) -> None:
        application()
        self.qtbot = qtbot
        self.window = QWidget()
        self.chips = RemovableChips(Theme(resources() / "themes", ThemeChoice.LIGHT), "Places", "Add", "Take out")
        self.after = QLineEdit()
        column = QVBoxLayout(self.window)
        column.addWidget(self.chips)
        column.addWidget(self.after)
        self.removed: list[str] = []
        self.opened: list[str] = []
        self.typed: list[tuple[str, int]] = []
        self.chips.removed.connect(self.removed.append)
        self.chips.opened.connect(lambda id_, _anchor: self.opened.append(id_))
        self.chips.digit_typed.connect(lambda id_, digit, _stamp: self.typed.append((id_, digit)))
        self.chips.set_plus(QIcon())
        self.chips.set_chips(HELD)
        self.window.resize(500, 120)
        qtbot.addWidget(self.window)
        _show(qtbot, self.window)

    def key(self, *keys: Qt.Key) -> "ChipsRobot":
        for key in keys:
            focused = QApplication.focusWidget()
            assert focused is not None
            self.qtbot.keyClick(focused, key)
        return self

    @property
    def focused(self) -> str:
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget.accessibleName()


def test_arrows_stay_in_the_group_and_tab_leaves_it(qtbot: QtBot) -> None:
    robot = ChipsRobot(qtbot)
    robot.chips.chip("neck").setFocus()
    right = Qt.Key.Key_Right
    seen = [robot.key(right).focused for _ in range(4)]
    assert seen == ["Hip", "Knee some", "Add", "Neck: 3"]
    robot.key(Qt.Key.Key_Tab)
    assert robot.after.hasFocus()


def test_keys_open_score_and_take_out(qtbot: QtBot) -> None:
    robot = ChipsRobot(qtbot)
    robot.chips.chip("neck").setFocus()
    robot.key(Qt.Key.Key_7, Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_Delete)
    assert (robot.typed, robot.opened, robot.removed) == ([("neck", 7)], ["neck", "neck"], ["hip"])


def test_the_cross_takes_out_and_the_rest_opens(qtbot: QtBot) -> None:
    robot = ChipsRobot(qtbot)
    chip = robot.chips.chip("hip")
    qtbot.mouseClick(chip, LEFT, pos=QPoint(chip.width() - 10, chip.height() // 2))
    qtbot.mouseClick(chip, LEFT, pos=QPoint(10, chip.height() // 2))
    assert (robot.removed, robot.opened) == (["hip"], ["hip"])


def test_the_keyboard_goes_to_the_neighbour_of_a_chip_that_went(qtbot: QtBot) -> None:
    robot = ChipsRobot(qtbot)
    robot.chips.chip("hip").setFocus()
    robot.chips.set_chips([HELD[0], HELD[2]])
    assert robot.focused == "Knee some"
    robot.chips.set_chips([])
    assert robot.focused == "Add"


def test_a_chip_that_changes_stays_the_same_chip(qtbot: QtBot) -> None:
    robot = ChipsRobot(qtbot)
    chip = robot.chips.chip("neck")
    chip.setFocus()
    robot.chips.set_chips([Held("neck", "Neck", scored=True, score=9, score_text="9"), *HELD[1:]])
    assert robot.chips.chip("neck") is chip
    assert robot.focused == "Neck: 9"


def test_a_name_that_is_too_long_is_cut_and_stays_in_the_tool_tip(qtbot: QtBot) -> None:
    robot = ChipsRobot(qtbot)
    name = "A place that somebody described at great length " * 3
    robot.chips.set_chips([Held("own-long", name)])
    robot.window.resize(240, 200)
    chip = robot.chips.chip("own-long")
    qtbot.waitUntil(lambda: chip.width() <= robot.chips.width())
    assert chip.toolTip() == name
    assert robot.chips.minimumSizeHint().width() < 200


def test_of_one_chip_at_most_one_is_ticked(qtbot: QtBot) -> None:
    application()
    group = OneChip("Relief", [Choice(word, word) for word in ("none", "some", "a lot")])
    qtbot.addWidget(group)
    told: list[str | None] = []
    group.one_changed.connect(told.append)
    for word in ("some", "a lot", "a lot"):
        next(chip for chip in group.findChildren(QPushButton) if chip.text() == word).click()
    assert told == ["some", "a lot", None]
    assert group.chosen == ()


def test_arrows_stay_in_a_group_of_ticks(qtbot: QtBot) -> None:
    application()
    window = QWidget()
    group, after = ChipGroup("Triggers", "Add"), QLineEdit()
    column = QVBoxLayout(window)
    column.addWidget(group)
    column.addWidget(after)
    group.set_choices([Choice(word, word) for word in ("Lifting", "Driving")], [])
    qtbot.addWidget(window)
    _show(qtbot, window)
    seen = []
    group.findChildren(QPushButton)[-1].setFocus()
    for _ in range(3):
        focused = QApplication.focusWidget()
        assert isinstance(focused, QPushButton)
        qtbot.keyClick(focused, Qt.Key.Key_Down)
        now = QApplication.focusWidget()
        assert isinstance(now, QPushButton)
        seen.append(now.text())
    assert set(seen) == {"Add", "Lifting", "Driving"}
