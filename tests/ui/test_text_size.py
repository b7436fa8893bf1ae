"""Another text size while the window is open."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from painlog.ui.shell import Shell
from tests.ui.conftest import OpenShell


def places(shell: Shell) -> list[tuple[int, int, int, int]]:
    """Where everything is that can be seen."""
    return [each.geometry().getRect() for each in shell.findChildren(QWidget) if each.isVisible()]


def settled(qtbot: QtBot, shell: Shell) -> list[tuple[int, int, int, int]]:
    """Where everything is once nothing moves any more."""
    seen: list[list[tuple[int, int, int, int]]] = []

    def still() -> bool:
        seen.append(places(shell))
        return seen[-3:] == [seen[-1]] * 3

    qtbot.waitUntil(still)
    return seen[-1]


@pytest.mark.parametrize("page", ["today", "exercise", "visit"])
def test_everything_finds_its_place_at_once(qtbot: QtBot, open_shell: OpenShell, page: str) -> None:
    shell = open_shell()
    shell.resize(1280, 820)
    shell.show_page(page)
    qtbot.waitUntil(lambda: not shell.context.jobs.busy, timeout=20_000)
    before = shell.rail.width()
    shell.context.theme.set_scale(1.3)
    qtbot.waitUntil(lambda: shell.rail.width() > before)
    found = settled(qtbot, shell)
    shell.resize(1270, 820)
    shell.resize(1280, 820)
    assert settled(qtbot, shell) == found
