"""Files written whole or not at all."""

import errno
import os
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import IO
from uuid import uuid4

from painlog.domain.naming import N_
from painlog.errors import UserError

_DATABASE = b"SQLite format 3\x00"
"""How every SQLite file begins (sqlite.org/fileformat.html, section 1.3.1)."""

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def write_whole(path: Path, write: Callable[[IO[bytes]], object], diary: Path) -> Path:
    """Let `write` fill a file beside `path`, then rename: there is the old file or the whole new one, never a part.

    Returns where it was written. Raises `UserError` where `path` is the diary, any other database or a folder, and
    where the disk is full or refuses; and whatever `write` raises.
    """
    target = Path(os.path.realpath(path.expanduser()))
    _refuse_database(target, Path(os.path.realpath(diary)))
    part = target.with_name(f".{target.name[:100]}.{uuid4().hex}.part")
    try:
        with part.open("x+b") as file:
            write(file)
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
        _sync_folder(target.parent)
    except OSError as error:
        raise _trouble(error, path) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return target


def write_bytes(path: Path, content: bytes, diary: Path) -> Path:
    """Write a file that is ready; raises what `write_whole` raises."""
    return write_whole(path, lambda file: file.write(content), diary)


def write_lines(file: IO[bytes], lines: Iterable[str]) -> None:
    """Write lines, which have their line ends, as UTF-8."""
    file.writelines(line.encode() for line in lines)


def _refuse_database(target: Path, diary: Path) -> None:
    beside = (diary.with_name(diary.name + ending) for ending in ("", "-wal", "-shm", "-journal", ".lock"))
    if target in beside or _is_database(target):
        raise UserError(
            N_("{file} is a diary, so nothing is exported over it."), N_("Choose another name."), file=target
        )


def _is_database(target: Path) -> bool:
    try:
        with target.open("rb") as file:
            return file.read(len(_DATABASE)) == _DATABASE
    except OSError:
        return False


def _sync_folder(folder: Path) -> None:
    """Make sure that the folder's names are on the disk. Windows has no such call and needs none."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _trouble(error: OSError, path: Path) -> UserError:
    if error.errno in _FULL:
        return UserError(N_("The disk is full; {file} was not written."), N_("Free some space."), file=path)
    return UserError(
        N_("{file} cannot be written."),
        N_("Choose another name or folder. The system says: “{reason}”."),
        file=path,
        reason=error.strerror or str(error),
    )
