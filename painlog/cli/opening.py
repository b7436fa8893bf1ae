"""The diary that a command works on. The only room of the command line that knows how a diary is put together."""

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from painlog.clock import Clock
    from painlog.services.diary import DiaryService
    from painlog.services.episodes import EpisodesService
    from painlog.services.transfer import TransferService


@dataclass(frozen=True, slots=True)
class OpenDiary:
    """An open diary, as a command needs it."""

    diary: "DiaryService"
    transfer: "TransferService"
    episodes: "EpisodesService"
    clock: "Clock"


def diary_of(arguments: Namespace) -> Path:
    """The diary file: that of `--diary`, else of PAINLOG_DIARY, else the one in the platform's data folder."""
    from painlog.paths import diary_path, personal_places

    return diary_path(arguments.diary, personal_places())


def system_clock() -> "Clock":
    from painlog.clock import SystemClock

    return SystemClock()


@contextmanager
def opened_diary(arguments: Namespace, to_write: bool = False) -> Iterator[OpenDiary]:
    """Open the diary and close it again.

    A command that writes makes a diary that is not there; one that reads raises `UserError`, as does one that
    writes where the diary can only be read.
    """
    from painlog.domain.warnings import URGENT_SIGNS
    from painlog.services.diary import DiaryService
    from painlog.services.episodes import EpisodesService
    from painlog.services.transfer import TransferService
    from painlog.services.upkeep import require_diary
    from painlog.storage.diary_store import open_store
    from painlog.storage.opening import open_diary

    path, clock = diary_of(arguments), system_clock()
    opened = open_diary(path if to_write else require_diary(path), clock)
    try:
        if to_write and opened.problem is not None:
            raise opened.problem
        store = open_store(opened.engine, clock, opened.read_only)
        yield OpenDiary(
            DiaryService(store, clock),
            TransferService(store, clock, opened.path),
            EpisodesService(store, clock, URGENT_SIGNS),
            clock,
        )
    finally:
        opened.close()
