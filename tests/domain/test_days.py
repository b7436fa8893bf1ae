"""What is known of a diary day: scores, ticks, statements, and nothing carried forward."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from painlog.domain.coverage import count_days, count_last_days
from painlog.domain.days import DayKind, DayRecord, DayRecords, DaySource, day_records, shifted
from painlog.domain.diary import DayContext, Entry, SiteScore
from painlog.domain.records import Statement, StatementKind
from painlog.domain.scales import Scale
from painlog.errors import UserError

DAY = date(2026, 3, 5)
NEXT = date(2026, 3, 6)


def entry(day: date, score: float | None, hour: int = 12, **values: Any) -> Entry:
    when = datetime(day.year, day.month, day.day, hour)
    return Entry(f"{day}-{hour}", when, 0, day, when.replace(tzinfo=UTC), score=score, **values)


def statement(kind: StatementKind, start: date, end: date, made_hour: int = 9, id_: str = "s") -> Statement:
    return Statement(id_, kind, start, end, datetime(2026, 12, 1, made_hour, tzinfo=UTC))


def in_pain(start: date, end: date, made_hour: int = 9) -> Statement:
    return statement(StatementKind.IN_PAIN, start, end, made_hour)


def pain_free(start: date, end: date, made_hour: int = 9) -> Statement:
    return statement(StatementKind.PAIN_FREE, start, end, made_hour)


def test_worst_and_mean_are_those_of_the_overall_scores() -> None:
    entries = [
        entry(DAY, 3, 9, sites=(SiteScore("lower-back-left", 9),)),
        entry(DAY, 6, 15),
        entry(DAY, None, 18),
    ]
    record = day_records(entries)[DAY]
    assert (record.kind, record.worst, record.mean, record.source) == (
        DayKind.PAIN,
        6,
        4.5,
        DaySource.RECORDED,
    )


def test_a_face_counts_as_its_score() -> None:
    assert day_records([entry(DAY, 4, scale=Scale.FACES6, face=2)])[DAY].worst == 4


@pytest.mark.parametrize(
    ("sites", "counted"),
    [((), True), (("head",), False), (("abdomen", "chest"), False), (("head", "foot-left"), True), (("own-x",), True)],
)
def test_only_entries_about_the_back_count(sites: tuple[str, ...], counted: bool) -> None:
    entries = [entry(DAY, 5, sites=tuple(SiteScore(site) for site in sites))]
    assert (DAY in day_records(entries)) is counted
    assert day_records(entries, count_every_site=True)[DAY].kind is DayKind.PAIN


@pytest.mark.parametrize(
    ("score", "threshold", "kind"),
    [(0, 1, DayKind.NONE), (0.9, 1, DayKind.NONE), (1, 1, DayKind.PAIN), (4, 5, DayKind.NONE), (10, 11, DayKind.NONE)],
)
def test_the_threshold_parts_pain_from_none(score: float, threshold: float, kind: DayKind) -> None:
    records = day_records([entry(DAY, score)], threshold=threshold)
    assert records[DAY].kind is kind
    assert records.threshold == threshold


@pytest.mark.parametrize("threshold", [0, -1, float("nan")])
def test_a_threshold_that_calls_a_zero_pain_is_refused(threshold: float) -> None:
    with pytest.raises(UserError, match="threshold"):
        day_records([], threshold=threshold)


def test_a_day_without_a_score_is_unknown_and_keeps_its_ticks() -> None:
    records = day_records([entry(DAY, None, flare=True)], (), [DayContext(DAY, mood=2, limited=True)])
    assert records[DAY] == DayRecord(DAY, limited=True, flare=True)
    assert not records[DAY].known


def test_a_limited_tick_alone_makes_a_record_but_no_known_day() -> None:
    records = day_records([], (), [DayContext(DAY, limited=True), DayContext(NEXT, mood=4, limited=False)])
    assert list(records.values()) == [DayRecord(DAY, limited=True)]


def test_ticks_of_entries_about_the_head_do_not_count() -> None:
    assert day_records([entry(DAY, 5, flare=True, sites=(SiteScore("head"),))]) == {}


def test_the_last_score_is_never_carried_forward() -> None:
    assert list(day_records([entry(DAY, 7), entry(DAY + timedelta(days=2), 7)])) == [DAY, DAY + timedelta(days=2)]


def test_late_entries_make_a_recalled_day_unless_one_was_in_time() -> None:
    late = [entry(DAY, 5, 9, recalled=True), entry(NEXT, 5, 9, recalled=True), entry(NEXT, 2, 15)]
    records = day_records([*late, entry(NEXT, None, 18, recalled=True)])
    assert [record.source for record in records.values()] == [DaySource.RECALLED, DaySource.RECORDED]


@pytest.mark.parametrize("threshold", [1, 10])
def test_statements_fill_unknown_days_only_and_at_any_threshold(threshold: float) -> None:
    entries = [entry(DAY, 0), entry(NEXT, None, flare=True)]
    records = day_records(entries, [in_pain(DAY, shifted(NEXT, 1))], [DayContext(NEXT, limited=True)], threshold)
    assert records[DAY].kind is DayKind.NONE
    assert records[NEXT] == DayRecord(NEXT, DayKind.PAIN, None, None, DaySource.RECALLED, True, True)
    assert records[shifted(NEXT, 1)].kind is DayKind.PAIN


def test_a_statement_never_overrides_a_recorded_pain_day() -> None:
    records = day_records([entry(DAY, 6)], [pain_free(DAY, NEXT)])
    assert [record.kind for record in records.values()] == [DayKind.PAIN, DayKind.NONE]


def test_a_statement_does_not_override_a_late_entry() -> None:
    assert day_records([entry(DAY, 6, recalled=True)], [pain_free(DAY, DAY)])[DAY].worst == 6


def test_of_two_statements_the_later_made_holds() -> None:
    early, late = in_pain(DAY, NEXT, made_hour=8), pain_free(NEXT, NEXT, made_hour=10)
    for statements in ([early, late], [late, early]):
        kinds = [record.kind for record in day_records([], statements).values()]
        assert kinds == [DayKind.PAIN, DayKind.NONE]


def test_of_two_statements_of_one_moment_the_later_id_holds() -> None:
    first = statement(StatementKind.IN_PAIN, DAY, DAY, id_="a")
    second = statement(StatementKind.PAIN_FREE, DAY, DAY, id_="b")
    assert day_records([], [second, first])[DAY].kind is DayKind.NONE


def test_days_after_the_last_one_asked_for_are_left_out() -> None:
    entries = [entry(DAY, 3), entry(NEXT, 8)]
    contexts = [DayContext(NEXT, limited=True)]
    records = day_records(entries, [in_pain(shifted(DAY, -1), date.max), in_pain(NEXT, NEXT)], contexts, until=DAY)
    assert list(records) == [shifted(DAY, -1), DAY]


def test_records_up_to_a_day_keep_their_threshold() -> None:
    records = day_records([entry(DAY, 3), entry(NEXT, 8)], threshold=5)
    assert list(records.until(DAY)) == [DAY]
    assert records.until(DAY).threshold == 5
    assert records.until(NEXT) is records


def test_shifted_stays_within_the_calendar() -> None:
    assert shifted(DAY, 1) == NEXT
    assert shifted(date.min, -1) == date.min
    assert shifted(date.max, 1) == date.max


def test_counts_of_a_span() -> None:
    records = day_records([entry(DAY, 3), entry(NEXT, 0)], [in_pain(date(2026, 3, 8), date(2026, 3, 9))])
    counts = count_days(records, DAY, date(2026, 3, 9))
    assert (counts.pain, counts.none, counts.unknown, counts.recalled) == (3, 1, 1, 2)
    assert (counts.days, counts.known, counts.known_share) == (5, 4, 0.8)
    assert counts.share == (3 / 5, 4 / 5)
    assert count_last_days(records, NEXT).unknown == 26
    assert count_last_days(records, NEXT).first == date(2026, 2, 7)


SCORES = st.none() | st.integers(0, 100).map(lambda tenths: tenths / 10)
OFFSETS = st.integers(0, 40)


@given(st.lists(st.tuples(OFFSETS, SCORES, st.booleans(), st.booleans()), max_size=30), st.randoms())
def test_the_order_of_entries_does_not_matter(rows: list[tuple[int, float | None, bool, bool]], chance: Any) -> None:
    entries = [
        entry(shifted(DAY, offset), score, flare=flare, recalled=recalled) for offset, score, flare, recalled in rows
    ]
    shuffled = entries[:]
    chance.shuffle(shuffled)
    assert list(day_records(shuffled).items()) == list(day_records(entries).items())


SPANS = st.tuples(OFFSETS, st.integers(0, 20), st.sampled_from(StatementKind), st.integers(0, 3))


@given(st.lists(SPANS, max_size=12), st.sets(OFFSETS))
def test_statements_agree_with_writing_them_down_one_by_one(
    spans: list[tuple[int, int, StatementKind, int]], recorded: set[int]
) -> None:
    statements = [
        statement(kind, shifted(DAY, start), shifted(DAY, start + length), made, f"s{number:02}")
        for number, (start, length, kind, made) in enumerate(spans)
    ]
    expected: dict[date, DayKind] = {}
    for each in sorted(statements, key=lambda each: (each.made_at, each.id)):
        for ordinal in range(each.start.toordinal(), each.end.toordinal() + 1):
            pain = each.kind is StatementKind.IN_PAIN
            expected[date.fromordinal(ordinal)] = DayKind.PAIN if pain else DayKind.NONE
    expected.update({shifted(DAY, offset): DayKind.NONE for offset in recorded})
    found = day_records([entry(shifted(DAY, offset), 0) for offset in recorded], statements)
    assert {day: record.kind for day, record in found.items()} == expected
    assert list(found) == sorted(expected)


@given(st.sets(OFFSETS), OFFSETS, OFFSETS)
def test_between_takes_both_ends(offsets: set[int], first: int, last: int) -> None:
    records = DayRecords(DayRecord(shifted(DAY, offset)) for offset in offsets)
    expected = [shifted(DAY, offset) for offset in sorted(offsets) if first <= offset <= last]
    assert [record.day for record in records.between(shifted(DAY, first), shifted(DAY, last))] == expected
