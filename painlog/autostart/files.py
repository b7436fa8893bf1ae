"""Small files that belong to the system: written in one step, and taken away again."""

from pathlib import Path

from painlog.domain.naming import N_
from painlog.errors import UserError


def put_file(path: Path, content: bytes) -> None:
    """Write a file, and its folder if need be; raises `UserError` where that cannot be done."""
    partial = path.with_suffix(".partial")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        partial.write_bytes(content)
        partial.replace(path)
    except OSError as error:
        raise _refused(path) from error


def take_file(path: Path) -> None:
    """Remove a file if it is there; raises `UserError` where that cannot be done."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise _refused(path) from error


def _refused(path: Path) -> UserError:
    return UserError(
        N_("painlog could not change {file}, so starting with the computer stays as it was."),
        N_("Check that you may write there."),
        file=path,
    )
