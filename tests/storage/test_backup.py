import errno
import os
import shutil
import sqlite3
from contextlib import closing
from datetime import timedelta

import pytest

from painlog.errors import DiaryDamagedError, DiaryUnavailableError, UserError
from painlog.storage import diary_file
from painlog.storage.backup import (
    back_up,
    back_up_to,
    backup_folder,
    backups,
    daily_backup,
    due_daily,
    newest_good,
    thin_out,
)
from painlog.storage.checking import check
from painlog.storage.engine import open_engine
from painlog.storage.opening import open_diary
from painlog.storage.tables import EntryRow
from painlog.storage.unit_of_work import writing

from .diary_files import (
    NOW,
    add_entries,
    clock_at,
    close_to_writing,
    closed_folder,
    count,
    files_up_to,
    make_diary,
    spoil,
    write_entries,
)


@pytest.fixture
def diary(tmp_path):
    return make_diary(tmp_path / "diary.db")


@pytest.fixture
def folder(diary):
    return backup_folder(diary)


def files(folder):
    return sorted(each.name for each in folder.iterdir()) if folder.exists() else []


def empty(diary):
    opened = open_diary(diary, clock_at())
    with opened.engine.begin() as connection:
        for table in ("entry_site", "entry"):
            connection.exec_driver_sql(f"DELETE FROM {table}")
    opened.close()


def test_a_backup_holds_what_is_only_in_the_write_ahead_log(tmp_path, folder):
    """A plain copy of the file would hold nothing of it."""
    diary = tmp_path / "diary.db"
    writer = open_diary(diary, clock_at())
    write_entries(writer.engine, range(3, 1000))
    shutil.copyfile(diary, tmp_path / "plain.db")
    with writing(writer.engine) as work:
        work.session.get(EntryRow, f"{5:024x}").note = "not yet saved"
        work.session.flush()
        made = back_up(diary, folder, "daily", clock_at())
    writer.close()
    assert count(tmp_path / "plain.db") == 3
    assert made.entries == count(made.path) == 1000
    assert count(made.path, "entry WHERE note <> ''") == 0
    assert check(made.path).is_clean


def test_a_backup_is_named_by_its_time_and_reason_and_is_one_private_file(diary, folder):
    made = back_up(diary, folder, "daily", clock_at())
    assert files(folder) == ["diary-20261120-184200-daily.db"]
    assert made == backups(folder)[0]
    assert (made.made_at, made.reason, made.entries) == (NOW, "daily", 3)
    assert made.path.stat().st_mode & 0o077 == 0


def test_backups_are_listed_newest_first_and_other_files_are_not(diary, folder):
    for days in (2, 0, 1):
        back_up(diary, folder, "asked", clock_at(NOW - timedelta(days)))
    (folder / "diary-20261121-184200-daily.db").write_text("not a database")
    (folder / "diary-20269921-184200-daily.db").write_bytes(backups(folder)[0].path.read_bytes())
    (folder / "notes.txt").write_text("mine")
    assert [each.made_at for each in backups(folder)] == [NOW - timedelta(days) for days in (0, 1, 2)]


def test_two_backups_in_one_second_or_over_a_clock_put_back_keep_their_order(diary, folder):
    first = back_up(diary, folder, "asked", clock_at())
    second = back_up(diary, folder, "asked", clock_at())
    third = back_up(diary, folder, "asked", clock_at(NOW - timedelta(minutes=50)))
    assert list(backups(folder)) == [third, second, first]


def test_a_daily_backup_is_due_once_a_day_and_only_after_a_change(diary, folder):
    tomorrow = NOW + timedelta(days=1)
    assert due_daily(diary, folder, NOW.date())
    assert daily_backup(diary, folder, clock_at()) is not None
    assert not due_daily(diary, folder, NOW.date())
    assert not due_daily(diary, folder, tomorrow.date())
    assert daily_backup(diary, folder, clock_at(tomorrow)) is None
    open_diary(diary, clock_at(tomorrow)).close()
    assert not due_daily(diary, folder, tomorrow.date())
    add_entries(diary, [10])
    assert not due_daily(diary, folder, NOW.date())
    assert due_daily(diary, folder, tomorrow.date())
    assert daily_backup(diary, folder, clock_at(tomorrow)).entries == 4
    assert len(files(folder)) == 2


