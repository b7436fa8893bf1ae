"""Keeps the display awake while a session runs: one small interface, one way for each system."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Protocol

SCREEN_SAVER = ("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver")
"""Service, path and interface that desktops on Linux listen to (freedesktop.org, idle inhibition)."""

CONTINUOUS, SYSTEM_REQUIRED, DISPLAY_REQUIRED = 0x80000000, 0x1, 0x2
"""Flags of SetThreadExecutionState (Microsoft's documentation of winbase.h)."""

_CONNECTION = "painlog-player"


class KeepAwake(Protocol):
    """Holds the display awake between `start` and `stop`; either may be called again."""

    def start(self, reason: str) -> None: ...
    def stop(self) -> None: ...


class Bus(Protocol):
    """A connection of our own to the session bus; what we asked for ends when it closes."""

    def send(self, address: tuple[str, str, str], method: str, arguments: list[object]) -> None: ...
    def close(self) -> None: ...


class Process(Protocol):
    """A program that was started."""

    def terminate(self) -> None: ...
    def wait(self) -> object: ...


class AwakeByBus:
    """Linux: asks the screen saver over D-Bus. The request falls away with its connection."""

    def __init__(self, connect: Callable[[], Bus | None]) -> None:
        self._connect = connect
        self._bus: Bus | None = None

    def start(self, reason: str) -> None:
        if self._bus is None:
            self._bus = self._connect()
            if self._bus is not None:
                self._bus.send(SCREEN_SAVER, "Inhibit", ["painlog", reason])

    def stop(self) -> None:
        bus, self._bus = self._bus, None
        if bus is not None:
            bus.close()


class AwakeByState:
    """Windows: the state of the thread says that the display is in use."""

    def __init__(self, set_state: Callable[[int], object]) -> None:
        self._set_state = set_state

    def start(self, reason: str) -> None:
        self._set_state(CONTINUOUS | SYSTEM_REQUIRED | DISPLAY_REQUIRED)

    def stop(self) -> None:
        self._set_state(CONTINUOUS)


class AwakeByProgram:
    """macOS: caffeinate keeps the display on until it is ended, or until painlog ends."""

    def __init__(self, run: Callable[[Sequence[str]], Process]) -> None:
        self._run = run
        self._process: Process | None = None

    def start(self, reason: str) -> None:
        if self._process is None:
            with suppress(OSError):
                self._process = self._run(("caffeinate", "-d", "-i", "-w", str(os.getpid())))

    def stop(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.terminate()
            process.wait()


def keep_awake(platform: str = sys.platform, environment: Mapping[str, str] = os.environ) -> KeepAwake:
    """The way of this system."""
    if platform == "win32":
        return AwakeByState(_thread_state)
    if platform == "darwin":
        return AwakeByProgram(subprocess.Popen)
    return AwakeByBus(lambda: _session_bus(environment))


def _thread_state(flags: int) -> None:
    import ctypes

    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - the name exists on Windows only
    kernel.SetThreadExecutionState(flags)


def _session_bus(environment: Mapping[str, str]) -> Bus | None:
    """The bus, where there is one; asking Qt for a missing one would try to start it."""
    runtime = environment.get("XDG_RUNTIME_DIR", "")
    if not (environment.get("DBUS_SESSION_BUS_ADDRESS") or (runtime and (Path(runtime) / "bus").exists())):
        return None
    try:
        return _QtBus()
    except (ImportError, ConnectionError):
        return None


class _QtBus:
    def __init__(self) -> None:
        from PySide6.QtDBus import QDBusConnection

        self._bus = QDBusConnection.connectToBus(QDBusConnection.BusType.SessionBus, _CONNECTION)
        if not self._bus.isConnected():
            raise ConnectionError(_CONNECTION)

    def send(self, address: tuple[str, str, str], method: str, arguments: list[object]) -> None:
        from PySide6.QtDBus import QDBusMessage

        message = QDBusMessage.createMethodCall(*address, method)
        message.setArguments(arguments)
        self._bus.send(message)

    def close(self) -> None:
        from PySide6.QtDBus import QDBusConnection

        QDBusConnection.disconnectFromBus(_CONNECTION)
