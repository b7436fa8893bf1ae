"""The number strip: keys by their own timestamps, presses, captions that never clip, words for a screen reader."""

import json
from dataclasses import dataclass, field
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QFont, QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from painlog.paths import resources
from painlog.ui.widgets.colours import Colours
from painlog.ui.widgets.digit_typing import TEN_WITHIN_MS, DigitTyping
from painlog.ui.widgets.lettering import CAPTION, sized, width_in_two_lines
from painlog.ui.widgets.rating_strip import INSET, RatingTexts
from painlog.ui.widgets.score_strip import ScoreStrip

BANDS = [(0, 0, "No pain"), (1, 3, "Mild"), (4, 6, "Moderate"), (7, 9, "Severe"), (10, 10, "Worst imaginable")]
TEXTS = RatingTexts("How is your back?", lambda score: f"Pain {score} of 10", "Not chosen yet")
PLAIN, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
GAPS = st.integers(min_value=0, max_value=3 * TEN_WITHIN_MS)


def tokens(theme: str) -> dict[str, str | list[str]]:
    loaded: dict[str, str | list[str]] = json.loads(
        (resources() / "themes" / f"{theme}.json").read_text(encoding="utf-8")
    )
    return loaded


@dataclass
class StripRobot:
    """Types and presses as a person does, and keeps what the strip told."""

    qtbot: QtBot
    strip: ScoreStrip
    values: list[int | None] = field(default_factory=list)
    submits: list[int | None] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.qtbot.addWidget(self.strip)
        self.strip.set_bands(BANDS)
        self.strip.resize(self.strip.sizeHint())
        self.strip.value_changed.connect(self.values.append)
        self.strip.submitted.connect(lambda: self.submits.append(self.strip.value()))

    def digit(self, text: str, at: int, modifiers: Qt.KeyboardModifier = PLAIN, held: bool = False) -> "StripRobot":
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_0 + int(text), modifiers, text, held)
        event.setTimestamp(at)
        QApplication.sendEvent(self.strip, event)
        return self

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> "StripRobot":
        self.qtbot.keyClick(self.strip, key, modifiers)
        return self

    def press(self, score: int) -> "StripRobot":
        place = self.strip.tile(score).center().toPoint()
        self.qtbot.mouseClick(self.strip, Qt.MouseButton.LeftButton, pos=place)
        return self


@pytest.fixture
def robot(qtbot: QtBot) -> StripRobot:
    return StripRobot(qtbot, ScoreStrip(tokens("light"), TEXTS))


@given(digit=st.integers(min_value=0, max_value=9), at=st.integers(min_value=0, max_value=2**50))
def test_a_first_digit_is_itself(digit: int, at: int) -> None:
    assert DigitTyping().type(digit, at) == digit


@given(start=st.integers(min_value=0, max_value=2**50), gap=GAPS)
def test_one_then_nought_is_ten_only_within_the_time(start: int, gap: int) -> None:
    typing = DigitTyping()
    assert typing.type(1, start) == 1
    assert typing.type(0, start + gap) == (10 if gap <= TEN_WITHIN_MS else 0)


@given(strokes=st.lists(st.tuples(st.integers(min_value=0, max_value=9), GAPS), max_size=12))
def test_every_ten_comes_from_a_one_just_before(strokes: list[tuple[int, int]]) -> None:
    typing, now, before = DigitTyping(), 0, None
    for digit, gap in strokes:
        now += gap
        ten = before == 1 and digit == 0 and gap <= TEN_WITHIN_MS
        assert typing.type(digit, now) == (10 if ten else digit)
        before = digit


def test_a_clock_that_went_back_makes_no_ten() -> None:
    typing = DigitTyping()
    typing.type(1, 5000)
    assert typing.type(0, 4000) == 0


def test_nothing_is_chosen_at_first(robot: StripRobot) -> None:
    assert robot.strip.value() is None
    assert robot.strip.accessibleName() == "How is your back? Not chosen yet"


def test_one_counts_at_once_and_nought_makes_it_ten(robot: StripRobot) -> None:
    robot.digit("1", at=1000)
    assert robot.strip.value() == 1
    robot.digit("0", at=1600)
    assert robot.values == [1, 10]


def test_a_late_nought_is_nought(robot: StripRobot) -> None:
    robot.digit("1", at=1000).digit("0", at=1601)
    assert robot.values == [1, 0]


def test_the_page_may_show_the_same_value_between_one_and_nought(robot: StripRobot) -> None:
    robot.strip.type_digit(1, 1000)
    robot.strip.set_value(1)
    robot.strip.type_digit(0, 1200)
    assert robot.strip.value() == 10


def test_nought_after_a_cleared_one_is_nought(robot: StripRobot) -> None:
    robot.strip.type_digit(1, 1000)
    robot.strip.set_value(None)
    robot.strip.type_digit(0, 1200)
    assert robot.strip.value() == 0


def test_devanagari_digits_count(robot: StripRobot) -> None:
    robot.digit("७", at=0)
    assert robot.strip.value() == 7


