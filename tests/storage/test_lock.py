import importlib.util
import os
import signal
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest

from painlog.errors import DiaryLockedError
from painlog.storage import lock as lock_module
from painlog.storage.lock import DiaryLock

from .diary_files import close_to_writing, closed_folder

HOLDER = """
import sys
from pathlib import Path
from painlog.storage.lock import DiaryLock
lock = DiaryLock(Path(sys.argv[1]))
getattr(lock, sys.argv[2])()
print("held", flush=True)
sys.stdin.read()
"""


@contextmanager
def another_process(diary, hold):
    command = [sys.executable, "-c", HOLDER, str(diary), hold]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout.readline() == "held\n"
        yield process
        process.stdin.close()


@pytest.fixture
def diary(tmp_path):
    return tmp_path / "diary.db"


@pytest.fixture
def lock(diary):
    lock = DiaryLock(diary)
    yield lock
    lock.release()


def test_several_processes_share_a_diary(diary, lock):
    with another_process(diary, "share"):
        lock.share()
        with another_process(diary, "share"):
            lock.share()


def test_nobody_takes_alone_what_another_process_shares(diary, lock):
    with another_process(diary, "share"):
        with pytest.raises(DiaryLockedError) as refused:
            lock.exclude()
        assert str(refused.value) == "painlog is open; close it first."


def test_a_refused_holder_keeps_its_share(diary, lock):
    lock.share()
    with another_process(diary, "share"), pytest.raises(DiaryLockedError):
        lock.exclude()
    with pytest.raises(DiaryLockedError):
        DiaryLock(diary).exclude()


def test_nobody_shares_what_another_process_has_alone(diary, lock):
    with another_process(diary, "exclude"), pytest.raises(DiaryLockedError, match="restoring"):
        lock.share()
    lock.share()


def test_a_lock_goes_from_shared_to_exclusive_and_back(diary, lock):
    lock.share()
    lock.exclude()
    with pytest.raises(DiaryLockedError):
        DiaryLock(diary).share()
    lock.share()
    other = DiaryLock(diary)
    other.share()
    other.release()


@pytest.mark.parametrize("hold", ["share", "exclude"])
def test_kill_9_frees_the_lock(diary, lock, hold):
    with another_process(diary, hold) as process:
        with pytest.raises(DiaryLockedError):
            lock.exclude()
        process.send_signal(signal.SIGKILL)
        process.wait()
        lock.exclude()


def test_a_folder_that_cannot_be_written_to_is_no_obstacle():
    with closed_folder() as folder:
        close_to_writing(folder)
        lock = DiaryLock(folder / "diary.db")
        lock.share()
        lock.exclude()
        lock.note = "kept nowhere"
        assert lock.note == ""
        assert not any(folder.iterdir())


def test_a_note_outlives_the_lock(diary, lock):
    lock.share()
    assert lock.note == ""
    lock.note = "123456"
    lock.note = "789"
    lock.release()
    other = DiaryLock(diary)
    other.share()
    assert other.note == "789"
    other.release()


class ByteLocks:
    """The locks of Windows' C library: bytes of a file, each held by one handle."""

    LK_NBLCK, LK_UNLCK = 2, 0

    def __init__(self):
        self.holders = {}

    def locking(self, handle, mode, length):
        start = os.lseek(handle, 0, os.SEEK_CUR)
        bytes_of_file = range(start, start + length)
        if mode == self.LK_UNLCK:
            if any(self.holders.get(each) != handle for each in bytes_of_file):
                raise OSError(13, "not locked so")
            for each in bytes_of_file:
                del self.holders[each]
        elif any(each in self.holders for each in bytes_of_file):
            raise OSError(13, "locked")
        else:
            self.holders.update(dict.fromkeys(bytes_of_file, handle))


@pytest.fixture
def on_windows(monkeypatch):
    """The lock as it is on Windows, over a stand-in for its C library."""
    locks = ByteLocks()
    spec = importlib.util.spec_from_file_location("lock_on_windows", Path(lock_module.__file__))
    module = importlib.util.module_from_spec(spec)
    with monkeypatch.context() as patch:
        patch.setitem(sys.modules, "msvcrt", locks)
        patch.setattr(sys, "platform", "win32")
        spec.loader.exec_module(module)
    return SimpleNamespace(locks=locks, lock=module.DiaryLock)


def test_windows_locks_share_and_exclude_alike(on_windows, diary):
    first, second, third = (on_windows.lock(diary) for _ in range(3))
    first.share()
    second.share()
    with pytest.raises(DiaryLockedError):
        second.exclude()
    with pytest.raises(DiaryLockedError):
        third.exclude()
    assert len(on_windows.locks.holders) == 2
    first.release()
    second.exclude()
    assert len(on_windows.locks.holders) == 64
    with pytest.raises(DiaryLockedError):
        third.share()
    second.share()
    third.share()
    assert len(on_windows.locks.holders) == 2
    second.note = "legible"
    assert third.note == "legible"
    for each in (first, second, third):
        each.release()
    assert not on_windows.locks.holders
