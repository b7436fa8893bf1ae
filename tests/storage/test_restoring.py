import errno
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from painlog.errors import DiaryDamagedError, DiaryLockedError, DiaryNewerError, DiaryUnavailableError, UserError
from painlog.storage import restoring
from painlog.storage.backup import back_up, backup_folder, backups
from painlog.storage.checking import check
from painlog.storage.diary_file import companion
from painlog.storage.lock import DiaryLock
from painlog.storage.opening import open_diary
from painlog.storage.restoring import restore, set_aside_and_restore

from .diary_files import (
    NOW,
    add_entries,
    clock_at,
    count,
    files_up_to,
    further_revision,
    leave_unclosed,
    make_diary,
    spoil,
)


@pytest.fixture
def diary(tmp_path):
    return make_diary(tmp_path / "diary.db")


@pytest.fixture
def backup(diary):
    return back_up(diary, backup_folder(diary), "daily", clock_at(NOW - timedelta(days=1))).path


def names(folder):
    return {each.name for each in folder.iterdir()}


def test_a_damaged_diary_is_set_aside_untouched_and_the_backup_takes_its_place(diary, backup):
    damaged = spoil(diary, 0, 6000)
    aside = set_aside_and_restore(diary, backup, clock_at())
    assert aside == diary.with_name("diary-damaged-20261120-184200.db")
    assert aside.read_bytes() == damaged
    assert names(diary.parent) == {"diary.db", "diary.db.lock", "diary.db-backups", aside.name}
    opened = open_diary(diary, clock_at())
    assert not opened.read_only
    opened.close()
    assert count(diary) == 3
    assert check(diary).is_clean


def test_the_log_is_set_aside_with_its_diary(tmp_path, backup, diary):
    diary.unlink()
    leave_unclosed(diary, 40)
    kept = {end: Path(f"{diary}{end}").read_bytes() for end in ("", "-wal", "-shm")}
    aside = set_aside_and_restore(diary, backup, clock_at())
    assert {end: Path(f"{aside}{end}").read_bytes() for end in kept} == kept
    assert (count(diary), count(aside)) == (3, 40)


def test_a_second_damaged_diary_does_not_replace_the_first(diary, backup):
    first = spoil(diary, 0, 6000)
    set_aside_and_restore(diary, backup, clock_at())
    second = spoil(diary, 0, 9000)
    aside = set_aside_and_restore(diary, backup, clock_at())
    assert aside.name == "diary-damaged-20261120-184201.db"
    assert (diary.with_name("diary-damaged-20261120-184200.db").read_bytes(), aside.read_bytes()) == (first, second)


def test_where_a_file_has_one_name_only_it_is_copied_aside(monkeypatch, diary, backup):
    def refuse(*_):
        raise OSError(errno.EPERM, "no links on this file system")

    monkeypatch.setattr(os, "link", refuse)
    damaged = spoil(diary, 0, 6000)
    aside = set_aside_and_restore(diary, backup, clock_at())
    assert aside.read_bytes() == damaged
    assert count(diary) == 3


def test_a_sound_diary_is_backed_up_before_it_is_replaced(diary, backup):
    add_entries(diary, range(10, 15))
    done = restore(diary, backup, clock_at())
    assert done.set_aside is None
    assert done.previous == backups(backup_folder(diary))[0]
    assert (done.previous.reason, done.previous.entries, count(diary)) == ("restore", 8, 3)
    restore(diary, done.previous.path, clock_at())
    assert count(diary) == 8


def test_what_is_only_in_the_log_is_backed_up_too_and_does_not_come_back(diary, backup):
    diary.unlink()
    leave_unclosed(diary, 40)
    done = restore(diary, backup, clock_at())
    assert (done.previous.entries, count(diary)) == (40, 3)
    assert check(diary).is_clean


@pytest.fixture
def browsed(diary, backup):
    """A diary whose entries since the backup are kept in the log by another program, which has it open."""
    with closing(sqlite3.connect(diary, isolation_level=None)) as browser:
        browser.execute("SELECT * FROM entry").fetchone()
        add_entries(diary, range(10, 50))
        assert companion(diary, "-wal").stat().st_size
        yield diary


def test_the_log_that_another_program_keeps_open_does_not_get_into_the_restored_diary(browsed, backup):
    done = restore(browsed, backup, clock_at())
    assert done.previous.entries == 43
    assert count(browsed) == 3
    assert check(browsed).is_clean


def test_the_diary_is_whole_without_its_log_before_it_is_replaced(monkeypatch, browsed, backup):
    def unplug(place, _):
        companion(place, "-wal").unlink()
        raise OSError(errno.EIO, "the last step fails")

    monkeypatch.setattr(restoring, "_replace", unplug)
    with pytest.raises(DiaryUnavailableError):
        restore(browsed, backup, clock_at())
    assert count(browsed) == 43


@pytest.mark.parametrize("place", ["damaged", "missing", "emptied"])
def test_restore_needs_no_sound_diary(diary, backup, place):
    if place == "damaged":
        spoil(diary, 0, 6000)
    elif place == "emptied":
        diary.write_bytes(b"")
    else:
        diary.unlink()
    done = restore(diary, backup, clock_at())
    assert done.previous is None
    assert (done.set_aside is None) == (place == "missing")
    assert count(diary) == 3


