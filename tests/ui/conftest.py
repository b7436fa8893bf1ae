"""A window for every test that wants one, and a guard against what a test leaves behind."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from painlog.app import application, build_shell
from painlog.clock import FixedClock
from painlog.paths import Places
from painlog.preferences import Preferences
from painlog.ui.shell import Shell

OpenShell = Callable[..., Shell]


@pytest.fixture
def open_shell(qtbot: QtBot, places: Places, clock: FixedClock) -> Iterator[OpenShell]:
    """Opens the real window on a diary of the test's own and waits until the diary is there."""
    application()
    opened: list[Shell] = []

    def open_(diary: Path | None = None, preferences: Preferences | None = None, wait: bool = True) -> Shell:
        shell = build_shell(diary or places.diary, places, clock, preferences or Preferences(language="en_GB"))
        opened.append(shell)
        if wait:
            with qtbot.waitSignal(shell.ready):
                shell.show()
        else:
            shell.show()
        return shell

    yield open_
    for shell in opened:
        shell.close()
        shell.deleteLater()


@pytest.fixture(autouse=True)
def _nothing_left_behind(qtbot: QtBot) -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    shown = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    assert not shown, shown
    running = [
        timer for widget in QApplication.topLevelWidgets() for timer in widget.findChildren(QTimer) if timer.isActive()
    ]
    assert not running, running
    assert set(threading.enumerate()) <= before
