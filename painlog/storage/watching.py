"""What other processes write to the diary while this one has it open."""

import sqlite3
from contextlib import suppress
from pathlib import Path

from painlog.storage.engine import BUSY_TIMEOUT_MS


class OutsideWatch:
    """A connection of its own, which sees whether the file was written to since it looked last.

    SQLite counts that for each connection (sqlite.org/pragma.html, data_version). It is opened at the first look; a
    file that cannot be looked at now counts as unchanged.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._connection: sqlite3.Connection | None = None
        self._closed = False
        self._seen: int | None = None

    def written(self) -> bool:
        """Whether anybody, this process included, wrote since the last look; the first look only takes note."""
        before, now = self._seen, self._version()
        self._seen = now or before
        return before is not None and now is not None and now != before

    def close(self) -> None:
        """Let go of the file; nothing is looked at any more."""
        self._closed = True
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()

    def _version(self) -> int | None:
        if self._closed:
            return None
        with suppress(sqlite3.Error):
            if self._connection is None:
                address = f"{self._path.absolute().as_uri()}?mode=rw"
                self._connection = sqlite3.connect(
                    address, uri=True, isolation_level=None, check_same_thread=False, timeout=BUSY_TIMEOUT_MS / 1000
                )
            version: int = self._connection.execute("PRAGMA data_version").fetchone()[0]
            return version
        return None
