"""Keeping the display awake: what each system is asked for, and when a session asks."""

import os
import sys
from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from painlog.ui.player.keep_awake import SCREEN_SAVER, AwakeByBus, AwakeByProgram, AwakeByState, keep_awake
from tests.ui.conftest import OpenShell
from tests.ui.player_robot import ENTER, ESCAPE, SPACE, PlayerRobot, safe


class Bus:
    def __init__(self) -> None:
        self.sent: list[tuple[tuple[str, str, str], str, list[object]]] = []
        self.closed = 0

    def send(self, address: tuple[str, str, str], method: str, arguments: list[object]) -> None:
        self.sent.append((address, method, arguments))

    def close(self) -> None:
        self.closed += 1


class Program:
    def __init__(self) -> None:
        self.calls: list[object] = []

    def run(self, command: Sequence[str]) -> "Program":
        self.calls.append(tuple(command))
        return self

    def terminate(self) -> None:
        self.calls.append("terminate")

    def wait(self) -> None:
        self.calls.append("wait")


def test_linux_asks_the_screen_saver_once_and_lets_go_by_closing() -> None:
    bus = Bus()
    awake = AwakeByBus(lambda: bus)
    awake.start("a session")
    awake.start("a session")
    assert bus.sent == [(SCREEN_SAVER, "Inhibit", ["painlog", "a session"])]
    awake.stop()
    awake.stop()
    assert bus.closed == 1


def test_linux_without_a_bus_does_nothing() -> None:
    awake = keep_awake("linux", {})
    awake.start("a session")
    awake.stop()


def test_windows_sets_and_resets_the_state_of_the_thread() -> None:
    states: list[int] = []
    awake = AwakeByState(states.append)
    awake.start("a session")
    awake.stop()
    assert states == [0x80000003, 0x80000000]


def test_macos_runs_caffeinate_until_it_is_over() -> None:
    program = Program()
    awake = AwakeByProgram(program.run)
    awake.start("a session")
    awake.stop()
    assert program.calls == [("caffeinate", "-d", "-i", "-w", str(os.getpid())), "terminate", "wait"]


def test_macos_without_caffeinate_goes_on() -> None:
    def missing(_command: Sequence[str]) -> Program:
        raise FileNotFoundError

    awake = AwakeByProgram(missing)
    awake.start("a session")
    awake.stop()


@pytest.mark.parametrize(
    ("platform", "kind"), [("linux", AwakeByBus), ("win32", AwakeByState), ("darwin", AwakeByProgram)]
)
def test_every_system_has_its_way(platform: str, kind: type) -> None:
    assert isinstance(keep_awake(platform), kind)
    assert sys.platform != platform or keep_awake() is not None


@pytest.mark.parametrize(
    "keys",
    [(SPACE,), (ESCAPE,), (Qt.Key.Key_H,), (SPACE, ESCAPE), (SPACE, SPACE, ESCAPE)],
    ids=["pause", "leave", "hurts", "pause and leave", "go on and leave"],
)
def test_the_display_may_sleep_once_no_time_passes(qtbot: QtBot, open_shell: OpenShell, keys: tuple[Qt.Key]) -> None:
    robot = PlayerRobot(qtbot, safe(open_shell())).key(ENTER)
    robot.wait(20)
    assert robot.awake.held
    robot.key(*keys)
    assert not robot.awake.held


def test_the_display_stays_awake_again_after_a_pause(qtbot: QtBot, open_shell: OpenShell) -> None:
    robot = PlayerRobot(qtbot, safe(open_shell())).key(ENTER)
    robot.wait(20).key(SPACE, SPACE)
    assert robot.awake.held


def test_the_display_may_sleep_when_the_last_second_has_passed(qtbot: QtBot, open_shell: OpenShell) -> None:
    robot = PlayerRobot(qtbot, safe(open_shell())).key(ENTER)
    robot.wait(20)
    assert robot.awake.held
    robot.wait_for_end()
    assert not robot.awake.held


def test_the_display_may_sleep_when_the_window_is_closed_under_a_session(qtbot: QtBot, open_shell: OpenShell) -> None:
    robot = PlayerRobot(qtbot, safe(open_shell())).key(ENTER)
    robot.wait(20)
    robot.window.close()
    assert not robot.awake.held


def test_a_run_that_is_closed_holds_nothing(qtbot: QtBot, open_shell: OpenShell) -> None:
    robot = PlayerRobot(qtbot, safe(open_shell())).key(ENTER)
    assert robot.flow.run is not None
    robot.flow.run.close()
    assert (robot.awake.held, robot.cues.closed) == (False, True)
