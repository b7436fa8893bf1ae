"""The lock beside the diary: shared by every open painlog, exclusive for a migration or a restore.

It lies on `<diary>.lock`, not on the diary, which SQLite locks itself and which a restore replaces. The kernel frees
it when the process ends, however it ends.
"""

import os
import sys
from contextlib import suppress
from pathlib import Path

from painlog.domain.naming import N_
from painlog.errors import DiaryLockedError

if sys.platform == "win32":
    import msvcrt

    _FIRST_BYTE = 1 << 30
    """Far behind the file's text: Windows also refuses to read bytes that another process locked."""

    _SEATS = 64
    """Windows' C library knows no shared locks: sharing is holding one of these bytes, excluding is holding all."""

    class _FileLock:
        def __init__(self, file: int) -> None:
            self._file = file
            self._held: tuple[int, int] | None = None

        def take(self, exclusive: bool) -> bool:
            """Hold the file so, letting go of what was held; False where another process is in the way."""
            self.let_go()
            ranges = [(0, _SEATS)] if exclusive else [(seat, 1) for seat in range(_SEATS)]
            self._held = next((each for each in ranges if self._lock(msvcrt.LK_NBLCK, each)), None)
            return self._held is not None

        def let_go(self) -> None:
            """Unlock before closing: Windows may take its time with what is locked then."""
            if self._held is not None:
                self._lock(msvcrt.LK_UNLCK, self._held)
                self._held = None

        def _lock(self, mode: int, seats: tuple[int, int]) -> bool:
            os.lseek(self._file, _FIRST_BYTE + seats[0], os.SEEK_SET)
            try:
                msvcrt.locking(self._file, mode, seats[1])
            except OSError:
                return False
            return True

else:
    import errno
    import fcntl

    class _FileLock:
        def __init__(self, file: int) -> None:
            self._file = file

        def take(self, exclusive: bool) -> bool:
            """Hold the file so; False where another process is in the way. File systems without locks agree."""
            try:
                fcntl.flock(self._file, (fcntl.LOCK_EX if exclusive else fcntl.LOCK_SH) | fcntl.LOCK_NB)
            except OSError as error:
                return error.errno not in (errno.EAGAIN, errno.EACCES)
            return True

        def let_go(self) -> None:
            """Nothing to do: closing the file unlocks it."""


class DiaryLock:
    """This process's hold on one diary. Where no lock file can be made (a read-only folder), it holds nothing.

    Changing from shared to exclusive lets go for an instant, so look at the diary again afterwards.
    """

    def __init__(self, diary: Path) -> None:
        self.path = diary.with_name(f"{diary.name}.lock")
        self._file: int | None = None
        self._lock: _FileLock | None = None
        self._shared = False

    def share(self) -> None:
        """Hold the diary together with others, coming from nothing or from exclusive.

        Raises `DiaryLockedError` while another process migrates or restores.
        """
        self._open()
        self._shared = self._lock is None or self._lock.take(exclusive=False)
        if not self._shared:
            self.release()
            raise DiaryLockedError(
                N_("Another painlog is bringing the diary up to date or restoring it."),
                N_("Try again in a moment."),
            )

    def exclude(self) -> None:
        """Hold the diary alone. Raises `DiaryLockedError` while another process has it; a shared hold is then kept."""
        self._open()
        if self._lock is None or self._lock.take(exclusive=True):
            self._shared = False
            return
        if not (self._shared and self._lock.take(exclusive=False)):
            self.release()
        raise DiaryLockedError(N_("painlog is open; close it first."))

    def release(self) -> None:
        """Let go. The lock file stays: removing it would part those who come later from those who hold it."""
        if self._lock is not None:
            self._lock.let_go()
        if self._file is not None:
            os.close(self._file)
        self._file = self._lock = None
        self._shared = False

    @property
    def note(self) -> str:
        """The line left in the lock file by whoever closed the diary last, or nothing."""
        if self._file is None:
            return ""
        os.lseek(self._file, 0, os.SEEK_SET)
        return os.read(self._file, 200).decode("ascii", "replace")

    @note.setter
    def note(self, line: str) -> None:
        if self._file is None:
            return
        with suppress(OSError):
            os.ftruncate(self._file, 0)
            os.lseek(self._file, 0, os.SEEK_SET)
            os.write(self._file, line.encode("ascii"))

    def _open(self) -> None:
        for flags in (os.O_RDWR | os.O_CREAT, os.O_RDONLY):
            if self._file is None:
                with suppress(OSError):
                    self._file = os.open(self.path, flags, 0o666)
                    self._lock = _FileLock(self._file)
