"""Diary files for the tests of their safety."""

import os
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine

from painlog import paths
from painlog.clock import FixedClock
from painlog.storage import migrate
from painlog.storage.opening import open_diary
from painlog.storage.tables import EntryRow, EntrySiteRow
from painlog.storage.unit_of_work import writing

NOW = datetime(2026, 11, 20, 18, 42)


def clock_at(moment: datetime = NOW) -> FixedClock:
    return FixedClock(moment)


def write_entries(engine: Engine, numbers: Iterable[int]) -> None:
    """One transaction with an entry and a site for each number."""
    with writing(engine) as work:
        for number in numbers:
            work.add(
                EntryRow(
                    id=f"{number:024x}",
                    when_local=f"2026-11-19T{number % 24:02}:00:00",
                    utc_offset_min=0,
                    diary_day="2026-11-19",
                    recorded_at="2026-11-19T00:00:00+00:00",
                    score=float(number % 11),
                )
            )
        work.session.flush()
        for number in numbers:
            work.add(EntrySiteRow(entry_id=f"{number:024x}", site_id="lower-back-left", score=1.0))


def make_diary(path: Path, entries: int = 3) -> Path:
    """A closed diary with so many entries."""
    opened = open_diary(path, clock_at())
    write_entries(opened.engine, range(entries))
    opened.close()
    return path


def add_entries(path: Path, numbers: Iterable[int]) -> None:
    opened = open_diary(path, clock_at())
    write_entries(opened.engine, numbers)
    opened.close()


def count(path: Path, table: str = "entry") -> int:
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
        return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def spoil(path: Path, start: int = 3 * 4096, length: int = 4 * 4096) -> bytes:
    """Overwrite a stretch of the file with noise, and return all of it."""
    content = bytearray(path.read_bytes())
    end = min(start + length, len(content))
    content[start:end] = bytes((7 * each + 13) % 256 for each in range(end - start))
    path.write_bytes(content)
    return bytes(content)


def leave_unclosed(path: Path, entries: int) -> Path:
    """A diary as a killed painlog leaves it: everything is still in the write-ahead log."""
    live = path.with_name(f"live-{path.name}")
    opened = open_diary(live, clock_at())
    write_entries(opened.engine, range(entries))
    for ending in ("", "-wal", "-shm"):
        shutil.copyfile(f"{live}{ending}", f"{path}{ending}")
    opened.close()
    for ending in ("", ".lock"):
        Path(f"{live}{ending}").unlink()
    return path


REBUILD_ENTRY = """
    with op.batch_alter_table("entry", recreate="always") as batch:
        batch.add_column(sa.Column("weather", sa.Text(), nullable=True))
"""


HEAD = migrate.HEAD
FURTHER = f"{int(HEAD) + 1:04}"
"""The newest revision that painlog really brings along, and the one that `further_revision` pretends."""


def further_revision(monkeypatch: pytest.MonkeyPatch, folder: Path, body: str = REBUILD_ENTRY) -> None:
    """Pretend that this painlog brings one more revision along, which does `body`."""
    scripts = folder / "migrations"
    shutil.copytree(paths.migrations(), scripts, ignore=shutil.ignore_patterns("__pycache__"))
    (scripts / "versions" / f"{FURTHER}_test.py").write_text(
        "import sqlalchemy as sa\nfrom alembic import op\n"
        f'revision = "{FURTHER}"\ndown_revision = "{HEAD}"\nbranch_labels = depends_on = None\n'
        f"def upgrade():\n{body}\n"
    )
    monkeypatch.setattr(paths, "migrations", lambda: scripts)
    monkeypatch.setattr(migrate, "HEAD", FURTHER)


@contextmanager
def closed_folder() -> Iterator[Path]:
    """A folder that, once `close_to_writing` was called on it, really refuses: root would not be refused."""
    if sys.platform == "win32":
        pytest.skip("Windows' folders refuse in other ways")
    folder = Path(tempfile.mkdtemp(prefix="painlog-test-"))
    try:
        yield folder
    finally:
        if os.geteuid() != os.getuid():
            os.seteuid(os.getuid())
        folder.chmod(0o700)
        shutil.rmtree(folder)


def close_to_writing(folder: Path, files: int = 0o444) -> None:
    """Take the permission to write from the folder and its files, and from this process root's exemption."""
    for file in folder.iterdir():
        file.chmod(files)
    folder.chmod(0o555)
    if os.geteuid() == 0:
        os.seteuid(65534)


@contextmanager
def files_up_to(size: int) -> Iterator[None]:
    """A disk that takes no more than `size` bytes of a file, as the system's own limit makes it."""
    resource = pytest.importorskip("resource", reason="this system cannot limit the size of files")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
