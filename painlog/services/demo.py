"""Making the demo diary."""

from dataclasses import replace
from typing import TYPE_CHECKING

from painlog.clock import Clock, diary_day
from painlog.domain.demo import demo_diary
from painlog.domain.naming import N_

if TYPE_CHECKING:
    from painlog.storage.diary_store import DiaryStore


def invent_diary(store: "DiaryStore", clock: Clock, years: int, seed: int) -> int:
    """Replace what a new diary or a demo holds by an invented one up to this moment; returns the number of entries.

    The caller makes sure that the diary is new or a demo.
    """
    from painlog.storage.demo_rows import replace_everything

    now = clock.now().replace(tzinfo=None)
    invented = demo_diary(diary_day(now), years, seed)
    past = replace(invented, entries=tuple(entry for entry in invented.entries if entry.when <= now))
    with store.transaction(N_("Demo diary written")) as work:
        replace_everything(work, past)
    return len(past.entries)
