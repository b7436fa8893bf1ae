import os
import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import timedelta

import pytest
from sqlmodel import select

from painlog.errors import (
    DiaryDamagedError,
    DiaryLockedError,
    DiaryNewerError,
    DiaryUnavailableError,
    UserError,
)
from painlog.storage import migrate
from painlog.storage.backup import back_up, backup_folder, backups
from painlog.storage.checking import check
from painlog.storage.lock import DiaryLock
from painlog.storage.opening import open_backup_read_only, open_diary
from painlog.storage.tables import EntryRow
from painlog.storage.unit_of_work import reading, writing

from .diary_files import (
    FURTHER,
    HEAD,
    NOW,
    add_entries,
    clock_at,
    close_to_writing,
    closed_folder,
    count,
    files_up_to,
    further_revision,
    leave_unclosed,
    make_diary,
    spoil,
    write_entries,
)


@pytest.fixture
def opened():
    """Opens diaries and closes them after the test."""
    open_ones = []

    def remember(path, how=open_diary):
        diary = how(path) if how is open_backup_read_only else how(path, clock_at())
        open_ones.append(diary)
        return diary

    yield remember
    for diary in open_ones:
        diary.close()


def contents(folder):
    """Every file and folder with its bytes, except the lock's, which hold no diary."""
    return {
        str(each.relative_to(folder)): each.read_bytes() if each.is_file() else None
        for each in folder.rglob("*")
        if each.suffix != ".lock"
    }


def entries(diary):
    with reading(diary.engine) as session:
        return session.connection().exec_driver_sql("SELECT count(*) FROM entry").scalar()


def stamp(path, revision):
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = ?", (revision,))


def test_a_new_diary_is_made_with_its_folders(tmp_path, opened):
    diary = opened(tmp_path / "a" / "b" / "diary.db")
    assert (diary.read_only, diary.problem) == (False, None)
    write_entries(diary.engine, range(2))
    assert entries(diary) == 2
    assert migrate.revision(diary.engine) == migrate.HEAD


def test_an_existing_diary_is_opened_again(tmp_path, opened):
    path = make_diary(tmp_path / "diary.db")
    assert entries(opened(path)) == 3
    assert entries(opened(path)) == 3


def test_a_diary_behind_a_link_is_one_diary(tmp_path, opened):
    path = make_diary(tmp_path / "there" / "diary.db")
    (tmp_path / "here.db").symlink_to(path)
    diary = opened(tmp_path / "here.db")
    assert diary.path == path
    with pytest.raises(DiaryLockedError):
        DiaryLock(path).exclude()


@pytest.mark.parametrize("content", [b"", None])
def test_a_start_that_was_killed_at_once_is_begun_again(tmp_path, opened, content):
    path = tmp_path / "diary.db"
    if content is None:
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("PRAGMA journal_mode = WAL")
    else:
        path.write_bytes(content)
    write_entries(opened(path).engine, [1])
    assert count(path) == 1


def test_first_starts_at_the_same_time_make_one_diary(tmp_path):
    path = tmp_path / "diary.db"
    together = threading.Barrier(4)

    def start(number):
        together.wait()
        add_entries(path, [number])

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(start, range(4)))
    report = check(path)
    assert report.is_clean
    assert report.counts["entry"] == 4


def with_backups(path):
    diary = make_diary(path, 400)
    older = back_up(diary, backup_folder(diary), "daily", clock_at(NOW - timedelta(days=1)))
    newest = back_up(diary, backup_folder(diary), "asked", clock_at())
    return diary, older, newest


def cut_off(path):
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])


