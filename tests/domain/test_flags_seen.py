"""What was put away stays away, and what is new is new."""

from datetime import UTC, date, datetime, timedelta

import pytest

from painlog.domain.coverage import DayCounts
from painlog.domain.flags import Flag, FlagId
from painlog.domain.flags_seen import COMES_AGAIN, seen_name, seen_of
from painlog.domain.records import SeenFlag
from painlog.domain.stages import NextTransition, Stage

ONSET, DAY = date(2026, 1, 1), date(2026, 3, 1)
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def flag(id_: FlagId, on: date = DAY) -> Flag:
    facts = NextTransition(Stage.SUBACUTE, on) if id_ is FlagId.APPROACHING else None
    return Flag(id_, ONSET, on, DayCounts(ONSET, DAY, 60, 0, 0, 0), facts)


def seen(found: Flag, at: datetime = NOON) -> SeenFlag:
    return SeenFlag(found.onset, seen_name(found), at, dismissed=True)


@pytest.mark.parametrize("id_", FlagId)
def test_a_flag_is_recognised(id_: FlagId) -> None:
    stored = seen(flag(id_))
    assert seen_of(flag(id_), [stored]) is stored
    assert seen_of(flag(id_), []) is None


def test_names_differ_and_another_episode_is_another_flag() -> None:
    flags = [flag(id_) for id_ in FlagId]
    assert len({seen_name(each) for each in flags}) == len(flags)
    stored = SeenFlag(ONSET - timedelta(days=200), "four-weeks", NOON)
    assert seen_of(flag(FlagId.FOUR_WEEKS), [stored]) is None


def test_the_two_approaching_stages_are_two_flags() -> None:
    counts = DayCounts(ONSET, DAY, 60, 0, 0, 0)
    chronic = Flag(FlagId.APPROACHING, ONSET, DAY, counts, NextTransition(Stage.CHRONIC, DAY))
    assert seen_of(chronic, [seen(flag(FlagId.APPROACHING))]) is None


@pytest.mark.parametrize("id_", FlagId)
def test_only_flares_and_changes_come_again(id_: FlagId) -> None:
    later = flag(id_, DAY + timedelta(days=1))
    assert (seen_of(later, [seen(flag(id_))]) is None) is (id_ in COMES_AGAIN)


def test_what_was_seen_after_midnight_belongs_to_the_day_before() -> None:
    stored = seen(flag(FlagId.FLARE), NOON.replace(hour=1) + timedelta(days=1))
    later = flag(FlagId.FLARE, DAY + timedelta(days=1))
    assert seen_of(flag(FlagId.FLARE), [stored]) is stored
    assert seen_of(later, [stored]) is None
    assert seen_of(later, [stored], day_starts_at=0) is stored
