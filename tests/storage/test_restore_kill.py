"""Restoring, as the command line does it, when the process is killed or the disk fills up in its middle."""

import errno
import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from sqlite3 import connect

import pytest

from painlog.clock import FixedClock
from painlog.services.upkeep import restore_diary
from painlog.storage.backup import back_up, backup_folder, backups
from painlog.storage.checking import check
from painlog.storage.opening import open_diary

from .diary_files import add_entries, clock_at, count, files_up_to, make_diary

THEN, NOW = 3, 43

KILLED_AT_EVERY_STEP = """
import os, shutil, signal, sys
from pathlib import Path
import painlog.storage.restoring
from painlog.__main__ import main

template, work, backup = map(Path, sys.argv[1:4])
steps = 0

def count_down(call):
    def counted(*arguments, **more):
        global steps
        steps -= 1
        if steps == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return call(*arguments, **more)
    return counted

for kill_at in range(1, 200):
    folder = work / str(kill_at)
    shutil.copytree(template, folder)
    child = os.fork()
    if not child:
        steps = kill_at
        for name in ("fsync", "link", "replace", "unlink", "open"):
            setattr(os, name, count_down(getattr(os, name)))
        os._exit(main(["--diary", str(folder / "diary.db"), "restore", str(backup)]))
    status = os.waitpid(child, 0)[1]
    if not os.WIFSIGNALED(status):
        print("steps", kill_at, os.WEXITSTATUS(status))
        break
"""


def readable_entries(diary: Path) -> int:
    """Open the diary as painlog does after the crash, and count."""
    opened = open_diary(diary, clock_at())
    opened.close()
    assert check(diary).is_clean
    return count(diary)


def test_a_restore_that_is_killed_leaves_the_old_or_the_new_diary_and_can_be_tried_again(tmp_path: Path) -> None:
    template, work = tmp_path / "template", tmp_path / "work"
    template.mkdir()
    diary = make_diary(template / "diary.db")
    backup = tmp_path / "then.db"
    made = back_up(diary, tmp_path / "backups", "daily", clock_at())
    assert made is not None
    made.path.rename(backup)
    add_entries(diary, range(THEN, NOW))
    arguments = map(str, (template, work, backup))
    command = [sys.executable, "-c", KILLED_AT_EVERY_STEP, *arguments]
    ran = subprocess.run(command, capture_output=True, text=True, check=True, timeout=300)
    steps, status = map(int, ran.stdout.split("steps")[-1].split())
    assert (status, steps > 10) == (0, True)
    found = {}
    for folder in work.iterdir():
        found[int(folder.name)] = readable_entries(folder / "diary.db")
        kept = [each.entries for each in backups(backup_folder(folder / "diary.db"))]
        assert found[int(folder.name)] == NOW or NOW in kept, f"killed at step {folder.name}"
        restore_diary(folder / "diary.db", backup, clock_at())
        assert readable_entries(folder / "diary.db") == THEN
    assert set(found.values()) == {THEN, NOW}
    assert sorted(found, key=lambda step: (found[step] == THEN, step)) == sorted(found)


@pytest.fixture
def diary(tmp_path: Path) -> Path:
    return make_diary(tmp_path / "diary.db", NOW)


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    made = back_up(make_diary(tmp_path / "other.db", THEN), tmp_path / "backups", "daily", clock_at())
    assert made is not None
    return made.path


def failing_at(monkeypatch: pytest.MonkeyPatch, step: int) -> None:
    """Let the disk be full from the `step`-th change on."""
    left = [step]

    def counted(name: str) -> None:
        call = getattr(os, name)

        def full(*arguments: object, **more: object) -> object:
            left[0] -= 1
            if left[0] <= 0:
                raise OSError(errno.ENOSPC, "No space left on device")
            return call(*arguments, **more)

        monkeypatch.setattr(os, name, full)

    for name in ("fsync", "link", "replace"):
        counted(name)


def test_a_disk_that_fills_up_on_the_way_leaves_the_old_diary(
    monkeypatch: pytest.MonkeyPatch, diary: Path, backup: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from painlog.__main__ import main

    before, refused = diary.read_bytes(), 0
    for step in range(1, 50):
        with monkeypatch.context() as patch:
            failing_at(patch, step)
            status = main(["--diary", str(diary), "restore", str(backup)])
        if status == 0:
            break
        refused += 1
        said = capsys.readouterr()
        assert (status, said.out, said.err.count("\n")) == (2, "", 1)
        assert "The disk is full; nothing was changed in the diary." in said.err
        assert diary.read_bytes() == before
        assert not list(diary.parent.glob("*.restoring*"))
        assert check(diary).is_clean
    assert refused >= 4
    assert count(diary) == THEN


@pytest.mark.parametrize("room", [0, 8_192, 60_000])
def test_a_disk_without_room_for_the_copy_leaves_the_old_diary(
    diary: Path, backup: Path, room: int, capsys: pytest.CaptureFixture[str]
) -> None:
    from painlog.__main__ import main

    before = diary.read_bytes()
    with files_up_to(room):
        status = main(["--diary", str(diary), "restore", str(backup)])
    said = capsys.readouterr()
    assert (status, said.out) == (2, "")
    assert "nothing was changed in the diary" in said.err
    assert diary.read_bytes() == before
    assert not list(diary.parent.glob("*.restoring*"))


def test_a_service_that_outlives_its_diary_cannot_open_it_again(diary: Path, clock: FixedClock) -> None:
    from painlog.domain.draft import Draft
    from painlog.errors import DiaryUnavailableError
    from painlog.services.diary import DiaryService
    from painlog.storage.diary_store import open_store

    opened = open_diary(diary, clock)
    service = DiaryService(open_store(opened.engine, clock), clock)
    service.day_state()
    opened.close()
    with pytest.raises(DiaryUnavailableError, match="The diary is closed"):
        service.log_entry(Draft(score=0))
    with closing(connect(diary)) as connection:
        assert connection.execute("SELECT count(*) FROM entry").fetchone() == (NOW,)