DAMAGE = {
    "not a database": lambda path: path.write_text("Dear diary, this is not SQLite. " * 50),
    "ten bytes": lambda path: path.write_bytes(b"0123456789"),
    "first page": lambda path: spoil(path, 100, 4000),
    "deep inside": lambda path: spoil(path, 20 * 4096, 4096),
    "cut off": cut_off,
    "header only": lambda path: path.write_bytes(path.read_bytes()[:100]),
    "emptied": lambda path: path.write_bytes(b""),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_diary_is_left_alone_and_its_newest_good_backup_is_named(tmp_path, opened, damage):
    diary, good, newest = with_backups(tmp_path / "diary.db")
    spoil(newest.path)
    DAMAGE[damage](diary)
    before = contents(tmp_path)
    with pytest.raises(DiaryDamagedError, match="left untouched") as told:
        opened(diary)
    assert contents(tmp_path) == before
    assert told.value.values["backup"] == good.path
    assert str(told.value).endswith(f"Restore the backup of 2026-11-19 18:42:00: {good.path}")
    backup = opened(good.path, open_backup_read_only)
    assert entries(backup) == 400


@pytest.mark.parametrize("damage", [each for each in DAMAGE if each != "emptied"])
def test_a_damaged_diary_without_a_backup_is_left_alone_too(tmp_path, opened, damage):
    diary = make_diary(tmp_path / "diary.db", 400)
    DAMAGE[damage](diary)
    before = contents(tmp_path)
    with pytest.raises(DiaryDamagedError, match="keep the file") as told:
        opened(diary)
    assert told.value.values["backup"] is None
    assert contents(tmp_path) == before


def test_a_damaged_diary_that_was_not_closed_is_left_alone_too(tmp_path, opened):
    diary = leave_unclosed(tmp_path / "diary.db", 400)
    diary.with_name("diary.db-shm").unlink()
    spoil(diary, 0, 4096)
    spoil(diary.with_name("diary.db-wal"), 0, 10_000)
    before = contents(tmp_path)
    with pytest.raises(DiaryDamagedError):
        opened(diary)
    assert contents(tmp_path) == before


def test_a_log_without_its_diary_is_not_thrown_away(tmp_path, opened):
    """SQLite itself would delete it."""
    diary = leave_unclosed(tmp_path / "diary.db", 5)
    diary.unlink()
    before = contents(tmp_path)
    with pytest.raises(DiaryDamagedError, match="empty, although there was a diary"):
        opened(diary)
    assert contents(tmp_path) == before


@pytest.mark.parametrize("shm", [True, False])
def test_a_diary_that_was_not_closed_loses_nothing(tmp_path, opened, shm):
    path = leave_unclosed(tmp_path / "diary.db", 40)
    if not shm:
        path.with_name("diary.db-shm").unlink()
    assert entries(opened(path)) == 40


def test_damage_met_while_the_diary_is_open_is_found_again_at_the_next_start(tmp_path, opened):
    path = make_diary(tmp_path / "diary.db", 400)
    diary = open_diary(path, clock_at())
    state = path.stat()
    spoil(path, 50 * 4096, 100 * 4096)
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))
    with pytest.raises(DiaryDamagedError), writing(diary.engine) as work:
        work.session.exec(select(EntryRow)).all()
    diary.close()
    with pytest.raises(DiaryDamagedError):
        opened(path)


def test_a_diary_of_a_newer_painlog_is_left_alone(tmp_path, opened):
    path = make_diary(tmp_path / "diary.db")
    stamp(path, "9999")
    before = contents(tmp_path)
    with pytest.raises(DiaryNewerError, match=r"newer painlog; it was left untouched\. Install the newest"):
        opened(path)
    with pytest.raises(DiaryNewerError):
        opened(path, open_backup_read_only)
    assert contents(tmp_path) == before


def test_another_programs_database_is_left_alone(tmp_path, opened):
    path = tmp_path / "browser.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE entry (id)")
    before = contents(tmp_path)
    for how in (open_diary, open_backup_read_only):
        with pytest.raises(UserError, match="is not a painlog diary; it was left untouched"):
            opened(path, how)
    assert contents(tmp_path) == before


def test_a_folder_is_not_a_diary(tmp_path, opened):
    with pytest.raises(UserError, match=r"is not a file, so it cannot be the diary\. Choose a file\."):
        opened(tmp_path)


def test_a_folder_that_cannot_be_made_is_told(tmp_path, opened):
    (tmp_path / "drive").write_text("a file where a folder should be")
    with pytest.raises(DiaryUnavailableError, match=r"cannot use the folder .*drive\. Check that the drive is there"):
        opened(tmp_path / "drive" / "diary.db")


def test_a_new_diary_needs_a_folder_that_can_be_written_to(opened):
    with closed_folder() as folder:
        close_to_writing(folder)
        with pytest.raises(DiaryUnavailableError, match="does not let painlog write"):
            opened(folder / "diary.db")
        with pytest.raises(DiaryUnavailableError, match="cannot use the folder"):
            opened(folder / "new" / "diary.db")


def test_a_diary_that_may_not_be_read_is_told(opened):
    with closed_folder() as folder:
        path = make_diary(folder / "diary.db")
        close_to_writing(folder, files=0)
        with pytest.raises(DiaryUnavailableError, match="may read and write"):
            opened(path)


