"""A small file that survives a crash: a draft, a session under way. The diary itself is never kept like this."""

import os
from contextlib import suppress
from pathlib import Path


def keep_text(path: Path, text: str) -> None:
    """Write the file in one step. A disk that does not take it is no reason to stop the person."""
    partial = path.with_name(f"{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with partial.open("w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
    except OSError:
        with suppress(OSError):
            partial.unlink(missing_ok=True)


def forget_file(path: Path) -> None:
    """Remove the file, if it is there."""
    with suppress(OSError):
        path.unlink(missing_ok=True)
