"""The spans of stages agree with the status of each of their days."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from painlog.domain.days import DayKind, DayRecords, ScoredEntry, day_records
from painlog.domain.episodes import pain_groups
from painlog.domain.stage_spans import span_on, stage_spans
from painlog.domain.stages import DEFAULT_PRESET, PRESETS, Stage
from painlog.domain.status import status

FIRST = date(2026, 1, 1)

diaries = st.lists(st.tuples(st.sampled_from("p0."), st.integers(1, 40)), min_size=1, max_size=8).map(
    lambda runs: "".join(sign * length for sign, length in runs)
)


def records_of(signs: str) -> DayRecords:
    entries = [
        ScoredEntry(FIRST + timedelta(days=at), 5.0 if sign == "p" else 0.0)
        for at, sign in enumerate(signs)
        if sign != "."
    ]
    return day_records(entries)


@given(diaries, st.sampled_from(sorted(PRESETS)))
def test_every_pain_day_carries_the_stages_that_its_status_tells(signs: str, preset: str) -> None:
    records = records_of(signs)
    last = FIRST + timedelta(days=len(signs) - 1)
    spans = stage_spans(PRESETS[preset], pain_groups(records, last))
    for record in records.values():
        told = status(record.day, records, PRESETS[preset])
        if record.kind is DayKind.PAIN and told.possible:
            span = span_on(spans, record.day)
            assert span is not None
            assert span.possible == told.possible
            assert told.episode is not None
            assert span.day_number(record.day) == told.episode.day


@given(diaries)
def test_spans_follow_each_other_without_overlap(signs: str) -> None:
    spans = stage_spans(DEFAULT_PRESET, pain_groups(records_of(signs), FIRST + timedelta(days=len(signs) - 1)))
    assert all(span.first <= span.last for span in spans)
    assert all(one.last < other.first for one, other in pairwise(spans))
    assert sum(span.ongoing for span in spans) <= 1


def test_an_episode_of_a_hundred_days_passes_through_all_stages() -> None:
    spans = stage_spans(DEFAULT_PRESET, pain_groups(records_of("p" * 100), FIRST + timedelta(days=99)))
    assert [span.stage for span in spans] == list(Stage)
    assert [span.first for span in spans] == [FIRST, date(2026, 2, 12), date(2026, 4, 2)]
    assert spans[-1].ongoing


def test_a_hole_has_no_stage_and_leaves_it_open_afterwards() -> None:
    spans = stage_spans(DEFAULT_PRESET, pain_groups(records_of("p" * 20 + "." * 28 + "p" * 3), date(2026, 2, 20)))
    assert span_on(spans, date(2026, 2, 1)) is None
    assert spans[-1].possible == (Stage.ACUTE, Stage.SUBACUTE)
    assert spans[-1].stage is None
