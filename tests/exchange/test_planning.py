"""What an import would do with each row."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from painlog.domain.diary import Entry, SiteScore
from painlog.domain.records import Diary
from painlog.errors import UserError
from painlog.exchange.planning import Known, Planned, Stored, Verdict, content_key, planned
from painlog.exchange.rows import Candidate, RowTrouble

NOW = datetime(2026, 11, 20, 18, 42, tzinfo=UTC)


def entry(id_: str = "", score: float | None = 5, note: str = "", hour: int = 12) -> Entry:
    return Entry(id_, datetime(2026, 11, 1, hour), 0, date(2026, 11, 1), NOW, score, note=note)


@dataclass
class FakeSource:
    """Some rows."""

    given: list[Candidate | RowTrouble]
    exported_at: datetime | None = None
    format_name: str = "fake"

    def ids(self) -> frozenset[str]:
        return frozenset(row.entry.id for row in self.given if isinstance(row, Candidate) and row.entry.id)

    def rows(self) -> Iterator[Candidate | RowTrouble]:
        return iter(self.given)

    def beside(self, taken: bool) -> Diary:
        return Diary()


def plan(
    rows: list[Entry], stored: list[Entry], edited_at: datetime | None = None, exported_at: datetime | None = None
) -> list[Planned]:
    candidates: list[Candidate | RowTrouble] = [Candidate(line, row) for line, row in enumerate(rows, start=2)]
    return _plan(FakeSource(candidates, exported_at), stored, edited_at)


def _plan(source: FakeSource, stored: list[Entry], edited_at: datetime | None = None) -> list[Planned]:
    known = Known()
    for each in stored:
        known.add(each.id, content_key(each.when, each.score, each.sites, each.note), source.ids())

    def fetch(ids: Collection[str]) -> Mapping[str, Stored]:
        return {each.id: Stored(each, edited_at) for each in stored if each.id in ids}

    return list(planned(source, known, fetch))


def verdicts(rows: list[Planned]) -> list[str]:
    return [str(row.verdict) for row in rows]


def test_equal_rows_are_counted_as_often_as_they_are_stored() -> None:
    stored = [entry("a"), entry("b")]
    assert verdicts(plan([entry()] * 3, stored)) == ["duplicate", "duplicate", "new"]


@pytest.mark.parametrize(
    "other",
    [entry(score=6), entry(score=None), entry(note="x"), entry(hour=13), replace(entry(), sites=(SiteScore("neck"),))],
)
def test_when_score_sites_and_note_make_the_difference(other: Entry) -> None:
    assert verdicts(plan([other], [entry("a")])) == ["new"]
    assert verdicts(plan([other], [replace(other, id="a")])) == ["duplicate"]


def test_what_else_differs_makes_no_difference() -> None:
    other = replace(entry(), triggers=("driving",), flare=True, utc_offset_min=60)
    assert verdicts(plan([other], [entry("a")])) == ["duplicate"]


def test_a_site_without_a_score_is_not_one_with_zero() -> None:
    with_zero = replace(entry(), sites=(SiteScore("neck", 0),))
    without = replace(entry("a"), sites=(SiteScore("neck"),))
    assert verdicts(plan([with_zero], [without])) == ["new"]


def test_ids_tell_changed_from_new() -> None:
    rows = plan([entry("a", 6), entry("b"), entry("c")], [entry("a"), entry("b")])
    assert verdicts(rows) == ["changed", "duplicate", "new"]
    assert rows[0].entry == entry("a", 6)


def test_a_stored_entry_that_the_file_names_is_no_duplicate_of_another_row() -> None:
    assert verdicts(plan([entry("b"), entry("a")], [entry("a")])) == ["new", "duplicate"]


def test_equal_content_under_another_id_is_a_duplicate() -> None:
    assert verdicts(plan([entry("b")], [entry("a")])) == ["duplicate"]


@pytest.mark.parametrize(("edited", "verdict"), [(None, "changed"), (-1, "changed"), (0, "changed"), (1, "duplicate")])
def test_an_entry_edited_after_the_export_stays(edited: int | None, verdict: str) -> None:
    edited_at = None if edited is None else NOW + timedelta(hours=edited)
    rows = plan([entry("a", 6)], [entry("a")], edited_at, exported_at=NOW)
    assert verdicts(rows) == [verdict]


def test_the_file_wins_where_it_does_not_say_when_it_was_written() -> None:
    assert verdicts(plan([entry("a", 6)], [entry("a")], NOW)) == ["changed"]


def test_what_the_file_leaves_unsaid_stays() -> None:
    row = Candidate(2, entry("a", 6), frozenset({"note"}))
    stored = replace(entry("a", note="mine"), triggers=("driving",))
    (changed,) = _plan(FakeSource([row]), [stored])
    assert changed.verdict is Verdict.CHANGED
    assert changed.entry == replace(entry("a", 6), note="mine")
    (same,) = _plan(FakeSource([Candidate(2, entry("a"), frozenset({"note", "triggers"}))]), [stored])
    assert same.verdict is Verdict.DUPLICATE


def test_an_id_that_comes_twice() -> None:
    rows = plan([entry("a"), entry("a"), entry("a", 6)], [])
    assert verdicts(rows) == ["new", "duplicate", "invalid"]
    assert rows[2].line == 4


def test_troubles_pass_through() -> None:
    trouble = UserError("no")
    (row,) = _plan(FakeSource([RowTrouble(7, trouble)]), [])
    assert (row.line, row.verdict, row.trouble) == (7, Verdict.INVALID, trouble)


some = st.lists(
    st.builds(entry, st.sampled_from(["", "a", "b", "c"]), st.sampled_from([1, 2]), st.just("")), max_size=8
)


@given(some, some)
def test_a_second_import_changes_nothing(rows: list[Entry], stored: list[Entry]) -> None:
    diary = {each.id or f"s{number}": replace(each, id=each.id or f"s{number}") for number, each in enumerate(stored)}
    first = plan(rows, list(diary.values()))
    for number, row in enumerate(first):
        if row.entry is not None:
            id_ = row.entry.id or f"n{number}"
            diary[id_] = replace(row.entry, id=id_)
    second = plan(rows, list(diary.values()))
    assert {row.verdict for row in second} <= {Verdict.DUPLICATE, Verdict.INVALID}
    assert sum(row.verdict is Verdict.INVALID for row in first) == sum(row.verdict is Verdict.INVALID for row in second)
