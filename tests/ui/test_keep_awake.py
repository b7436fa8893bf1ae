"""Keeping the display awake: what each system is asked for."""

import os
import sys
from collections.abc import Sequence

import pytest

from painlog.ui.player.keep_awake import SCREEN_SAVER, AwakeByBus, AwakeByProgram, AwakeByState, keep_awake


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
