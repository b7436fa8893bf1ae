"""`painlog demo`: what it writes, and that it never writes into a person's diary."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

import pytest

import painlog.app
import painlog.pictures
from painlog import paths
from painlog.__main__ import main
from painlog.cli.chart import KINDS
from painlog.clock import Clock, SystemClock
from painlog.domain.draft import Draft
from painlog.i18n import PSEUDO_LANGUAGE, Texts
from painlog.page_plans import page_plans
from painlog.paths import Places
from painlog.pictures import Scene
from painlog.services.diary import DiaryService
from painlog.services.drafts import DraftFile
from painlog.services.edits import EditsFile
from painlog.storage.demo_rows import is_demo
from painlog.storage.diary_store import open_store, whole_diary
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


class Window:
    """Stands for a window: it only remembers which page it shows."""

    def __init__(self) -> None:
        self.shown = "today"

    def show_page(self, key: str) -> None:
        self.shown = key


@pytest.fixture
def scenes(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Path, Scene]]:
    """The diaries that were pictured and how; a picture is a file that names the page it was taken of."""
    opened: list[tuple[Path, Scene]] = []

    @contextmanager
    def window_on(diary: Path, _clock: Clock, scene: Scene) -> Iterator[Window]:
        opened.append((diary, scene))
        yield Window()

    def take_picture(shell: Window, path: Path) -> Path:
        path.write_text(f"{shell.shown} in {opened[-1][1].theme}")
        return path

    monkeypatch.setattr(painlog.pictures, "window_on", window_on)
    monkeypatch.setattr(painlog.pictures, "take_picture", take_picture)
    return opened


def every_page() -> set[str]:
    """The keys of the plans, from which the window itself makes its pages."""

    def unused(*_: object) -> NoReturn:
        raise AssertionError

    return set(page_plans(Texts(), DraftFile(Path()), EditsFile(Path()), unused, unused))


def test_headless_writes_report_charts_and_every_page_and_opens_no_window(
    home: Places,
    tmp_path: Path,
    window: list[Path],
    scenes: list[tuple[Path, Scene]],
    capsys: pytest.CaptureFixture[str],
) -> None:
    folder = tmp_path / "made" / "here"
    assert main(["demo", "--headless", str(folder)]) == 0
    assert window == []
    assert {(diary, scene.language) for diary, scene in scenes} == {(home.demo_diary, "en_GB")}
    charts = {f"{kind}.svg" for kind in KINDS}
    pages = {f"{page}-{theme}.png": f"{page} in {theme}" for page in every_page() for theme in ("light", "dark")}
    assert {"today-light.png", "import-dark.png", "back-care-light.png", "reminders-light.png"} < set(pages)
    assert {file.name for file in folder.iterdir()} == {"report.pdf", "trend.png", "trend.pdf", *charts, *pages}
    assert {name: (folder / name).read_text() for name in pages} == pages
    said = capsys.readouterr().out
    assert "Invented diary of " in said
    assert set(said.splitlines()[1:]) == {str(file) for file in folder.iterdir()}


def test_the_demo_is_written_in_the_language_of_the_program(
    home: Places, window: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", PSEUDO_LANGUAGE)
    assert main(["demo"]) == 0
    opened = open_diary(home.demo_diary, SystemClock())
    with open_store(opened.engine, SystemClock()).snapshot() as session:
        held = whole_diary(session)
    opened.close()
    assert {question.text for question in held.visits.questions} >= {"May I swim again? May I swim again?"}
    assert all(re.fullmatch(r"(.+) \1", entry.note) for entry in held.entries if entry.note)


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
