"""Charts as files."""

import os
from pathlib import Path

import pytest
from matplotlib.figure import Figure
from PIL import Image

from painlog.charts.palette import Palette
from painlog.charts.picture import FORMATS, save_figure
from painlog.charts.sheet import Size
from painlog.charts.trend import trend_figure
from painlog.errors import UserError
from painlog.i18n import Texts

from .conftest import days_of

BEGINS = {"png": b"\x89PNG\r\n", "svg": b"<?xml", "pdf": b"%PDF-"}


@pytest.fixture
def figure(light: Palette) -> Figure:
    return trend_figure(days_of("5566.7654"), light, Texts("en_GB"), Size(400, 300))


@pytest.mark.parametrize("ending", FORMATS)
def test_the_ending_decides_the_format(ending: str, figure: Figure, tmp_path: Path) -> None:
    path = tmp_path / f"chart.{ending.upper()}"
    save_figure(figure, path)
    assert path.read_bytes().startswith(BEGINS[ending])
    assert [child.name for child in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize("ending", FORMATS)
def test_the_same_chart_is_the_same_file(ending: str, figure: Figure, tmp_path: Path) -> None:
    paths = [tmp_path / f"{name}.{ending}" for name in ("one", "other")]
    for path in paths:
        save_figure(figure, path, "Nine days.")
    assert paths[0].read_bytes() == paths[1].read_bytes()


def test_title_and_description_travel_with_the_picture(figure: Figure, tmp_path: Path) -> None:
    for ending in FORMATS:
        save_figure(figure, tmp_path / f"chart.{ending}", "Nine days.")
    with Image.open(tmp_path / "chart.png") as picture:
        assert picture.info["Title"] == "Daily worst score"
        assert picture.info["Description"] == "Nine days."
        assert picture.size == (800, 600)
    svg = (tmp_path / "chart.svg").read_text(encoding="utf-8")
    assert "Daily worst score" in svg
    assert "Nine days." in svg
    assert b"Daily worst score" in (tmp_path / "chart.pdf").read_bytes()


def test_letters_of_an_svg_are_outlines(figure: Figure, tmp_path: Path) -> None:
    save_figure(figure, tmp_path / "chart.svg")
    assert "<text" not in (tmp_path / "chart.svg").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["chart.gif", "chart", ".png", "chart.png.txt"])
def test_other_endings_are_refused(name: str, figure: Figure, tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"\.png, \.svg or \.pdf"):
        save_figure(figure, tmp_path / name)
    assert not list(tmp_path.iterdir())


def test_a_missing_folder_is_said(figure: Figure, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="could not be written"):
        save_figure(figure, tmp_path / "nowhere" / "chart.png")


def test_a_full_disk_leaves_the_old_picture(figure: Figure, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "chart.png"
    path.write_bytes(b"old")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UserError, match="could not be written"):
        save_figure(figure, path)
    assert path.read_bytes() == b"old"
    assert [child.name for child in tmp_path.iterdir()] == [path.name]
