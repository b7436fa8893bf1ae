"""The command line, called in this process."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from painlog.__main__ import main
from painlog.cli.output import texts


@dataclass(frozen=True)
class Said:
    """What a command ended with."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Painlog = Callable[..., Said]


@pytest.fixture
def diary(tmp_path: Path) -> Path:
    return tmp_path / "mine.db"


@pytest.fixture(autouse=True)
def third(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The diary of PAINLOG_DIARY, which no command is meant to touch that names another."""
    texts.cache_clear()
    path = tmp_path / "third.db"
    monkeypatch.setenv("PAINLOG_DIARY", str(path))
    monkeypatch.setenv("LC_ALL", "C")
    yield path
    texts.cache_clear()


@pytest.fixture
def bare(capsys: pytest.CaptureFixture[str]) -> Painlog:
    """Runs painlog with these arguments and no others."""

    def run(*arguments: str | Path) -> Said:
        status = main([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return Said(status, said.out, said.err)

    return run


@pytest.fixture
def painlog(bare: Painlog, diary: Path) -> Painlog:
    """Runs painlog on the test's own diary."""
    return lambda *arguments: bare("--diary", diary, *arguments)
