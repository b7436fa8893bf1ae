import sqlite3
from contextlib import closing

import pytest

from painlog.errors import DiaryUnavailableError
from painlog.storage.checking import check
from painlog.storage.migrate import HEAD

from .diary_files import leave_unclosed, make_diary, spoil


@pytest.fixture
def diary(tmp_path):
    return make_diary(tmp_path / "diary.db", 400)


def around_the_rules(diary, *statements):
    """Change the file as no painlog does."""
    with closing(sqlite3.connect(diary)) as connection, connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        for statement in statements:
            connection.execute(statement)


def files(diary):
    return {each.name: each.read_bytes() for each in diary.parent.iterdir()}


def test_a_sound_diary_is_clean_and_counted(diary):
    before = files(diary)
    report = check(diary)
    assert report.is_clean
    assert report.revision == HEAD
    assert (report.counts["entry"], report.counts["entry_site"], report.counts["statement"]) == (400, 400, 0)
    assert files(diary) == before


def test_what_is_still_in_the_log_is_counted(tmp_path):
    assert check(leave_unclosed(tmp_path / "diary.db", 7)).counts["entry"] == 7


def test_damage_is_reported_and_nothing_is_touched(diary):
    spoil(diary, 20 * 4096)
    before = files(diary)
    report = check(diary)
    assert not report.is_clean
    assert report.damage
    assert files(diary) == before


@pytest.mark.parametrize("content", [b"", b"not a database", b"SQLite format 3\0" + bytes(500)])
def test_what_is_no_diary_is_not_clean(tmp_path, content):
    path = tmp_path / "diary.db"
    path.write_bytes(content)
    assert not check(path).is_clean


def test_rows_that_point_nowhere_are_named(diary):
    around_the_rules(diary, "DELETE FROM entry WHERE rowid = 5")
    report = check(diary)
    assert report.orphans == ("entry_site: row 5 has no entry",)
    assert not report.is_clean


def test_rows_that_break_a_rule_are_named_and_are_not_damage(diary):
    around_the_rules(
        diary,
        f"UPDATE entry SET score = 11 WHERE id = '{7:024x}'",
        "INSERT INTO statement VALUES ('s', 'in-pain', '2026-02-01', '2026-01-01', 0, '')",
    )
    report = check(diary)
    assert report.damage == ()
    assert report.broken_rules == (
        f"entry: row {7:024x} breaks ck_entry_score_range",
        "statement: row s breaks ck_statement_day_order",
    )
    assert not report.is_clean


def test_a_missing_diary_is_told(tmp_path):
    with pytest.raises(DiaryUnavailableError, match="There is no diary at"):
        check(tmp_path / "diary.db")
