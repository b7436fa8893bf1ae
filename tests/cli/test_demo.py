"""`painlog demo`: what it writes, and that it never writes into a person's diary."""

from pathlib import Path

import pytest

import painlog.app
import painlog.pictures
from painlog import paths
from painlog.__main__ import main
from painlog.cli.chart import KINDS
from painlog.clock import Clock, SystemClock
from painlog.domain.draft import Draft
from painlog.paths import Places
from painlog.services.diary import DiaryService
from painlog.storage.demo_rows import is_demo
from painlog.storage.diary_store import open_store
from painlog.storage.opening import open_diary


@pytest.fixture(autouse=True)
def home(places: Places, monkeypatch: pytest.MonkeyPatch) -> Places:
    """The person's folders, in a place of the test's own."""
    monkeypatch.setattr(paths, "personal_places", lambda: places)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    return places


@pytest.fixture
def window(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The diaries on which a window was opened."""
    opened: list[Path] = []

    def run(diary: Path, _places: Places) -> int:
        opened.append(diary)
        return 0

    monkeypatch.setattr(painlog.app, "run", run)
    return opened


def write_own_diary(path: Path) -> bytes:
    opened = open_diary(path, SystemClock())
    DiaryService(open_store(opened.engine, SystemClock()), SystemClock()).log_entry(Draft(score=6))
    opened.close()
    return path.read_bytes()


def test_the_window_opens_on_a_demo_of_its_own(home: Places, window: list[Path]) -> None:
    own = write_own_diary(home.diary)
    assert main(["demo"]) == 0
    assert window == [home.demo_diary]
    assert is_demo(home.demo_diary)
    assert home.diary.read_bytes() == own


@pytest.mark.parametrize("before", [True, False])
def test_a_new_file_takes_the_demo_and_takes_it_again(before: bool, tmp_path: Path, window: list[Path]) -> None:
    path = tmp_path / "new.db"
    arguments = ["--diary", str(path), "demo"] if before else ["demo", "--diary", str(path)]
    assert main([*arguments, "--seed", "3"]) == 0
    assert main([*arguments, "--seed", "4"]) == 0
    assert window == [path, path]


def test_a_persons_diary_named_by_diary_is_left_alone(home: Places, tmp_path: Path, window: list[Path]) -> None:
    own = write_own_diary(tmp_path / "mine.db")
    assert main(["--diary", str(tmp_path / "mine.db"), "demo"]) == 0
    assert window == [home.demo_diary]
    assert (tmp_path / "mine.db").read_bytes() == own


def test_a_persons_diary_named_by_the_environment_is_left_alone(
    home: Places, tmp_path: Path, window: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(paths.DIARY_VARIABLE, str(tmp_path / "mine.db"))
    assert main(["demo"]) == 0
    assert window == [home.demo_diary]
    assert not (tmp_path / "mine.db").exists()


def test_headless_writes_report_charts_and_pages_and_opens_no_window(
    home: Places,
    tmp_path: Path,
    window: list[Path],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def picture_pages(diary: Path, folder: Path, _clock: Clock) -> list[Path]:
        assert diary == home.demo_diary
        return [folder / "today-light.png"]

    monkeypatch.setattr(painlog.pictures, "picture_pages", picture_pages)
    folder = tmp_path / "made" / "here"
    assert main(["demo", "--headless", str(folder)]) == 0
    assert window == []
    charts = {f"{kind}.svg" for kind in KINDS}
    assert {file.name for file in folder.iterdir()} == {"report.pdf", "trend.png", "trend.pdf", *charts}
    said = capsys.readouterr().out
    assert "Invented diary of " in said
    assert str(folder / "today-light.png") in said


@pytest.mark.parametrize("arguments", [["--years", "0"], ["--years", "31"], ["--years", "many"]])
def test_years_that_make_no_diary_are_refused(
    arguments: list[str], home: Places, window: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["demo", *arguments]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert window == []
    assert not home.demo_diary.exists()


def test_a_folder_that_cannot_be_made_is_said(
    tmp_path: Path, window: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    assert main(["demo", "--headless", str(tmp_path / "file" / "folder")]) == 2
    assert "cannot be made" in capsys.readouterr().err
    assert window == []