@pytest.mark.parametrize("state", ["closed", "not closed", "not closed, no shared memory"])
def test_a_diary_that_cannot_be_written_is_read(state):
    with closed_folder() as folder:
        path = folder / "diary.db"
        if state == "closed":
            make_diary(path, 5)
        else:
            leave_unclosed(path, 5)
        if "memory" in state:
            path.with_name("diary.db-shm").unlink()
        before = contents(folder)
        close_to_writing(folder)
        diary = open_diary(path, clock_at())
        assert diary.read_only
        assert str(diary.problem).startswith("The diary can be read, but")
        assert entries(diary) == 5
        with pytest.raises(DiaryUnavailableError):
            write_entries(diary.engine, [9])
        diary.close()
        assert contents(folder) == before


def test_a_diary_whose_log_cannot_be_made_is_read(tmp_path, opened):
    """Permissions look well, and yet SQLite cannot write: a disk without room for its log."""
    path = make_diary(tmp_path / "diary.db")
    with files_up_to(1000):
        diary = opened(path)
    assert diary.read_only
    assert isinstance(diary.problem, DiaryUnavailableError)
    assert entries(diary) == 3


def test_an_older_diary_is_backed_up_and_brought_up_to_date(monkeypatch, tmp_path, opened):
    path = make_diary(tmp_path / "diary.db", 5)
    further_revision(monkeypatch, tmp_path)
    diary = opened(path)
    assert migrate.revision(diary.engine) == FURTHER
    assert entries(diary) == 5
    (made,) = backups(backup_folder(path))
    assert (made.reason, made.entries) == ("migration", 5)
    assert check(made.path).revision == HEAD
    with pytest.raises(DiaryLockedError):
        DiaryLock(path).exclude()
    other = opened(path)
    assert (other.read_only, len(backups(backup_folder(path)))) == (False, 1)


def test_an_older_diary_in_use_is_not_migrated(monkeypatch, tmp_path, opened):
    path = make_diary(tmp_path / "diary.db")
    lock = DiaryLock(path)
    lock.share()
    further_revision(monkeypatch, tmp_path)
    with pytest.raises(DiaryLockedError, match=r"^painlog is open; close it first\.$"):
        opened(path)
    assert check(path).revision == HEAD
    lock.release()
    assert migrate.revision(opened(path).engine) == FURTHER


def test_no_migration_without_a_backup(monkeypatch, tmp_path, opened):
    path = make_diary(tmp_path / "diary.db")
    backup_folder(path).write_text("in the way")
    further_revision(monkeypatch, tmp_path)
    with pytest.raises(DiaryUnavailableError):
        opened(path)
    assert check(path).revision == HEAD


def test_an_older_diary_that_cannot_be_written_is_read_from_a_private_copy(monkeypatch):
    with closed_folder() as folder, closed_folder() as program:
        path = make_diary(folder / "diary.db")
        further_revision(monkeypatch, program)
        program.chmod(0o755)
        before = contents(folder)
        close_to_writing(folder)
        diary = open_diary(path, clock_at())
        assert diary.read_only
        assert migrate.revision(diary.engine) == FURTHER
        assert entries(diary) == 3
        diary.close()
        assert contents(folder) == before


def test_an_older_backup_is_opened_without_being_changed(monkeypatch, tmp_path, opened):
    diary = make_diary(tmp_path / "diary.db", 5)
    made = back_up(diary, backup_folder(diary), "daily", clock_at())
    further_revision(monkeypatch, tmp_path)
    before = made.path.read_bytes()
    backup = opened(made.path, open_backup_read_only)
    assert migrate.revision(backup.engine) == FURTHER
    assert entries(backup) == 5
    assert made.path.read_bytes() == before
    assert (
        str(backup.problem) == f"This is the backup {made.path.name}, opened for reading. Restore it to go on writing."
    )


def test_a_backup_cannot_be_written_to(tmp_path, opened):
    diary = make_diary(tmp_path / "diary.db")
    made = back_up(diary, backup_folder(diary), "daily", clock_at())
    backup = opened(made.path, open_backup_read_only)
    with pytest.raises(DiaryUnavailableError):
        write_entries(backup.engine, [9])


@pytest.mark.parametrize("name", ["Ärzte & me #1.db", "a b.db", "diary", "50%20.db", "what?.db"])
def test_the_diary_may_have_any_name(tmp_path, opened, name):
    path = tmp_path / name
    opened(path).close()
    assert entries(opened(path)) == 0
    assert path.exists()


def test_closing_lets_the_diary_go(tmp_path):
    path = make_diary(tmp_path / "diary.db")
    diary = open_diary(path, clock_at())
    diary.close()
    lock = DiaryLock(path)
    lock.exclude()
    lock.release()
    assert {each.name for each in tmp_path.iterdir()} == {"diary.db", "diary.db.lock"}
