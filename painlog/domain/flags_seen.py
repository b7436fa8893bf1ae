"""Which flags the person has already seen or put away, told from the flags as they are derived today."""

from collections.abc import Iterable

from painlog.clock import DEFAULT_DAY_START_HOUR, diary_day
from painlog.domain.flags import Flag, FlagId
from painlog.domain.records import SeenFlag
from painlog.domain.stages import NextTransition

COMES_AGAIN = frozenset({FlagId.FLARE, FlagId.WORSENING, FlagId.IMPROVING})
"""Of these a later one is a new one; the others are told once an episode (stages.md section 4)."""


def seen_name(flag: Flag) -> str:
    """Under which name, beside its onset, it is stored that a flag was seen; the two approaching stages differ."""
    if isinstance(flag.facts, NextTransition):
        return f"{flag.id}-{flag.facts.stage}"
    return flag.id.value


def seen_of(flag: Flag, seen: Iterable[SeenFlag], day_starts_at: int = DEFAULT_DAY_START_HOUR) -> SeenFlag | None:
    """What is stored about this very flag, or None if it is new."""
    name = seen_name(flag)
    found = next((each for each in seen if each.onset == flag.onset and each.flag == name), None)
    if found is None or (flag.id in COMES_AGAIN and diary_day(found.seen_at, day_starts_at) < flag.on):
        return None
    return found
