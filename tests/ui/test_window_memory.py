"""The window comes back as it was left."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QSplitter, QWidget
from pytestqt.qtbot import QtBot

from painlog.paths import Places
from painlog.ui.page import Page
from painlog.ui.window_state import WindowState, load_window_state, parse_window_state, save_window_state
from tests.ui.conftest import OpenShell

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


def test_size_and_page_come_back(open_shell: OpenShell) -> None:
    shell = open_shell()
    shell.resize(780, 600)
    shell.show_page("insights")
    shell.close()
    again = open_shell()
    assert (again.width(), again.height()) == (780, 600)
    assert again.shown == "insights"
    assert again.services is not None


def test_a_first_window_shows_today(open_shell: OpenShell) -> None:
    assert open_shell().shown == "today"


@pytest.mark.parametrize("page", ["welcome", "warnings", "no-such-page"])
def test_a_page_without_a_place_on_the_rail_is_not_where_the_next_start_begins(
    open_shell: OpenShell, places: Places, page: str
) -> None:
    save_window_state(places.window_of(places.diary), WindowState(page=page))
    assert open_shell().shown == "today"


@pytest.mark.parametrize("content", ["", "{", "[]", '{"geometry": "AAAA", "page": 7, "panels": {"a": "wide"}}', "\x00"])
def test_a_damaged_file_gives_a_plain_window(open_shell: OpenShell, places: Places, content: str) -> None:
    file = places.window_of(places.diary)
    file.parent.mkdir(parents=True)
    file.write_text(content)
    shell = open_shell()
    assert (shell.shown, shell.isVisible()) == ("today", True)


def test_another_diary_has_a_window_of_its_own(open_shell: OpenShell, tmp_path: Path) -> None:
    shell = open_shell()
    shell.show_page("insights")
    shell.close()
    assert open_shell(tmp_path / "second.db").shown == "today"


def test_a_folder_that_takes_nothing_stops_nobody(open_shell: OpenShell, places: Places) -> None:
    shell = open_shell()
    places.state.write_text("a file where the folder should be")
    assert shell.close()


class TwoPanels(Page):
    """A page with a splitter."""

    def __init__(self, context: Any) -> None:
        super().__init__(context)
        self.splitter = QSplitter(self)
        self.splitter.setObjectName("two-panels")
        for _ in range(2):
            self.splitter.addWidget(QWidget())
        self.splitter.resize(600, 300)


def test_the_sizes_of_named_panels_come_back(
    qtbot: QtBot, open_shell: OpenShell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("painlog.ui.pages.warnings.WarningsPage", TwoPanels)
    shell = open_shell()
    page = shell.page("warnings")
    assert isinstance(page, TwoPanels)
    page.splitter.setSizes([150, 450])
    kept = page.splitter.sizes()
    shell.close()
    again = open_shell().page("warnings")
    assert isinstance(again, TwoPanels)
    assert again.splitter.sizes() == kept
    assert kept[0] < kept[1]


@given(JSON)
def test_whatever_is_stored_is_healed(stored: Any) -> None:
    state = parse_window_state(stored)
    assert parse_window_state(json.loads(json.dumps(state._asdict(), default=str))) == state


def test_what_is_kept_is_what_is_read(tmp_path: Path) -> None:
    state = WindowState("QUJD", "trends", {"a": (1, 2)}, date(2026, 11, 20))
    file = tmp_path / "new" / "window.json"
    save_window_state(file, state)
    assert load_window_state(file) == state