def test_a_change_that_adds_no_row_is_a_change_too(diary, folder):
    daily_backup(diary, folder, clock_at())
    opened = open_diary(diary, clock_at())
    with writing(opened.engine) as work:
        work.session.get(EntryRow, f"{1:024x}").score = 9.0
    opened.close()
    assert due_daily(diary, folder, (NOW + timedelta(days=1)).date())


def test_an_open_diary_without_a_change_gets_no_second_backup(diary, folder):
    """Its log is not empty, so it may be due; the copy then shows that it is the same."""
    opened = open_diary(diary, clock_at())
    write_entries(opened.engine, [10])
    assert daily_backup(diary, folder, clock_at()) is not None
    assert daily_backup(diary, folder, clock_at(NOW + timedelta(days=1))) is None
    write_entries(opened.engine, [11])
    assert daily_backup(diary, folder, clock_at(NOW + timedelta(days=1))).entries == 5
    opened.close()


def test_an_emptied_diary_gets_no_daily_backup_and_pushes_no_good_one_out(diary, folder):
    good = back_up(diary, folder, "daily", clock_at())
    empty(diary)
    later = NOW + timedelta(days=1500)
    assert back_up(diary, folder, "daily", clock_at(later)) is None
    assert back_up(diary, folder, "restore", clock_at(later)).entries == 0
    assert thin_out(folder, later.date()) == ()
    assert newest_good(folder) == good


def test_thinning_removes_the_files(diary, folder):
    for days in range(30, 0, -1):
        back_up(diary, folder, "asked", clock_at(NOW - timedelta(days)))
    removed = thin_out(folder, NOW.date())
    assert len(removed) == 30 - len(backups(folder)) > 5
    assert not any(each.path.exists() for each in removed)


def test_the_newest_good_backup_is_sound(diary, folder):
    older = back_up(diary, folder, "daily", clock_at(NOW - timedelta(days=1)))
    rotten = back_up(diary, folder, "asked", clock_at())
    spoil(rotten.path)
    assert newest_good(folder) == older


def test_a_damaged_diary_makes_no_backup(diary, folder):
    add_entries(diary, range(10, 400))
    spoil(diary, 20 * 4096)
    with pytest.raises(DiaryDamagedError):
        back_up(diary, folder, "daily", clock_at())
    assert files(folder) == []


def test_a_disk_that_fills_up_leaves_no_half_backup(diary, folder):
    good = back_up(diary, folder, "daily", clock_at())
    add_entries(diary, range(10, 400))
    with files_up_to(40_000), pytest.raises(DiaryUnavailableError, match="nothing was changed in the diary"):
        back_up(diary, folder, "asked", clock_at())
    assert files(folder) == [good.path.name]
    assert check(diary).is_clean


@pytest.mark.parametrize("call", ["fsync", "replace"])
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT])
def test_a_full_disk_is_one_sentence_at_every_step(monkeypatch, diary, folder, call, code):
    def refuse(*_):
        raise OSError(code, "No space left on device")

    target = diary.with_name("copy.db")
    for make in (lambda: back_up(diary, folder, "daily", clock_at()), lambda: back_up_to(diary, target, clock_at())):
        with monkeypatch.context() as patch:
            patch.setattr(os, call, refuse)
            with pytest.raises(DiaryUnavailableError) as told:
                make()
        assert str(told.value).startswith("The disk is full; nothing was changed in the diary.")
    assert files(folder) == []
    assert not target.exists()