def test_a_shortcut_and_a_held_key_choose_nothing(robot: StripRobot) -> None:
    robot.digit("0", at=0, modifiers=CTRL).digit("5", at=0, held=True)
    assert robot.values == []


def test_arrows_stop_at_the_ends(robot: StripRobot) -> None:
    robot.key(Qt.Key.Key_Right).key(Qt.Key.Key_Left).key(Qt.Key.Key_Right)
    assert robot.values == [0, 1]
    robot.key(Qt.Key.Key_End).key(Qt.Key.Key_Right).key(Qt.Key.Key_Home)
    assert robot.values == [0, 1, 10, 0]


def test_alt_and_an_arrow_are_left_to_the_page(robot: StripRobot) -> None:
    robot.strip.set_value(4)
    robot.key(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert robot.strip.value() == 4


@pytest.mark.parametrize("key", [Qt.Key.Key_Backspace, Qt.Key.Key_Delete])
def test_a_key_clears(robot: StripRobot, key: Qt.Key) -> None:
    robot.strip.set_value(4)
    assert robot.key(key).values == [None]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_submits(robot: StripRobot, key: Qt.Key) -> None:
    assert robot.digit("6", at=0).key(key).submits == [6]


def test_a_press_chooses_and_a_second_one_clears(robot: StripRobot) -> None:
    assert robot.press(6).press(7).press(7).values == [6, 7, None]


def test_a_double_click_chooses(robot: StripRobot) -> None:
    place = robot.strip.tile(3).center().toPoint()
    robot.press(3)
    robot.qtbot.mouseDClick(robot.strip, Qt.MouseButton.LeftButton, pos=place)
    assert robot.strip.value() == 3


def test_a_press_beside_the_tiles_chooses_nothing(robot: StripRobot) -> None:
    place = robot.strip.rect().bottomLeft()
    robot.qtbot.mouseClick(robot.strip, Qt.MouseButton.LeftButton, pos=place)
    assert robot.values == []


def test_setting_a_value_is_silent_and_refuses_what_has_no_tile(robot: StripRobot) -> None:
    robot.strip.set_value(7)
    assert robot.values == []
    with pytest.raises(ValueError, match="11"):
        robot.strip.set_value(11)


def test_the_chosen_score_is_said_in_words(robot: StripRobot) -> None:
    robot.digit("6", at=0)
    assert robot.strip.accessibleName() == "How is your back? Pain 6 of 10"


@pytest.mark.parametrize("percent", [100, 115, 130])
@pytest.mark.parametrize("times", [1, 2])
def test_no_caption_clips_at_the_least_width(qtbot: QtBot, percent: int, times: int) -> None:
    strip = ScoreStrip(tokens("light"), TEXTS)
    qtbot.addWidget(strip)
    font = QFont("Noto Sans")
    font.setPixelSize(round(15 * percent / 100))
    strip.setFont(font)
    strip.set_bands([(first, last, " ".join([name] * times)) for first, last, name in BANDS])
    width = strip.minimumSizeHint().width()
    captions, bold = strip.captions(width), sized(font, CAPTION, bold=True)
    for caption in captions:
        widest = max(width_in_two_lines(word, bold) for word in caption.band[2].split())
        assert caption.box.width() >= widest
        assert INSET <= caption.box.left() < caption.box.right() <= width - INSET
    for left, right in pairwise(captions):
        assert left.box.right() <= right.box.left()


def test_longer_captions_make_the_strip_higher(robot: StripRobot) -> None:
    before = robot.strip.heightForWidth(600)
    robot.strip.set_bands([(0, 10, "words " * 100)])
    assert robot.strip.heightForWidth(600) > before
    robot.strip.set_bands([])
    assert robot.strip.heightForWidth(600) < before


def test_the_editor_strip_is_small(qtbot: QtBot) -> None:
    strip = ScoreStrip(tokens("light"), TEXTS, compact=True)
    qtbot.addWidget(strip)
    font = QFont("Noto Sans")
    font.setPixelSize(15)
    strip.setFont(font)
    strip.resize(strip.sizeHint())
    assert (round(strip.tile(7).width()), strip.tile(7).height()) == (29, 40)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_numerals_can_be_read_on_every_step_of_the_ramp(theme: str) -> None:
    colours = Colours(tokens(theme))
    ratios = [_contrast(colours.pain(score), colours.pain_text(score)) for score in range(11)]
    assert round(min(ratios), 1) >= 4.5


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_chosen_tile_wears_the_theme(robot: StripRobot, theme: str) -> None:
    robot.strip.set_tokens(tokens(theme))
    robot.strip.set_value(8)
    rect = robot.strip.tile(8)
    color = robot.strip.grab().toImage().pixelColor(round(rect.left()) + 6, round(rect.bottom()) - 6)
    assert color.name().upper() == tokens(theme)["pain"][8]


def _contrast(one: QColor, other: QColor) -> float:
    """The contrast ratio of two colours as WCAG 2 defines it."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(color: QColor) -> float:
    linear = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in color.getRgbF()[:3]]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
