"""Files for the tests of formats."""

from collections.abc import Callable
from pathlib import Path

import pytest

from painlog.clock import FUTURE_TOLERANCE, FixedClock, diary_day
from painlog.exchange.moments import Calendar


@pytest.fixture
def calendar(clock: FixedClock) -> Calendar:
    return Calendar(clock.now() + FUTURE_TOLERANCE, clock.at_local, diary_day)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("files")


@pytest.fixture(scope="module")
def written(folder: Path) -> Callable[..., Path]:
    """Writes a file and returns its path."""

    def write(content: str | bytes, name: str = "file.csv") -> Path:
        path = folder / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write
