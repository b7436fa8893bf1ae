"""The icon set: every file keeps the style, and icons are drawn in the colour asked for."""

import json
import re
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from pytestqt.qtbot import QtBot

import painlog.ui
from painlog.paths import resources
from painlog.ui.icons import Icons
from tools.icons import table

FOLDER = resources() / "icons"
WINDOW = Path(painlog.ui.__file__).parent
NAMES = sorted(file.stem for file in FOLDER.glob("*.svg"))
NAMED_IN_CODE = re.compile(r'\b(?:icon|pixmap)\(\s*"([a-z-]+)"')


@pytest.fixture
def icons(qtbot: QtBot) -> Icons:
    return Icons(FOLDER)


def inked(picture: QPixmap) -> list[QColor]:
    image = picture.toImage()
    points = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return [color for x, y in points if (color := image.pixelColor(x, y)).alpha() > 200]


def test_every_icon_named_in_the_window_is_drawn() -> None:
    sources = (file.read_text(encoding="utf-8") for file in WINDOW.rglob("*.py"))
    named = {name for source in sources for name in NAMED_IN_CODE.findall(source)}
    assert len(named) > 5
    assert named <= set(NAMES)


@pytest.mark.parametrize("stage", ["acute", "subacute", "chronic"])
def test_every_stage_has_its_disc(stage: str) -> None:
    assert f"stage-{stage}" in NAMES


@pytest.mark.parametrize("name", NAMES)
def test_an_icon_keeps_the_style(name: str) -> None:
    source = (FOLDER / f"{name}.svg").read_text(encoding="utf-8")
    assert QSvgRenderer(source.encode()).isValid()
    assert 'viewBox="0 0 24 24"' in source
    assert 'stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round"' in source
    assert set(re.findall(r'(?:fill|stroke)="([^"]+)"', source)) <= {"none", "currentColor"}


@pytest.mark.parametrize("name", NAMES)
def test_an_icon_draws_in_the_colour_asked_for_and_within_its_square(icons: Icons, name: str) -> None:
    picture = icons.pixmap(name, "#0F6B6B", 24, 2.0)
    colors = inked(picture)
    assert colors
    assert all(abs(c.red() - 0x0F) < 8 and abs(c.green() - 0x6B) < 8 for c in colors)
    image, last = picture.toImage(), picture.width() - 1
    corners = [image.pixelColor(x, y).alpha() for x in (0, last) for y in (0, last)]
    assert corners == [0, 0, 0, 0]


def test_a_picture_has_the_pixels_of_the_screen(icons: Icons) -> None:
    picture = icons.pixmap("today", "#000000", 20, 1.5)
    assert (picture.width(), picture.devicePixelRatio()) == (30, 1.5)


def test_an_icon_has_a_picture_for_the_scale_of_every_screen(icons: Icons) -> None:
    sizes = {size.toTuple() for size in icons.icon("today", "#000000", 20).availableSizes()}
    assert sizes == {(20, 20)}
    assert icons.pixmap("today", "#000000", 20, 2.0).size().toTuple() == (40, 40)


def test_the_strokes_are_those_of_the_svg_files() -> None:
    assert json.loads((FOLDER / "icons.json").read_text(encoding="utf-8")) == table()


@pytest.mark.parametrize("name", NAMES)
def test_an_icon_looks_as_its_file_says(icons: Icons, name: str) -> None:
    side = 96
    expected = QImage(side, side, QImage.Format.Format_ARGB32)
    expected.fill(Qt.GlobalColor.transparent)
    painter = QPainter(expected)
    svg = (FOLDER / f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", "#000000")
    QSvgRenderer(QByteArray(svg.encode())).render(painter)
    painter.end()
    drawn = icons.pixmap(name, "#000000", side).toImage()
    points = [(x, y) for x in range(0, side, 3) for y in range(0, side, 3)]
    differing = [p for p in points if abs(drawn.pixelColor(*p).alpha() - expected.pixelColor(*p).alpha()) > 110]
    assert len(differing) <= len(points) * 0.01


def test_the_same_icon_is_drawn_once(icons: Icons) -> None:
    assert icons.icon("lock", "#000000", 16) is icons.icon("lock", "#000000", 16)
    assert icons.icon("lock", "#000000", 16) is not icons.icon("lock", "#FFFFFF", 16)


def test_an_unknown_name_is_a_key_error(icons: Icons) -> None:
    with pytest.raises(KeyError, match="unicorn"):
        icons.icon("unicorn", "#000000", 24)
