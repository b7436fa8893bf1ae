"""Gaps, breaks and the groups of pain days between certain breaks."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from painlog.domain.days import DayKind, DayRecord, DayRecords, shifted
from painlog.domain.episodes import Break, State, break_kind, episodes, first_from, pain_groups, state_of

START = date(2026, 1, 1)
KINDS = {"P": DayKind.PAIN, "N": DayKind.NONE}


def drawn(days: str) -> DayRecords:
    """A diary from 2026-01-01 on: P pain, N none, a dot unknown."""
    return DayRecords(
        DayRecord(shifted(START, number), KINDS[letter]) for number, letter in enumerate(days) if letter in KINDS
    )


def last_day(days: str) -> date:
    return shifted(START, len(days) - 1)


def kind_of_gap(days: str) -> Break | None:
    """What kind of break a gap is that looks like `days` (no P)."""
    known = [shifted(START, number) for number, letter in enumerate(days) if letter == "N"]
    return break_kind(START, last_day(days), known)


@pytest.mark.parametrize(
    ("days", "kind"),
    [
        ("N" * 27, None),
        ("." * 27, None),
        ("N" * 28, Break.CERTAIN),
        ("." * 28, Break.POSSIBLE),
        ("N" * 23 + "..N.." + "N", Break.CERTAIN),
        ("N" * 20 + "..." + "N" * 3 + "..", Break.CERTAIN),
        ("N" * 20 + "...." + "N" * 4, Break.POSSIBLE),
        ("NNNN.NNNN.NNNN.NNNN.NNNN.NN.", Break.POSSIBLE),
        ("....." + "N" * 23, Break.POSSIBLE),
        ("...." + "N" * 23 + "..", Break.CERTAIN),
        ("." * 100 + "N" * 23 + "." * 100, Break.CERTAIN),
        ("." * 100 + "N" * 22 + "." * 100, Break.POSSIBLE),
        ("N" * 14 + "." * 60 + "N" * 14, Break.POSSIBLE),
    ],
)
def test_breaks_by_what_is_known_of_28_days(days: str, kind: Break | None) -> None:
    assert kind_of_gap(days) is kind


def by_looking_at_every_window(days: str) -> Break | None:
    if len(days) < 28:
        return None
    windows = (days[start : start + 28] for start in range(len(days) - 27))
    certain = any(window.count("N") >= 23 and "...." not in window for window in windows)
    return Break.CERTAIN if certain else Break.POSSIBLE


RUNS = st.tuples(st.integers(1, 30), st.integers(0, 5)).map(lambda run: "N" * run[0] + "." * run[1])


@given(st.integers(0, 35), st.lists(RUNS, max_size=10))
@example(4, ["N" * 23])
@example(3, ["N" * 10 + "...", "N" * 13])
def test_the_break_rule_agrees_with_brute_force(lead: int, runs: list[str]) -> None:
    days = "." * lead + "".join(runs)
    assert kind_of_gap(days) is by_looking_at_every_window(days)


def test_no_pain_day_no_group() -> None:
    assert pain_groups(drawn(""), START) == ()
    assert pain_groups(drawn("NNN"), last_day("NNN")) == ()


def test_a_certain_break_parts_two_groups() -> None:
    days = "PP" + "N" * 28 + "P.P"
    first, second = pain_groups(drawn(days), last_day(days))
    assert (first.onset_earliest, first.last_pain_day) == (START, shifted(START, 1))
    assert first.end == shifted(START, 1)
    assert (second.onset_earliest, second.onset_latest) == (shifted(START, 30), shifted(START, 30))
    assert (second.after, second.end, second.break_after) == (None, None, None)


def test_a_short_gap_parts_nothing() -> None:
    days = "P" + "N" * 27 + "P"
    (group,) = pain_groups(drawn(days), last_day(days))
    assert group.pain_days == (START, shifted(START, 28))
    assert group.holes == ()


def test_possible_breaks_leave_two_onsets() -> None:
    days = "PP" + "." * 30 + "P" + "." * 28 + "PP"
    (group,) = pain_groups(drawn(days), last_day(days))
    assert (group.onset_earliest, group.onset_latest) == (START, shifted(START, 61))
    assert [(hole.first, hole.last) for hole in group.holes] == [
        (shifted(START, 2), shifted(START, 31)),
        (shifted(START, 33), shifted(START, 60)),
    ]


def test_a_certain_break_after_a_possible_one_ends_the_doubt() -> None:
    days = "P" + "." * 30 + "P" + "N" * 28 + "P"
    groups = pain_groups(drawn(days), last_day(days))
    assert [len(group.holes) for group in groups] == [1, 0]
    assert groups[-1].onset_earliest == groups[-1].onset_latest


@pytest.mark.parametrize(
    ("days", "state", "kind", "known"),
    [
        ("", State.NO_DATA, None, 0),
        ("NN", State.PAIN_FREE, None, 0),
        ("P", State.ISOLATED, None, 0),
        ("PN.", State.ISOLATED, None, 1),
        ("PP", State.ONGOING, None, 0),
        ("PP" + "N" * 27, State.ONGOING, None, 27),
        ("PP" + "N" * 28, State.PAIN_FREE, Break.CERTAIN, 28),
        ("PP" + "." * 28, State.UNDETERMINED, Break.POSSIBLE, 0),
        ("P" + "." * 28, State.UNDETERMINED, Break.POSSIBLE, 0),
        ("PP" + "N" * 28 + "P", State.ISOLATED, None, 0),
        ("P" + "." * 28 + "P", State.ONGOING, None, 0),
    ],
)
def test_the_trailing_gap_decides_the_state(days: str, state: State, kind: Break | None, known: int) -> None:
    as_of = last_day(days)
    groups = pain_groups(drawn(days), as_of)
    assert state_of(drawn(days), groups) is state
    if groups:
        after = groups[-1].after
        assert groups[-1].break_after is kind
        assert (0 if after is None else len(after.none_days)) == known


def test_the_trailing_gap_reaches_to_the_day_asked_about() -> None:
    (group,) = pain_groups(drawn("PP"), shifted(START, 11))
    assert group.after is not None
    assert (group.after.first, group.after.last, group.after.days) == (shifted(START, 2), shifted(START, 11), 10)


def test_days_after_the_day_asked_about_do_not_count() -> None:
    (group,) = pain_groups(drawn("PPNP"), shifted(START, 2))
    assert group.pain_days == (START, shifted(START, 1))


def test_one_pain_day_is_no_episode() -> None:
    days = "P" + "N" * 28 + "PP" + "N" * 28 + "P"
    groups = pain_groups(drawn(days), last_day(days))
    assert len(groups) == 3
    assert [group.onset_earliest for group in episodes(groups)] == [shifted(START, 29)]


def test_first_from() -> None:
    days = (START, shifted(START, 5))
    assert first_from(days, START) == START
    assert first_from(days, shifted(START, 1)) == shifted(START, 5)
    assert first_from(days, shifted(START, 6)) is None


DIARIES = st.lists(
    st.tuples(st.sampled_from("PPN."), st.integers(1, 35)).map(lambda run: run[0] * run[1]), max_size=12
).map("".join)


@given(DIARIES.filter(bool))
def test_groups_hold_every_pain_day_once_and_lie_a_certain_break_apart(days: str) -> None:
    groups = pain_groups(drawn(days), last_day(days))
    held = [day for group in groups for day in group.pain_days]
    assert held == [shifted(START, number) for number, letter in enumerate(days) if letter == "P"]
    for before, after in pairwise(groups):
        low = (before.last_pain_day - START).days + 1
        high = (after.onset_earliest - START).days
        assert by_looking_at_every_window(days[low:high]) is Break.CERTAIN


@given(DIARIES.filter(bool))
def test_holes_are_the_possible_breaks_of_a_group(days: str) -> None:
    for group in pain_groups(drawn(days), last_day(days)):
        assert group.onset_earliest <= group.onset_latest <= group.last_pain_day
        assert (group.onset_earliest == group.onset_latest) is (not group.holes)
        for hole in group.holes:
            low, high = (hole.first - START).days, (hole.last - START).days + 1
            assert by_looking_at_every_window(days[low:high]) is Break.POSSIBLE
            assert (days[low - 1], days[high]) == ("P", "P")
