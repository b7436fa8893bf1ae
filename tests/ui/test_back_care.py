"""Everyday back care: every topic with its drawing, reached from the menu, by keyboard alone."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from painlog.domain.back_care import CARE_TOPICS
from painlog.domain.figure_shape import Box, bounds, parts
from painlog.domain.motion import Figure
from painlog.domain.skeleton import solve
from painlog.errors import UserError
from painlog.paths import resources
from painlog.preferences import Preferences
from painlog.services.back_care import Sketch, care_drawings
from painlog.ui.pages.back_care import BackCarePage
from painlog.ui.widgets.path_data import painter_path
from tests.ui.conftest import OpenShell
from tests.ui.test_layouts import WINDOWS, cut_off, outside

FOLDER = resources() / "back-care"
NEVER = ("cure", "diagnos", "guarantee", "you have ")


def test_the_menu_leads_to_it_and_esc_leads_back(open_shell: OpenShell) -> None:
    shell = open_shell()
    shell.show_page("trends")
    command = next(action for action in shell.actions() if action.text() == "Everyday back care")
    command.trigger()
    page = shell.page("back-care")
    assert shell.stack.currentWidget() is page
    QTest.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Escape)
    assert shell.shown == "trends"


@pytest.mark.parametrize("size", WINDOWS, ids=str)
def test_every_topic_shows_its_words_and_nothing_is_cut_off(
    qtbot: QtBot, open_shell: OpenShell, size: tuple[int, int]
) -> None:
    shell = open_shell(preferences=Preferences(language="qps", text_scale=1.3))
    shell.resize(*size)
    shell.show_page("back-care")
    page = shell.page("back-care")
    assert isinstance(page, BackCarePage)
    qtbot.waitUntil(lambda: not [*cut_off(page), *outside(page)])
    said = "\n".join(label.text() for label in page.findChildren(QLabel))
    for topic in CARE_TOPICS:
        for text in (topic.title, topic.summary, *topic.points):
            assert text in said


def test_words_describe_and_promise_nothing() -> None:
    said = " ".join(text for topic in CARE_TOPICS for text in (topic.summary, *topic.points)).lower()
    assert [word for word in NEVER if word in said] == []


@pytest.mark.parametrize("topic", [topic.id for topic in CARE_TOPICS])
def test_every_drawing_stays_in_its_frame(topic: str) -> None:
    drawing = care_drawings(FOLDER)[topic]
    if isinstance(drawing, Sketch):
        whole = [painter_path(stroke.path).boundingRect() for stroke in drawing.strokes]
        assert all(box.left() >= 0 and box.right() <= drawing.width for box in whole)
        assert all(box.top() >= 0 and box.bottom() <= drawing.height for box in whole)
        return
    assert isinstance(drawing, Figure)
    body = bounds(parts(solve(drawing.keys[drawing.card].pose)))
    assert drawing.frame().contains(body)
    assert body.bottom > -2.5
    assert Box(-100, -20, 100, 110).contains(body)


def test_a_broken_drawing_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"lifting\.toml"):
        care_drawings(tmp_path)
    (tmp_path / "lifting.toml").write_text("figure = [")
    with pytest.raises(UserError, match=r"lifting\.toml"):
        care_drawings(tmp_path)