def test_what_a_killed_backup_left_is_removed_after_a_day(diary, folder):
    folder.mkdir()
    for name, age in (("killed.part", timedelta(days=2)), ("busy.part", timedelta())):
        (folder / name).write_text("half")
        moment = (NOW - age).timestamp()
        os.utime(folder / name, (moment, moment))
    back_up(diary, folder, "daily", clock_at())
    assert files(folder) == ["busy.part", "diary-20261120-184200-daily.db"]


def test_a_folder_that_cannot_be_written_to_is_told():
    with closed_folder() as place:
        diary = make_diary(place / "diary.db")
        close_to_writing(place)
        with pytest.raises(DiaryUnavailableError, match="cannot use the folder"):
            back_up(diary, backup_folder(diary), "daily", clock_at())


def test_a_diary_that_can_only_be_read_is_backed_up_elsewhere(tmp_path):
    with closed_folder() as place, closed_folder() as other:
        diary = make_diary(place / "diary.db")
        other.chmod(0o777)
        close_to_writing(place)
        assert back_up_to(diary, other / "copy.db", clock_at()).entries == 3
        assert files(place) == ["diary.db", "diary.db.lock"]


def test_a_backup_goes_to_a_file_of_the_persons_choice_and_replaces_the_earlier_one(tmp_path, diary):
    target = tmp_path / "stick" / "mine.db"
    with pytest.raises(DiaryUnavailableError, match="cannot use the folder"):
        back_up_to(diary, target, clock_at())
    target.parent.mkdir()
    assert back_up_to(diary, target, clock_at()).entries == 3
    add_entries(diary, [10])
    assert back_up_to(diary, target, clock_at()).path == target
    assert count(target) == 4
    assert files(target.parent) == ["mine.db"]


@pytest.mark.parametrize("kind", ["text", "empty file", "other database", "another diary", "folder"])
def test_a_backup_replaces_nothing_but_a_backup(tmp_path, diary, kind):
    target = tmp_path / "target"
    if kind == "text":
        target.write_text("my novel")
    elif kind == "empty file":
        target.touch()
    elif kind == "another diary":
        make_diary(target)
    elif kind == "folder":
        target.mkdir()
    else:
        with closing(sqlite3.connect(target)) as connection:
            connection.execute("CREATE TABLE entry (id)")
    before = target.stat()
    with pytest.raises(UserError, match="is not a backup of painlog"):
        back_up_to(diary, target, clock_at())
    assert (target.stat().st_mtime_ns, target.stat().st_size) == (before.st_mtime_ns, before.st_size)


def test_a_backup_never_goes_over_the_diary_itself(tmp_path, diary):
    (tmp_path / "other-name.db").symlink_to(diary)
    (tmp_path / "second-name.db").hardlink_to(diary)
    for name in ("diary.db", "other-name.db", "second-name.db", "diary.db-wal", "diary.db.lock"):
        with pytest.raises(UserError, match="the diary itself"):
            back_up_to(diary, tmp_path / name, clock_at())
    assert count(diary) == 3


def test_an_empty_diary_does_not_replace_a_backup_with_entries(tmp_path, diary):
    back_up_to(diary, tmp_path / "copy.db", clock_at())
    empty(diary)
    with pytest.raises(UserError, match="is a backup with entries"):
        back_up_to(diary, tmp_path / "copy.db", clock_at())
    assert count(tmp_path / "copy.db") == 3


def test_writers_go_on_while_a_backup_is_made(monkeypatch, diary, folder):
    """Somebody else's entry between the counting and the copying must not make the copy look wrong."""
    engine = open_engine(diary)
    count_rows = diary_file.counts

    def interrupted(connection):
        monkeypatch.setattr(diary_file, "counts", count_rows)
        counted = count_rows(connection)
        write_entries(engine, [77])
        return counted

    monkeypatch.setattr(diary_file, "counts", interrupted)
    assert back_up(diary, folder, "daily", clock_at()).entries == 3
    engine.dispose()
    assert count(diary) == 4
