"""Making the demo diary, in a file that is new or already a demo: never in a person's own."""

from dataclasses import replace
from pathlib import Path

from painlog.clock import Clock, diary_day
from painlog.domain.demo import demo_diary, in_english
from painlog.domain.demo_notes import Say
from painlog.domain.naming import N_
from painlog.domain.records import Diary
from painlog.errors import UserError


def demo_file(wanted: Path | None, own: Path) -> Path:
    """The file for the demo: `wanted` if it is new or itself a demo, else `own`.

    Raises `UserError` where `own` is wanted but holds a diary that is no demo.
    """
    if wanted is not None and _may_hold_demo(wanted):
        return wanted
    if not _may_hold_demo(own):
        raise UserError(
            N_("{file} holds a diary that is no demo, so it was left alone."),
            N_("Name a new file with --diary."),
            file=own,
        )
    return own


def write_demo(path: Path, clock: Clock, years: int, seed: int, say: Say = in_english) -> int:
    """Fill the file with an invented diary up to this moment, in one transaction; returns how many entries it has.

    `say` turns the words of the invented person from English into the language of whoever looks round. Raises
    `UserError` as `demo_diary` and the opening of a diary do, and then writes nothing.
    """
    from painlog.storage.demo_rows import replace_everything
    from painlog.storage.diary_store import open_store
    from painlog.storage.opening import open_diary

    invented = _up_to_now(clock, years, seed, say)
    opened = open_diary(path, clock)
    try:
        if opened.problem is not None:
            raise opened.problem
        with open_store(opened.engine, clock).transaction(N_("Demo diary written")) as work:
            replace_everything(work, invented)
    finally:
        opened.close()
    return len(invented.entries)


def _up_to_now(clock: Clock, years: int, seed: int, say: Say) -> Diary:
    now = clock.now().replace(tzinfo=None)
    invented = demo_diary(diary_day(now), years, seed, say)
    return replace(invented, entries=tuple(entry for entry in invented.entries if entry.when <= now))


def _may_hold_demo(path: Path) -> bool:
    from painlog.storage.demo_rows import is_demo

    return not path.exists() or (path.is_file() and (path.stat().st_size == 0 or is_demo(path)))
