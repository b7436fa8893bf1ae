"""The drawn exercises: in the frame, in both themes, at 96 px, for both sides, moving or in steps."""

import json
from dataclasses import dataclass
from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QImage, QPainter, QRegion
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from painlog.domain.exercises import Exercise
from painlog.domain.motion import OtherSide, Side, View
from painlog.paths import resources
from painlog.ui.widgets.colours import Colours
from painlog.ui.widgets.figure import ExerciseFigure, FigureDrawing
from tests.domain.exercise_library import EXERCISES, LIBRARY

SMALL = QSize(96, 72)
THEMES = ("light", "dark")
PHASES = (0.0, 0.2, 0.4, 0.6, 0.8)


def named(exercise: Exercise) -> str:
    return exercise.id


every = pytest.mark.parametrize("exercise", EXERCISES, ids=named)
themes = pytest.mark.parametrize("theme", THEMES)


def tokens(theme: str) -> dict[str, str | list[str]]:
    loaded: dict[str, str | list[str]] = json.loads(
        (resources() / "themes" / f"{theme}.json").read_text(encoding="utf-8")
    )
    return loaded


@dataclass
class FigureRobot:
    """Shows exercises in a widget and looks at what is drawn."""

    qtbot: QtBot
    widget: ExerciseFigure
    ground: QColor

    def show(self, exercise: Exercise, size: QSize = SMALL) -> "FigureRobot":
        self.widget.resize(size)
        self.widget.set_figure(exercise.figure, exercise.name)
        return self

    def picture(self) -> QImage:
        image = QImage(self.widget.size(), QImage.Format.Format_RGB32)
        image.fill(self.ground)
        self.widget.render(image, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
        return image

    def moment(self, phase: float | None) -> QImage:
        self.widget.set_phase(phase)
        return self.picture()


@pytest.fixture
def robot(qtbot: QtBot, request: pytest.FixtureRequest) -> FigureRobot:
    theme = request.node.callspec.params.get("theme", "light") if hasattr(request.node, "callspec") else "light"
    widget = ExerciseFigure(tokens(theme))
    qtbot.addWidget(widget)
    return FigureRobot(qtbot, widget, Colours(tokens(theme))("inset"))


def pixels(image: QImage) -> list[int]:
    return memoryview(image.constBits()).cast("I").tolist()


def greys(image: QImage) -> list[int]:
    return [(pixel >> 8) & 0xFF for pixel in pixels(image)]


def ink(image: QImage, ground: QColor) -> int:
    """How many pixels are drawn on."""
    return sum(pixel != ground.rgb() for pixel in pixels(image))


def rim(image: QImage) -> set[int]:
    """The colours of the outermost pixels."""
    width, height = image.width(), image.height()
    edge = [(x, y) for x in range(width) for y in (0, 1, height - 2, height - 1)]
    edge += [(x, y) for y in range(height) for x in (0, 1, width - 2, width - 1)]
    return {image.pixel(x, y) for x, y in edge}


def difference(first: QImage, second: QImage) -> int:
    return sum(one != other for one, other in zip(pixels(first), pixels(second), strict=True))


@every
@themes
def test_a_card_of_96_px_is_filled_and_stays_inside(exercise: Exercise, theme: str, robot: FigureRobot) -> None:
    card = robot.show(exercise).picture()
    assert rim(card) == {robot.ground.rgb()}
    assert ink(card, robot.ground) > 500, theme


@every
def test_nothing_leaves_the_frame_at_any_moment(exercise: Exercise, robot: FigureRobot) -> None:
    robot.show(exercise)
    for side in Side:
        robot.widget.set_side(side)
        assert all(rim(robot.moment(phase)) == {robot.ground.rgb()} for phase in PHASES)


@every
def test_key_poses_look_different_at_96_px(exercise: Exercise, robot: FigureRobot) -> None:
    figure = exercise.figure
    robot.show(exercise).widget.set_reduced_motion(True)
    phases = {figure.key_at(step / 200): step / 200 for step in range(200)}
    pictures = [robot.moment(phases[number]) for number in sorted(phases)]
    ring = zip(pictures, [*pictures[1:], pictures[0]], strict=True)
    assert all(difference(first, second) > 20 for first, second in ring)


@themes
def test_no_two_cards_look_alike(theme: str, robot: FigureRobot) -> None:
    cards = {exercise.id: robot.show(exercise).picture() for exercise in EXERCISES}
    alike = [pair for pair in combinations(cards, 2) if difference(cards[pair[0]], cards[pair[1]]) < 150]
    assert not alike, theme


def sides(exercise: Exercise, robot: FigureRobot) -> tuple[QImage, QImage]:
    """A large picture of the side that the poses show, and one of the other."""
    robot.show(exercise, QSize(384, 288))
    shown = exercise.figure.shows
    pictures = []
    for side in (shown, Side.LEFT if shown is Side.RIGHT else Side.RIGHT):
        robot.widget.set_side(side)
        pictures.append(robot.moment(0.5))
    return pictures[0], pictures[1]


@pytest.mark.parametrize("exercise", [e for e in EXERCISES if e.figure.other_side is OtherSide.FLIP], ids=named)
def test_the_other_side_is_the_mirror_image(exercise: Exercise, robot: FigureRobot) -> None:
    shown, other = sides(exercise, robot)
    across = exercise.figure.view is View.ABOVE
    mirrored = shown.flipped(Qt.Orientation.Vertical if across else Qt.Orientation.Horizontal)
    apart = [abs(one - two) for one, two in zip(greys(mirrored), greys(other), strict=True)]
    assert sum(distance > 60 for distance in apart) < 0.01 * ink(other, robot.ground)
    assert difference(shown, other) > 0.2 * ink(other, robot.ground)


@pytest.mark.parametrize("exercise", [e for e in EXERCISES if e.figure.other_side is OtherSide.SWAP], ids=named)
def test_the_other_side_has_the_same_outline(exercise: Exercise, robot: FigureRobot) -> None:
    shown, other = ([pixel != robot.ground.rgb() for pixel in pixels(picture)] for picture in sides(exercise, robot))
    assert sum(one != two for one, two in zip(shown, other, strict=True)) < 0.06 * sum(shown)


def test_themes_differ_and_can_be_changed(robot: FigureRobot) -> None:
    light = robot.show(LIBRARY["bridge"]).picture()
    robot.widget.set_tokens(tokens("dark"))
    assert light != robot.picture()


@pytest.mark.parametrize("id_", ["bridge", "bird-dog", "neck-turn", "open-book"])
def test_the_figure_moves_with_its_phase_and_only_then(id_: str, robot: FigureRobot) -> None:
    robot.show(LIBRARY[id_])
    assert robot.widget.phase() is None
    assert robot.picture() == robot.picture()
    figure = LIBRARY[id_].figure
    moving = (figure.keys[0].stay_s + figure.keys[1].move_s / 2) / figure.cycle_s
    assert robot.moment(moving) != robot.moment(0.0)
    assert robot.moment(0.0) == robot.moment(1.0)
    assert robot.widget.phase() == 1.0
    assert not robot.widget.findChildren(QTimer)


def test_reduced_motion_jumps_from_key_pose_to_key_pose(robot: FigureRobot) -> None:
    figure = LIBRARY["bridge"].figure
    robot.show(LIBRARY["bridge"]).widget.set_reduced_motion(True)
    moments = [robot.moment(step / 40) for step in range(40)]
    kinds = [moments[0]]
    for moment in moments:
        kinds += [moment] if moment not in kinds else []
    assert len(kinds) == len(figure.keys)


def test_the_card_shows_what_the_moving_figure_does_not(robot: FigureRobot) -> None:
    card = robot.show(LIBRARY["cat-camel"]).picture()
    robot.widget.set_reduced_motion(True)
    assert ink(robot.moment(0.0), robot.ground) < ink(card, robot.ground)
    assert robot.moment(None) == card


def test_the_player_shows_a_mat_and_the_way_of_hand_and_foot(robot: FigureRobot) -> None:
    robot.show(LIBRARY["bird-dog"], QSize(756, 508))
    large = robot.moment(0.0)
    dots = Colours(tokens("light"))("figure_near").rgb()
    right_of_hand = [large.pixel(x, y) for x in range(560, 740) for y in range(100, 330)]
    assert dots in right_of_hand
    mat = Colours(tokens("light"))("line2").rgb()
    columns = [sum(large.pixel(x, y) == mat for y in range(large.height())) for x in (50, 60, 700)]
    assert min(columns) >= 10


def test_a_name_is_said_and_no_exercise_is_no_picture(robot: FigureRobot) -> None:
    robot.show(LIBRARY["bridge"])
    assert robot.widget.accessibleName() == "Bridge"
    robot.widget.set_figure(None)
    assert robot.widget.accessibleName() == ""
    assert ink(robot.picture(), robot.ground) == 0
    robot.widget.set_side(Side.LEFT)
    assert ink(robot.picture(), robot.ground) == 0


def test_a_drawing_goes_on_paper_as_well(qtbot: QtBot) -> None:
    paper = QImage(400, 300, QImage.Format.Format_RGB32)
    white = QColor("white")
    paper.fill(white)
    painter = QPainter(paper)
    drawing = FigureDrawing(LIBRARY["hamstring"].figure)
    drawing.paint_card(painter, QRectF(100, 50, 200, 150), Colours(tokens("light")), white)
    assert painter.transform().isIdentity()
    painter.end()
    drawn = [(x, y) for x in range(400) for y in range(300) if paper.pixel(x, y) != white.rgb()]
    assert min(x for x, _ in drawn) >= 99
    assert max(x for x, _ in drawn) <= 301
    assert min(y for _, y in drawn) >= 49
    assert max(y for _, y in drawn) <= 201


def test_a_figure_keeps_its_proportions_in_any_box(robot: FigureRobot) -> None:
    for size in (QSize(64, 300), QSize(300, 64), QSize(64, 48)):
        picture = robot.show(LIBRARY["wall-sit"], size).picture()
        assert rim(picture) == {robot.ground.rgb()}
        assert ink(picture, robot.ground) > 100
