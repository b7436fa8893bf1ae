"""The nine worked examples of the design, the document, and what no answer or entry may do."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from painlog.domain.days import day_records, shifted
from painlog.domain.diary import Entry, SiteScore
from painlog.domain.episodes import State
from painlog.domain.records import Statement, StatementKind
from painlog.domain.stages import PRESETS, Pattern, Stage
from painlog.domain.status import Status, TrendFigures, status, status_document

START = date(2026, 1, 1)
MADE = datetime(2026, 12, 1, 9, tzinfo=UTC)
ACUTE, SUBACUTE, CHRONIC = Stage


def entry(day: date, score: float | None, sites: Sequence[str] = ()) -> Entry:
    when = datetime(day.year, day.month, day.day, 12)
    marked = tuple(SiteScore(site) for site in sites)
    return Entry(f"{day}", when, 0, day, when.replace(tzinfo=UTC), score=score, sites=marked)


def entries(first: date, last: date, score: float) -> list[Entry]:
    return [entry(date.fromordinal(day), score) for day in range(first.toordinal(), last.toordinal() + 1)]


def in_pain(first: date, last: date) -> Statement:
    return Statement("in", StatementKind.IN_PAIN, first, last, MADE)


def pain_free(first: date, last: date) -> Statement:
    return Statement("free", StatementKind.PAIN_FREE, first, last, MADE)


def asked(
    as_of: date,
    written: Sequence[Entry],
    statements: Sequence[Statement] = (),
    preset: str = "research",
    threshold: float = 1,
) -> Status:
    return status(as_of, day_records(written, statements, threshold=threshold), PRESETS[preset])


def following(found: Status) -> tuple[Stage, date] | None:
    return (found.next_transition.stage, found.next_transition.on) if found.next_transition else None


FORTY_ONE_DAYS = entries(START, date(2026, 2, 10), 4)


def test_example_1_acute_to_the_last_day() -> None:
    found = asked(date(2026, 2, 10), FORTY_ONE_DAYS)
    assert (found.state, found.stage, found.certain) == (State.ONGOING, ACUTE, True)
    assert found.episode is not None
    assert (found.episode.day, found.episode.onset_latest) == (41, START)
    assert following(found) == (SUBACUTE, date(2026, 2, 12))
    assert found.transitions == ()


def test_example_2_subacute_is_confirmed() -> None:
    found = asked(date(2026, 2, 12), [*FORTY_ONE_DAYS, entry(date(2026, 2, 12), 4)])
    assert found.stage is SUBACUTE
    (transition,) = found.transitions
    assert (transition.stage, transition.boundary, transition.confirmed_on, transition.onset) == (
        SUBACUTE,
        date(2026, 2, 12),
        date(2026, 2, 12),
        START,
    )


def test_example_2_without_evidence_nothing_grows() -> None:
    assert asked(date(2026, 2, 20), FORTY_ONE_DAYS).stage is ACUTE


def test_example_3_three_months_and_a_day() -> None:
    written = entries(START, date(2026, 4, 2), 4)
    assert asked(date(2026, 4, 1), written).stage is SUBACUTE
    assert asked(date(2026, 4, 1), written).pattern is None
    found = asked(date(2026, 4, 2), written)
    assert found.stage is CHRONIC
    assert found.pattern is not None
    assert found.pattern.pattern is Pattern.PERSISTENT
    assert found.next_transition is None


TWENTY_DAYS = entries(START, date(2026, 1, 20), 4)
FOUR_WEEKS_FREE = (date(2026, 1, 21), date(2026, 2, 17))


def test_example_4_free_of_pain_after_28_recorded_days() -> None:
    written = [*TWENTY_DAYS, *entries(*FOUR_WEEKS_FREE, 0)]
    over = asked(date(2026, 2, 17), written)
    assert (over.state, over.stage, over.episode, over.certain, over.possible) == (
        State.PAIN_FREE,
        None,
        None,
        True,
        (),
    )
    assert over.pain_free_since == date(2026, 1, 21)
    assert over.episodes[0].end == date(2026, 1, 20)
    settling = asked(date(2026, 2, 16), written)
    assert (settling.state, settling.stage, settling.settling_days) == (State.ONGOING, ACUTE, 27)
    assert following(settling) == (SUBACUTE, date(2026, 2, 17))
    assert settling.episodes[0].end is None


PAIN_AGAIN = entries(date(2026, 2, 18), date(2026, 2, 20), 4)


def test_example_5_nothing_recorded_leaves_it_open() -> None:
    found = asked(date(2026, 2, 20), [*TWENTY_DAYS, *PAIN_AGAIN])
    assert (found.state, found.stage, found.certain) == (State.ONGOING, None, False)
    assert found.possible == (ACUTE, SUBACUTE)
    assert found.episode is not None
    assert (found.episode.onset_earliest, found.episode.onset_latest) == (START, date(2026, 2, 18))
    assert found.episode.day == 3
    assert found.next_transition is None
    assert [(hole.first, hole.last) for hole in found.holes] == [FOUR_WEEKS_FREE]


@pytest.mark.parametrize(
    ("statement", "stage", "onset"),
    [(pain_free(*FOUR_WEEKS_FREE), ACUTE, date(2026, 2, 18)), (in_pain(*FOUR_WEEKS_FREE), SUBACUTE, START)],
)
def test_example_5_a_statement_settles_it(statement: Statement, stage: Stage, onset: date) -> None:
    found = asked(date(2026, 2, 20), [*TWENTY_DAYS, *PAIN_AGAIN], [statement])
    assert (found.stage, found.certain, found.possible, found.holes) == (stage, True, (stage,), ())
    assert found.episode is not None
    assert (found.episode.onset_earliest, found.episode.onset_latest) == (onset, onset)


def test_example_6_every_third_day_is_recurrent() -> None:
    written = [entry(shifted(START, day), 0 if day % 3 else 5) for day in range(181)]
    found = asked(date(2026, 6, 30), written)
    assert found.stage is CHRONIC
    assert found.pattern is not None
    assert found.pattern.pattern is Pattern.RECURRENT
    assert (found.pattern.counts.pain, found.pattern.counts.days) == (61, 181)


def test_example_7_one_pain_day_is_isolated() -> None:
    written = [*entries(START, date(2026, 3, 20), 0), entry(date(2026, 3, 5), 4)]
    found = asked(date(2026, 3, 20), written)
    assert (found.state, found.stage, found.possible, found.episode) == (State.ISOLATED, None, (), None)
    assert (found.settling_days, found.next_transition, found.episodes) == (0, None, ())


@pytest.mark.parametrize(
    ("as_of", "stage"),
    [
        (date(2026, 12, 30), ACUTE),
        (date(2026, 12, 31), SUBACUTE),
        (date(2027, 2, 28), SUBACUTE),
        (date(2027, 3, 1), CHRONIC),
    ],
)
def test_example_8_months_are_clipped(as_of: date, stage: Stage) -> None:
    written = entries(date(2026, 11, 30), date(2027, 3, 5), 4)
    assert asked(as_of, written, preset="months").stage is stage


def test_example_9_a_first_entry_and_a_statement() -> None:
    as_of = date(2026, 5, 10)
    found = asked(as_of, [entry(as_of, 6)], [in_pain(date(2026, 1, 5), date(2026, 5, 9))])
    assert (found.state, found.stage) == (State.ONGOING, CHRONIC)
    assert found.episode is not None
    assert (found.episode.day, found.episode.counts.pain, found.episode.counts.recalled) == (126, 126, 125)


def test_the_document_of_an_ongoing_episode() -> None:
    figures = TrendFigures(60, 0.95, -0.21, (-0.4, -0.02), 0.03, "ls-ar1")
    written = [*entries(date(2026, 10, 15), date(2026, 11, 20), 4)]
    left_out = {date(2026, 11, 1), date(2026, 11, 2)}
    zero = date(2026, 11, 3)
    written = [entry(each.diary_day, 0 if each.diary_day == zero else 4) for each in written]
    records = day_records([each for each in written if each.diary_day not in left_out])
    document = status_document(status(date(2026, 11, 20), records, trend=figures))
    expected = {
        "as_of": "2026-11-20",
        "preset": "research",
        "pain_threshold": 1,
        "state": "ongoing",
        "stage": "acute",
        "certain": True,
        "possible": ["acute"],
        "pattern": None,
        "episode": {
            "onset_earliest": "2026-10-15",
            "onset_latest": "2026-10-15",
            "last_pain_day": "2026-11-20",
            "day": 37,
            "pain_days": 34,
            "none_days": 1,
            "unknown_days": 2,
        },
        "settling_days": 0,
        "next_transition": {"stage": "subacute", "on": "2026-11-26"},
        "transitions": [],
        "episodes": [{"onset": "2026-10-15", "end": None, "pain_days": 34, "stage": "acute"}],
        "last_28": {"pain": 25, "none": 1, "unknown": 2, "share": [25 / 28, 27 / 28]},
        "flags": ["approaching", "four-weeks"],
        "trend": {
            "known_days": 60,
            "coverage": 0.95,
            "slope_per_week": -0.21,
            "interval": [-0.4, -0.02],
            "p": 0.03,
            "method": "ls-ar1",
        },
    }
    assert document == expected
    assert list(document) == list(expected)
    assert [list(document[key]) for key in ("episode", "next_transition", "last_28", "trend")] == [
        list(expected[key])  # type: ignore[call-overload]
        for key in ("episode", "next_transition", "last_28", "trend")
    ]


def test_the_document_without_data_has_every_key() -> None:
    document = status_document(status(START, day_records([]), trend=TrendFigures(0, 0.0)))
    assert document == {
        "as_of": "2026-01-01",
        "preset": "research",
        "pain_threshold": 1,
        "state": "no-data",
        "stage": None,
        "certain": True,
        "possible": [],
        "pattern": None,
        "episode": None,
        "settling_days": 0,
        "next_transition": None,
        "transitions": [],
        "episodes": [],
        "last_28": {"pain": 0, "none": 0, "unknown": 28, "share": [0.0, 1.0]},
        "flags": [],
        "trend": {
            "known_days": 0,
            "coverage": 0.0,
            "slope_per_week": None,
            "interval": None,
            "p": None,
            "method": None,
        },
    }
    assert status_document(status(START, day_records([])))["trend"] is None


def test_the_document_of_a_long_history() -> None:
    written = [*TWENTY_DAYS, *entries(*FOUR_WEEKS_FREE, 0), *entries(date(2026, 2, 18), date(2026, 6, 30), 4)]
    document = status_document(asked(date(2026, 6, 30), written))
    assert document["transitions"] == [
        {"stage": "subacute", "boundary": "2026-04-01", "confirmed_on": "2026-04-01", "onset": "2026-02-18"},
        {"stage": "chronic", "boundary": "2026-05-19", "confirmed_on": "2026-05-19", "onset": "2026-02-18"},
    ]
    assert document["episodes"] == [
        {"onset": "2026-01-01", "end": "2026-01-20", "pain_days": 20, "stage": "acute"},
        {"onset": "2026-02-18", "end": None, "pain_days": 133, "stage": "chronic"},
    ]
    assert (document["pattern"], document["stage"]) == ("persistent", "chronic")


def test_everything_after_the_day_asked_about_is_ignored() -> None:
    written = [*TWENTY_DAYS, *entries(*FOUR_WEEKS_FREE, 0), *PAIN_AGAIN]
    said_later = [in_pain(date(2026, 1, 10), date(2026, 3, 1))]
    as_of = date(2026, 1, 15)
    cut = [each for each in written if each.diary_day <= as_of]
    whole_diary = asked(as_of, written, said_later)
    assert whole_diary == asked(as_of, cut, [in_pain(date(2026, 1, 10), as_of)])


def test_a_diary_that_begins_later_holds_no_data_yet() -> None:
    found = asked(START, entries(date(2026, 1, 2), date(2026, 2, 1), 0))
    assert (found.state, found.nothing_known_since) == (State.NO_DATA, None)


def test_what_is_known_later_does_not_hide_that_nothing_is_known_now() -> None:
    found = asked(date(2026, 3, 1), [*FORTY_ONE_DAYS, entry(date(2026, 3, 9), 4)])
    assert found.nothing_known_since == date(2026, 2, 11)


def test_the_pattern_begins_with_the_latest_onset() -> None:
    written = [*entries(START, date(2026, 1, 10), 4), *entries(date(2026, 2, 10), date(2026, 5, 30), 4)]
    found = asked(date(2026, 5, 30), written)
    assert (found.stage, len(found.holes)) == (CHRONIC, 1)
    assert found.pattern is not None
    assert found.pattern.counts.first == date(2026, 2, 10)


def test_a_trailing_hole_after_one_pain_day_is_undetermined_without_a_stage() -> None:
    found = asked(date(2026, 3, 1), [entry(START, 5)])
    assert (found.state, found.stage, found.possible, found.episode) == (State.UNDETERMINED, None, (), None)
    assert found.certain
    assert [(hole.first, hole.last) for hole in found.holes] == [(date(2026, 1, 2), date(2026, 3, 1))]


def test_a_trailing_hole_after_an_episode_keeps_its_stage() -> None:
    found = asked(date(2026, 3, 31), FORTY_ONE_DAYS)
    assert (found.state, found.stage, found.next_transition) == (State.UNDETERMINED, ACUTE, None)
    assert found.nothing_known_since == date(2026, 2, 11)


def test_two_onsets_of_one_stage_are_certain_and_promise_no_date() -> None:
    hole = [entry(START, 4), *entries(date(2026, 1, 30), date(2026, 2, 5), 4)]
    found = asked(date(2026, 2, 5), hole)
    assert (found.stage, found.certain, found.next_transition) == (ACUTE, True, None)
    assert len(found.holes) == 1


def test_settling_counts_recorded_days_only() -> None:
    written = [*TWENTY_DAYS, entry(date(2026, 1, 22), 0), entry(date(2026, 1, 24), None)]
    found = asked(date(2026, 1, 28), written, [pain_free(date(2026, 1, 25), date(2026, 1, 27))])
    assert (found.state, found.settling_days) == (State.ONGOING, 1)


def test_the_pattern_looks_at_the_last_182_days() -> None:
    written = [*entries(START, date(2026, 6, 30), 4), *entries(date(2026, 7, 1), date(2026, 12, 29), 0)]
    now_and_then = [entry(shifted(date(2026, 7, 1), day), 4) for day in range(0, 182, 20)]
    found = asked(date(2026, 12, 28), [*written, *now_and_then])
    assert found.pattern is not None
    assert found.pattern.pattern is Pattern.RECURRENT
    assert found.pattern.counts.days == 182
    assert found.pattern.counts.last == now_and_then[-1].diary_day


def test_only_zeros_are_pain_free_since_the_first() -> None:
    found = asked(date(2026, 3, 1), entries(START, date(2026, 1, 20), 0))
    assert (found.state, found.pain_free_since, found.nothing_known_since) == (
        State.PAIN_FREE,
        START,
        date(2026, 1, 21),
    )


def test_one_day_is_isolated() -> None:
    found = asked(START, [entry(START, 5)])
    assert (found.state, found.stage, found.certain, found.flags) == (State.ISOLATED, None, True, ())


def test_a_threshold_above_every_score_is_pain_free() -> None:
    found = asked(date(2026, 2, 10), FORTY_ONE_DAYS, threshold=9)
    assert (found.state, found.threshold, found.pain_free_since) == (State.PAIN_FREE, 9, START)


def test_only_unscored_entries_are_no_data() -> None:
    assert asked(START, [entry(START, None), entry(shifted(START, -1), 7, ["head"])]).state is State.NO_DATA


def test_a_statement_alone_is_data() -> None:
    assert asked(date(2026, 1, 9), [], [pain_free(START, START)]).state is State.PAIN_FREE
    assert asked(date(2026, 1, 9), [], [in_pain(START, date(2026, 1, 8))]).stage is ACUTE


def test_a_statement_that_contradicts_a_record_changes_nothing() -> None:
    as_of = date(2026, 2, 10)
    assert asked(as_of, FORTY_ONE_DAYS, [pain_free(START, as_of)]) == asked(as_of, FORTY_ONE_DAYS)


def test_a_score_long_ago_and_one_today_stay_two_records() -> None:
    today = date(2026, 11, 20)
    records = day_records([entry(date(1998, 5, 1), 5), entry(today, 5)])
    assert len(records) == 2
    found = status(today, records)
    assert found.possible == (ACUTE, SUBACUTE, CHRONIC)
    assert found.episode is not None
    assert found.episode.day == 1


@pytest.mark.parametrize("as_of", [date.min, date.max])
def test_the_ends_of_the_calendar_can_be_asked_about(as_of: date) -> None:
    assert asked(as_of, [entry(as_of, 5), entry(START, 5)]).as_of == as_of


DAYS = st.lists(
    st.tuples(st.sampled_from("PPN."), st.integers(1, 40)).map(lambda run: run[0] * run[1]),
    min_size=1,
    max_size=10,
).map("".join)


def written_as(days: str) -> list[Entry]:
    """Entries from 2026-01-01 on: P is a 5, N a 0, a dot nothing."""
    scores = {"P": 5, "N": 0}
    return [entry(shifted(START, n), scores[letter]) for n, letter in enumerate(days) if letter in scores]


@given(DAYS, st.sampled_from(list(PRESETS)), st.randoms())
def test_the_order_of_entries_does_not_matter(days: str, preset: str, chance: Any) -> None:
    as_of, written = shifted(START, len(days) - 1), written_as(days)
    shuffled = written[:]
    chance.shuffle(shuffled)
    assert asked(as_of, shuffled, preset=preset) == asked(as_of, written, preset=preset)


@given(DAYS, st.sampled_from(list(PRESETS)))
def test_the_parts_of_a_status_agree(days: str, preset: str) -> None:
    found = asked(shifted(START, len(days) - 1), written_as(days), preset=preset)
    going_on = found.state in (State.ONGOING, State.UNDETERMINED)
    assert going_on or (found.possible, found.episode, found.holes) == ((), None, ())
    assert (found.episode is None) is (found.possible == ())
    assert found.certain is (len(found.possible) < 2)
    assert (found.pattern is not None) is (found.stage is CHRONIC)
    assert found.next_transition is None or (found.state is State.ONGOING and found.certain)
    assert (found.pain_free_since is not None) is (found.state is State.PAIN_FREE)


@given(DAYS, st.sampled_from(list(PRESETS)))
def test_answering_every_hole_with_free_of_pain_settles_it(days: str, preset: str) -> None:
    as_of, written = shifted(START, len(days) - 1), written_as(days)
    before = asked(as_of, written, preset=preset)
    answers = [pain_free(hole.first, hole.last) for hole in before.holes]
    after = asked(as_of, written, answers, preset)
    assert (after.certain, after.holes) == (True, ())
    if before.holes and before.holes[-1].last == as_of:
        assert after.state is State.PAIN_FREE
    elif before.holes and after.episode:
        assert after.episode.onset_earliest == shifted(before.holes[-1].last, 1)


@given(DAYS, st.sampled_from(list(PRESETS)))
def test_answering_every_hole_with_in_pain_settles_it(days: str, preset: str) -> None:
    as_of, written = shifted(START, len(days) - 1), written_as(days)
    before = asked(as_of, written, preset=preset)
    answers = [in_pain(hole.first, hole.last) for hole in before.holes]
    after = asked(as_of, written, answers, preset)
    assert (after.certain, after.holes) == (True, ())
    if before.holes:
        assert after.state is State.ONGOING
        assert after.episode is not None
        assert after.episode.onset_earliest == after.episode.onset_latest
        assert before.episode is None or after.episode.onset_latest == before.episode.onset_earliest


SAID = st.lists(st.tuples(st.sampled_from([in_pain, pain_free]), st.integers(0, 200), st.integers(0, 40)), max_size=2)


@given(DAYS, SAID, st.sampled_from(list(PRESETS)), st.data())
def test_a_recorded_day_without_pain_never_adds_a_possible_stage(
    days: str, said: list[tuple[Any, int, int]], preset: str, data: st.DataObject
) -> None:
    as_of, written = shifted(START, len(days) - 1), written_as(days)
    statements = [make(shifted(START, first), shifted(START, first + length)) for make, first, length in said]
    stated = day_records(written, statements)
    unknown = [day for day in (shifted(START, number) for number in range(len(days))) if day not in stated]
    assume(unknown)
    added = entry(data.draw(st.sampled_from(unknown)), 0)
    before = asked(as_of, written, statements, preset)
    after = asked(as_of, [*written, added], statements, preset)
    assert set(after.possible) <= set(before.possible)
    assert {hole.first for hole in after.holes} <= {hole.first for hole in before.holes}


@given(DAYS, st.integers(0, 60))
def test_an_episode_does_not_grow_without_evidence(days: str, silent: int) -> None:
    last, written = shifted(START, len(days) - 1), written_as(days)
    before, after = asked(last, written), asked(shifted(last, silent), written)
    if before.episode and after.episode:
        assert after.episode == before.episode
        assert after.possible == before.possible
