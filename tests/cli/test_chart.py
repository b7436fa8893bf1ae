"""`painlog chart`."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from painlog.__main__ import main
from painlog.clock import SystemClock
from painlog.services.demo import write_demo


@pytest.fixture
def diary(tmp_path: Path) -> Path:
    path = tmp_path / "diary.db"
    write_demo(path, SystemClock(), years=1, seed=1)
    return path


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "en_GB.UTF-8")


def chart(diary: Path, *arguments: str) -> int:
    return main(["--diary", str(diary), "chart", *arguments])


@pytest.mark.parametrize(("ending", "begins"), [("png", b"\x89PNG"), ("svg", b"<?xml"), ("pdf", b"%PDF")])
def test_the_ending_decides_the_format(
    ending: str, begins: bytes, diary: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / f"chart.{ending}"
    assert chart(diary, "trend", str(file)) == 0
    assert file.read_bytes().startswith(begins)
    assert str(file) in capsys.readouterr().out


def test_themes_and_languages_and_days_change_the_picture(diary: Path, tmp_path: Path) -> None:
    day = (date.today() - timedelta(days=60)).isoformat()  # noqa: DTZ011 the command reads the system's clock
    options = [[], ["--theme", "dark"], ["--theme", "print"], ["--lang", "es"], ["--from", day], ["--to", day]]
    pictures = set()
    for number, option in enumerate(options):
        file = tmp_path / f"{number}.svg"
        assert chart(diary, "trend", str(file), *option) == 0
        pictures.add(file.read_bytes())
    assert len(pictures) == len(options)


def test_reading_leaves_the_diary_as_it_is(diary: Path, tmp_path: Path) -> None:
    before = diary.read_bytes()
    assert chart(diary, "trend", str(tmp_path / "chart.png")) == 0
    assert diary.read_bytes() == before


def test_exercise_by_week(diary: Path, tmp_path: Path) -> None:
    whole, short = tmp_path / "whole.svg", tmp_path / "short.svg"
    assert chart(diary, "exercise", str(whole)) == 0
    day = (date.today() - timedelta(days=20)).isoformat()  # noqa: DTZ011 the command reads the system's clock
    assert chart(diary, "exercise", str(short), "--from", day) == 0
    counts = [file.read_text(encoding="utf-8").count('id="done"') for file in (whole, short)]
    assert counts[0] > counts[1] > 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["trend", "chart.gif"], ".png, .svg or .pdf"),
        (["trend", "nowhere/chart.png"], "could not be written"),
        (["exercises", "chart.png"], "choose from"),
        (["triggers", "chart.png", "--from", "2026-02-02"], "whole diary"),
        (["trend"], "FILE"),
        (["trend", "chart.png", "--theme", "sepia"], "choose from"),
        (["trend", "chart.png", "--from", "yesterday"], "not a date"),
        (["trend", "chart.png", "--lang", "xx"], "“xx” is not a language that painlog knows."),
        (["trend", "chart.png", "--from", "2026-02-02", "--to", "2026-02-01"], "is after"),
    ],
)
def test_what_cannot_be_drawn_is_refused_in_one_sentence(
    arguments: list[str],
    said: str,
    diary: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    before = set(tmp_path.iterdir())
    assert chart(diary, *arguments) == 2
    complaint = capsys.readouterr().err
    assert said in complaint
    assert complaint.count("\n") == 1
    assert set(tmp_path.iterdir()) == before


def test_a_diary_that_is_not_there_is_not_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert chart(tmp_path / "none.db", "trend", str(tmp_path / "chart.png")) == 2
    assert "no diary" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("kind", ["calendar", "time-of-day", "weekday", "sites", "triggers", "treatments"])
def test_every_kind_is_a_picture_of_its_own(kind: str, diary: Path, tmp_path: Path) -> None:
    pictures = []
    for name in ("trend", kind):
        for theme in ("light", "dark"):
            file = tmp_path / f"{name}-{theme}.svg"
            assert chart(diary, name, str(file), "--theme", theme) == 0
            pictures.append(file.read_bytes())
    assert len(set(pictures)) == 4
    assert b"<dc:title>" in pictures[-1]


@pytest.mark.parametrize("kind", ["calendar", "time-of-day", "weekday", "sites", "triggers", "treatments"])
def test_an_empty_diary_can_be_drawn_too(kind: str, tmp_path: Path) -> None:
    empty = tmp_path / "empty.db"
    assert main(["--diary", str(empty), "log", "3"]) == 0
    assert chart(empty, kind, str(tmp_path / "chart.png")) == 0
    assert (tmp_path / "chart.png").stat().st_size > 1000
