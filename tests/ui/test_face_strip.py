"""The faces: the geometry is the design's table, and the strip takes the scores that have a face."""

import json

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from painlog.domain.scales import FACE_SCORES
from painlog.paths import resources
from painlog.ui.widgets.face_strip import FaceStrip
from painlog.ui.widgets.faces import FACE_BOX, expression, features, head
from painlog.ui.widgets.rating_strip import RatingTexts

TABLE = {
    "brow_inner_drop": (0, 0.5, 1.0, 1.4, 1.9, 2.4),
    "brow_outer_drop": (0, 1.5, 2.8, 4.0, 5.2, 6.4),
    "brow_arch": (3.6, 3.0, 2.3, 1.7, 1.0, 0.4),
    "brow_together": (0, 0, 0.2, 1.3, 2.7, 3.4),
    "eye_openness": (1, 0.9, 0.6, 0.3, 0, 0),
    "eye_squeeze": (0, 0, 0, 0.1, 0.6, 1),
    "mouth_width": (24, 24, 24.3, 26, 28, 29),
    "mouth_sag": (0, 1.7, 3.4, 5.1, 6.4, 6.4),
    "mouth_opening": (0, 0, 0, 0.4, 6.7, 11.5),
}
ROUNDED = 0.051


def strip_for(qtbot: QtBot, theme: str = "light") -> FaceStrip:
    tokens = json.loads((resources() / "themes" / f"{theme}.json").read_text(encoding="utf-8"))
    strip = FaceStrip(tokens, RatingTexts("Pain?", lambda score: f"Pain {score} of 10", "Not chosen yet"))
    qtbot.addWidget(strip)
    font = QFont("Noto Sans")
    font.setPixelSize(15)
    strip.setFont(font)
    strip.set_bands([(0, 0, "No pain"), (1, 9, "Between"), (10, 10, "Worst imaginable")])
    strip.resize(strip.sizeHint())
    return strip


def strike(strip: FaceStrip, digit: str, at: int) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_0 + int(digit), Qt.KeyboardModifier.NoModifier, digit)
    event.setTimestamp(at)
    QApplication.sendEvent(strip, event)


@pytest.mark.parametrize("parameter", TABLE)
def test_faces_follow_the_table(parameter: str) -> None:
    drawn = [getattr(expression(score), parameter) for score in FACE_SCORES]
    assert drawn == pytest.approx(TABLE[parameter], abs=ROUNDED)


@pytest.mark.parametrize("score", FACE_SCORES)
def test_a_face_stays_in_its_head_and_is_the_same_on_both_sides(score: int) -> None:
    inside = head().controlPointRect()
    assert FACE_BOX.contains(inside)
    boxes = [stroke.path.boundingRect() for stroke in features(score)]
    assert all(inside.contains(box.topLeft()) and inside.contains(box.bottomRight()) for box in boxes)
    assert min(box.left() for box in boxes) == pytest.approx(-max(box.right() for box in boxes))


def test_no_face_smiles() -> None:
    for score in FACE_SCORES:
        mouth = features(score)[-1].path
        start, middle = mouth.pointAtPercent(0), mouth.pointAtPercent(0.5 if score < 8 else 0.25)
        assert start.y() >= middle.y()


def test_more_pain_closes_the_eyes_and_opens_the_mouth() -> None:
    looks = [expression(score) for score in FACE_SCORES]
    assert [look.eye_openness for look in looks] == sorted((look.eye_openness for look in looks), reverse=True)
    assert [look.mouth_opening for look in looks] == sorted(look.mouth_opening for look in looks)


@pytest.mark.parametrize(("face", "score"), list(enumerate(FACE_SCORES)))
def test_a_press_gives_the_score_of_the_face(qtbot: QtBot, face: int, score: int) -> None:
    strip = strip_for(qtbot)
    with qtbot.waitSignal(strip.value_changed) as told:
        qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=strip.tile(score).center().toPoint())
    assert told.args == [score]
    assert (strip.value(), strip.face()) == (score, face)


def test_no_face_is_chosen_at_first(qtbot: QtBot) -> None:
    strip = strip_for(qtbot)
    assert (strip.value(), strip.face()) == (None, None)


def test_only_digits_with_a_face_count_and_one_nought_is_ten(qtbot: QtBot) -> None:
    strip = strip_for(qtbot)
    strike(strip, "4", 0)
    strike(strip, "5", 1000)
    strike(strip, "1", 2000)
    assert strip.value() == 4
    strike(strip, "0", 2500)
    assert strip.value() == 10
    strike(strip, "0", 4000)
    assert strip.value() == 0


def test_arrows_go_from_face_to_face(qtbot: QtBot) -> None:
    strip = strip_for(qtbot)
    for _ in range(3):
        qtbot.keyClick(strip, Qt.Key.Key_Right)
    assert strip.value() == 4
    qtbot.keyClick(strip, Qt.Key.Key_End)
    assert strip.face() == 5


def test_a_score_between_the_faces_is_refused(qtbot: QtBot) -> None:
    with pytest.raises(ValueError, match="5"):
        strip_for(qtbot).set_value(5)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_faces_are_drawn_in_every_theme(qtbot: QtBot, theme: str) -> None:
    strip = strip_for(qtbot, theme)
    image = strip.grab().toImage()
    tokens = json.loads((resources() / "themes" / f"{theme}.json").read_text(encoding="utf-8"))
    for score in FACE_SCORES:
        tile = strip.tile(score)
        brow_free = image.pixelColor(round(tile.center().x()), round(tile.top() + 20))
        assert brow_free.name().upper() == tokens["face_skin"]


def test_long_end_names_make_the_strip_higher(qtbot: QtBot) -> None:
    strip = strip_for(qtbot)
    before = strip.heightForWidth(500)
    strip.set_bands([(0, 0, "No pain " * 12), (10, 10, "Worst imaginable")])
    assert strip.heightForWidth(500) > before
