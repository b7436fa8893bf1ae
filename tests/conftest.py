"""What every test stands on: no display, no stray settings, and nothing unexpected goes by unnoticed."""

import logging
import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import hypothesis
import pytest

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.pop("PAINLOG_DIARY", None)

from painlog.clock import FixedClock
from painlog.paths import Places

FRIDAY_EVENING = datetime(2026, 11, 20, 18, 42)


# Speed is measured in benchmarks/, never by a test. The check says the same of a commit each time it is asked;
# `--hypothesis-profile=search` tries other examples at each run.
hypothesis.settings.register_profile("check", deadline=None, derandomize=True)
hypothesis.settings.register_profile("search", deadline=None)
hypothesis.settings.load_profile("check")


@pytest.fixture
def clock() -> FixedClock:
    """Friday 20 November 2026, 18:42, in London."""
    return FixedClock(FRIDAY_EVENING, ZoneInfo("Europe/London"))


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path / "data", tmp_path / "config", tmp_path / "state")


@pytest.fixture(autouse=True)
def _no_unexpected_log(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    yield
    unexpected = [record for record in caplog.get_records("call") if record.levelno >= logging.WARNING]
    assert not unexpected, [record.getMessage() for record in unexpected]
