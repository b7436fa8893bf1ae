"""Any file of rows as entries."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from painlog.clock import FUTURE_TOLERANCE, FixedClock, diary_day
from painlog.domain.catalogue import Catalogue, Item, Kind
from painlog.domain.diary import Entry, SiteScore, Source, Treatment
from painlog.errors import UserError
from painlog.exchange.any_csv import AnyCsv, open_any_csv
from painlog.exchange.columns import Choices
from painlog.exchange.moments import Calendar
from painlog.exchange.reading import read_table
from painlog.exchange.rows import Candidate, RowTrouble
from painlog.exchange.scores import SourceScale

CLOCK = FixedClock(datetime(2026, 11, 20, 18, 42), ZoneInfo("Europe/London"))
CALENDAR = Calendar(CLOCK.now() + FUTURE_TOLERANCE, CLOCK.at_local, diary_day)
REPO = Path(__file__).parents[2]
REAL = REPO.parent / "shared" / "data" / "real-diary"
Write = Callable[..., Path]


def opened(
    path: Path,
    *columns: str,
    where: tuple[tuple[str, str], ...] = (),
    fill_down: tuple[str, ...] = (),
    scale: str = "0-10",
    date_format: str | None = None,
    catalogue: Catalogue | None = None,
) -> AnyCsv:
    pairs = tuple((name, column) for name, _, column in (each.partition("=") for each in columns))
    choices = Choices(pairs, fill_down, where)
    now = datetime(2026, 11, 20, 18, 42, tzinfo=UTC)
    table = read_table(path)
    return open_any_csv(table, choices, SourceScale(scale), date_format, CALENDAR, catalogue or Catalogue(), now)


def entries(source: AnyCsv) -> list[Entry]:
    rows = list(source.rows())
    assert not [str(row.trouble) for row in rows if isinstance(row, RowTrouble)]
    return [row.entry for row in rows if isinstance(row, Candidate)]


def troubles(source: AnyCsv) -> list[tuple[int, str]]:
    return [(row.line, str(row.trouble)) for row in source.rows() if isinstance(row, RowTrouble)]


def test_a_usual_header_needs_no_mapping(written: Write) -> None:
    path = written("Date;Time;Pain Level;Body part;Triggers;Medication;Notes\n14.03.2026;20:15;4,5;Neck;;;so so\n")
    (entry,) = entries(opened(path))
    assert entry.when == datetime(2026, 3, 14, 20, 15)
    assert (entry.utc_offset_min, entry.diary_day, entry.time_known) == (0, date(2026, 3, 14), True)
    assert (entry.score, entry.sites, entry.note) == (4.5, (SiteScore("neck"),), "so so")
    assert entry.source == Source("csv")


def test_a_date_alone_stands_at_noon(written: Write) -> None:
    (entry,) = entries(opened(written("date,score\n2026-07-01,3\n")))
    assert entry.when == datetime(2026, 7, 1, 12)
    assert (entry.time_known, entry.diary_day, entry.utc_offset_min) == (False, date(2026, 7, 1), 60)


def test_half_past_midnight_is_the_day_before(written: Write) -> None:
    (entry,) = entries(opened(written("when,score\n2026-07-01 00:30,3\n")))
    assert (entry.when, entry.diary_day) == (datetime(2026, 7, 1, 0, 30), date(2026, 6, 30))


def test_an_offset_in_the_file_is_kept(written: Write) -> None:
    (entry,) = entries(opened(written("timestamp,score\n2026-07-01T20:00:00-05:00,3\n")))
    assert (entry.when, entry.utc_offset_min) == (datetime(2026, 7, 1, 20), -300)


def test_an_hour_that_comes_twice_is_the_first(written: Write) -> None:
    (entry,) = entries(opened(written("when,score\n2026-10-25 01:30,3\n")))
    assert entry.utc_offset_min == 60


def test_lists_become_items_and_unknown_names_the_persons_own(written: Write) -> None:
    path = written("d,s,p,t,m\n2026-07-01,3,lower-back-left; Neck ;my heel,Driving;Rain,Heat;HEAT;Tea with honey\n")
    catalogue = Catalogue([Item(Kind.TREATMENT, "own-tea-with-honey", "Tea with honey")])
    source = opened(path, "date=d", "score=s", "site=p", "triggers=t", "treatments=m", catalogue=catalogue)
    (entry,) = entries(source)
    assert [site.id for site in entry.sites] == ["lower-back-left", "neck", "own-my-heel"]
    assert entry.triggers == ("driving", "own-rain")
    assert entry.treatments == (Treatment("heat"), Treatment("own-tea-with-honey"))
    assert [(item.id, item.name) for item in source.beside(taken=True).catalogue] == [
        ("own-my-heel", "my heel"),
        ("own-rain", "Rain"),
    ]
    assert source.beside(taken=False).catalogue == ()


def test_two_names_with_one_slug_are_two_items(written: Write) -> None:
    source = opened(written("date,score,triggers\n2026-07-01,3,C;C++\n2026-07-02,3,c++\n"))
    first, second = entries(source)
    assert first.triggers == ("own-c", "own-c-2")
    assert second.triggers == ("own-c-2",)
    assert len(source.beside(taken=True).catalogue) == 2


def test_converted_scores_keep_what_they_were(written: Write) -> None:
    path = written("date,score\n2026-07-01,3\n2026-07-02,\n")
    source = opened(path, scale="0-4")
    (row, bad) = source.rows()
    assert isinstance(row, Candidate)
    assert (row.entry.score, row.entry.source) == (7.5, Source("csv", "3"))
    assert isinstance(bad, RowTrouble)


def test_an_entry_without_a_score_keeps_its_note(written: Write) -> None:
    (entry,) = entries(opened(written("date,score,note\n2026-07-01,,fell on the ice\n")))
    assert (entry.score, entry.note) == (None, "fell on the ice")


def test_fill_down_and_where(written: Write) -> None:
    path = written("date,name,score\n2026-07-01,Knee,3\n,Back,4\n2026-07-02,Knee,5\n,Back,6\n")
    source = opened(path, "date=date", "score=score", fill_down=("date",), where=(("name", "Back"),))
    assert [(entry.diary_day.day, entry.score) for entry in entries(source)] == [(1, 4), (2, 6)]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("2026-11-21,,3,", "future"),
        ("2026-11-20,19:00,3,", "future"),
        ("2099-01-01,,3,", "future"),
        ("9999-12-31,23:59,3,", "future"),
        ("0001-01-01,00:00,3,", "before 1900"),
        ("2026-02-30,,3,", "not a date"),
        (",,3,", "not a date"),
        ("2026-07-01,late,3,", "time of day"),
        ("2026-07-01,,12,", "scale"),
        ("2026-07-01,,six,", "pain score"),
        ("2026-07-01,,,", "records nothing"),
        ("2026-07-01,,4,5,,", "more cells"),
        ("2026-07-0", "records nothing|not a date"),
    ],
)
def test_bad_rows_are_named_by_line(written: Write, row: str, reason: str) -> None:
    source = opened(written(f"date,time,score,note\n2026-07-01,,4,\n{row}{',x' if row.count(',') == 5 else ''}\n"))
    ((line, sentence),) = troubles(source)
    assert line == 3
    assert any(part in sentence for part in reason.split("|"))


def test_today_is_not_the_future(written: Write) -> None:
    assert len(entries(opened(written("date,score\n2026-11-20,3\n")))) == 1


@pytest.mark.parametrize(
    ("header", "columns", "sentence"),
    [
        ("a,b", (), "--map date=COLUMN"),
        ("date,b", (), "--map score=COLUMN"),
        ("date,b", ("date=day", "score=b"), "no column “day”"),
        ("date,b", ("when=date", "pain=b"), "not a field"),
        ("date,b,b", ("date=date", "score=b"), "more than one column"),
        ("date,score", ("score=score",), "--map date=COLUMN"),
    ],
)
def test_wrong_columns_are_told(written: Write, header: str, columns: tuple[str, ...], sentence: str) -> None:
    with pytest.raises(UserError, match=sentence):
        opened(written(f"{header}\n1,2\n"), *columns)


def test_columns_are_found_in_any_case(written: Write) -> None:
    path = written("The Date,PAIN\n2026-07-01,3\n")
    assert len(entries(opened(path, "date=the date", "score=pain"))) == 1


def test_an_ambiguous_date_asks_for_the_format(written: Write) -> None:
    path = written("date,score\n03/04/2026,3\n")
    with pytest.raises(UserError, match="--date-format"):
        opened(path)
    assert entries(opened(path, date_format="%d/%m/%Y"))[0].diary_day == date(2026, 4, 3)


@pytest.mark.skipif(not REAL.is_dir(), reason="the real diaries lie outside the repository")
@pytest.mark.parametrize(("file", "rows", "calendar_days", "diary_days"), [("a", 468, 459, 418), ("b", 873, 862, None)])
def test_real_diaries(file: str, rows: int, calendar_days: int, diary_days: int | None) -> None:
    source = opened(REAL / f"person-{file}.csv", "when=date", "score=intensity", where=(("name", "Knee Pain"),))
    found = entries(source)
    assert len(found) == rows
    assert len({entry.when.date() for entry in found}) == calendar_days
    assert diary_days in (None, len({entry.diary_day for entry in found}))


@settings(deadline=None, max_examples=200)
@given(st.lists(st.lists(st.text(alphabet="0123456789-/:.,= ;'ab", max_size=12), max_size=5), max_size=5))
def test_no_cells_break_the_import(written: Write, rows: list[list[str]]) -> None:
    text = "date;time;score;site;note\n" + "\n".join(";".join(row) for row in rows)
    try:
        source = opened(written(text))
    except UserError:
        return
    for row in source.rows():
        assert isinstance(row, Candidate | RowTrouble)