def test_a_diary_in_use_is_not_replaced(diary, backup):
    lock = DiaryLock(diary)
    lock.share()
    before = diary.read_bytes()
    for replace in (restore, set_aside_and_restore):
        with pytest.raises(DiaryLockedError, match=r"^painlog is open; close it first\.$"):
            replace(diary, backup, clock_at())
    assert diary.read_bytes() == before
    lock.release()


def make_useless(kind, backup, diary):
    if kind == "damaged":
        spoil(backup, 0, 6000)
    elif kind == "other":
        backup.write_text("Dear diary")
    elif kind == "missing":
        backup.unlink()
    return diary if kind == "itself" else backup


@pytest.mark.parametrize("kind", ["damaged", "other", "missing", "itself"])
def test_a_useless_backup_is_refused_and_the_diary_stays(diary, backup, kind):
    before = diary.read_bytes()
    useless = make_useless(kind, backup, diary)
    with pytest.raises(UserError) as told:
        restore(diary, useless, clock_at())
    assert not isinstance(told.value, DiaryDamagedError)
    assert diary.read_bytes() == before
    assert names(diary.parent) == {"diary.db", "diary.db.lock", "diary.db-backups"}


def test_a_backup_of_a_newer_painlog_is_refused(monkeypatch, tmp_path, diary):
    with monkeypatch.context() as patch:
        further_revision(patch, tmp_path)
        newer = make_diary(tmp_path / "newer.db")
    with pytest.raises(DiaryNewerError):
        restore(diary, newer, clock_at())
    assert count(diary) == 3


def test_another_programs_database_is_not_replaced(tmp_path, diary, backup):
    other = tmp_path / "browser.db"
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE history (id)")
    with pytest.raises(UserError, match="is not a painlog diary"):
        restore(other, backup, clock_at())


def test_a_full_disk_leaves_the_diary_in_place(diary, backup):
    damaged = spoil(diary, 0, 6000)
    with files_up_to(40_000), pytest.raises(DiaryUnavailableError, match="nothing was changed in the diary"):
        set_aside_and_restore(diary, backup, clock_at())
    assert diary.read_bytes() == damaged
    assert names(diary.parent) == {"diary.db", "diary.db.lock", "diary.db-backups"}


KILLED_AT_EVERY_STEP = """
import os, shutil, signal, sys
from datetime import datetime
from pathlib import Path
from painlog.clock import FixedClock
from painlog.storage.restoring import restore, set_aside_and_restore

template, work, backup = map(Path, sys.argv[1:4])
replace = {"damaged": set_aside_and_restore, "sound": restore}[sys.argv[4]]
steps = 0

def count_down(call):
    def counted(*arguments, **more):
        global steps
        steps -= 1
        if steps == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return call(*arguments, **more)
    return counted

def run(folder, kill_at):
    global steps
    steps = kill_at
    for name in ("fsync", "link", "replace", "unlink", "open"):
        setattr(os, name, count_down(getattr(os, name)))
    replace(folder / "diary.db", backup, FixedClock(datetime(2026, 11, 20, 18, 42)))
    os._exit(0)

for kill_at in range(1, 100):
    folder = work / str(kill_at)
    shutil.copytree(template, folder)
    child = os.fork()
    if not child:
        run(folder, kill_at)
    status = os.waitpid(child, 0)[1]
    if not os.WIFSIGNALED(status):
        print(kill_at, os.WEXITSTATUS(status))
        break
"""


@pytest.mark.parametrize("kind", ["damaged", "sound"])
def test_a_restore_that_is_killed_leaves_one_diary_whole(tmp_path, kind):
    template, work = tmp_path / "template", tmp_path / "work"
    diary = leave_unclosed(make_diary(template / "diary.db"), 40)
    backup = back_up(make_diary(tmp_path / "other.db"), tmp_path / "backups", "daily", clock_at()).path
    if kind == "damaged":
        spoil(diary, 0, 4096)
    old = {end: Path(f"{diary}{end}").read_bytes() for end in ("", "-wal")}
    arguments = map(str, (template, work, backup))
    ran = subprocess.run(
        [sys.executable, "-c", KILLED_AT_EVERY_STEP, *arguments, kind], capture_output=True, text=True, check=True
    )
    steps, status = map(int, ran.stdout.split())
    assert (status, steps > 8) == (0, True)
    for folder in sorted(work.iterdir()):
        assert old_is_whole(folder, old, kind) or count(folder / "diary.db") == 3, f"killed at step {folder.name}"
    assert count(work / str(steps) / "diary.db") == 3


def old_is_whole(folder, old, kind):
    if kind == "sound":
        return count(folder / "diary.db") == 40
    for name in ("diary.db", "diary-damaged-20261120-184200.db"):
        found = {end: folder / f"{name}{end}" for end in old}
        if all(path.exists() and path.read_bytes() == old[end] for end, path in found.items()):
            return True
    return False
