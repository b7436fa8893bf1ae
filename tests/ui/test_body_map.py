"""The body map: every place can be reached and hit, sides are the person's, marks cycle, the keyboard does it all."""

import json
from collections import deque
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QAccessible, QFont, QHelpEvent, QImage, QKeyEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from painlog.domain.body import BACK_VIEW, FRONT_VIEW, SITE_BY_ID, SITES
from painlog.paths import resources
from painlog.ui.widgets import spoken_group
from painlog.ui.widgets.body_map import USUAL_SIZE, BodyMap, BodyMapTexts
from painlog.ui.widgets.body_shape import REACH_PX, VIEWS, BodyShape, Direction, Region, painter_path

FILE = resources() / "body" / "body.json"
SHAPE = BodyShape.load(FILE)
REGIONS = [region for view in VIEWS for region in SHAPE.regions(view)]
PAIRS = ("shoulder", "upper-arm", "forearm", "hand", "knee", "foot", "flank", "hip")
IN_BOTH = ("head", "neck", *(f"{part}-{side}" for part in PAIRS for side in ("left", "right")))
TEXTS = BodyMapTexts(
    name="Where does it hurt?",
    back="Back",
    front="Front",
    left="L",
    right="R",
    scored="{place}, pain {score} of 10",
    marked="{place}, marked",
    unmarked="{place}, not marked",
)


def named(region: Region) -> str:
    return f"{region.view} {region.site}"


def tokens(theme: str) -> dict[str, str | list[str]]:
    loaded: dict[str, str | list[str]] = json.loads(
        (resources() / "themes" / f"{theme}.json").read_text(encoding="utf-8")
    )
    return loaded


@dataclass
class MapRobot:
    """Presses and types as a person does, and keeps what the map told."""

    qtbot: QtBot
    map: BodyMap
    told: list[dict[str, float | None]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.qtbot.addWidget(self.map)
        font = QFont("Noto Sans")
        font.setPixelSize(15)
        self.map.setFont(font)
        self.map.resize(USUAL_SIZE)
        self.map.sites_changed.connect(self.told.append)

    def press(self, site: str, view: str = BACK_VIEW) -> "MapRobot":
        place = self.map.point_of(view, site).toPoint()
        self.qtbot.mouseClick(self.map, Qt.MouseButton.LeftButton, pos=place)
        return self

    def key(self, *keys: Qt.Key) -> "MapRobot":
        for key in keys:
            self.qtbot.keyClick(self.map, key)
        return self

    def digit(self, text: str, at: int) -> "MapRobot":
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_0 + int(text), Qt.KeyboardModifier.NoModifier, text)
        event.setTimestamp(at)
        QApplication.sendEvent(self.map, event)
        return self

    def current(self) -> str:
        return named(self.map.current_region())


@pytest.fixture
def robot(qtbot: QtBot) -> MapRobot:
    return MapRobot(qtbot, BodyMap(SHAPE, tokens("light"), TEXTS, lambda site: SITE_BY_ID[site].name))


def steps_from(start: Region) -> set[str]:
    """Every region that arrow keys reach from `start`."""
    reached, waiting = {named(start)}, deque([start])
    while waiting:
        here = waiting.popleft()
        for direction in Direction:
            there = SHAPE.neighbour(here, direction)
            if named(there) not in reached:
                reached.add(named(there))
                waiting.append(there)
    return reached


def test_every_site_has_a_region_and_every_region_a_site() -> None:
    assert {region.site for region in REGIONS} == {site.id for site in SITES}
    assert len({named(region) for region in REGIONS}) == len(REGIONS)


@pytest.mark.parametrize("site", IN_BOTH)
def test_what_both_sides_show_is_on_both_figures(site: str) -> None:
    assert all(SHAPE.region(view, site) for view in VIEWS)


@pytest.mark.parametrize("region", REGIONS, ids=named)
def test_sides_are_the_persons_own(region: Region) -> None:
    middle = SHAPE.view_box.center().x()
    at_viewers_left = region.path.boundingRect().center().x() < middle - 1
    at_viewers_right = region.path.boundingRect().center().x() > middle + 1
    sees_own_left = at_viewers_left if region.view == BACK_VIEW else at_viewers_right
    sees_own_right = at_viewers_right if region.view == BACK_VIEW else at_viewers_left
    assert sees_own_left == region.site.endswith("-left")
    assert sees_own_right == region.site.endswith("-right")


@pytest.mark.parametrize("region", REGIONS, ids=named)
def test_the_inner_point_of_a_region_is_hit(region: Region) -> None:
    assert region.path.contains(region.label)
    assert SHAPE.site_at(region.view, region.label, 1.0) == region.site
    assert region.room() > 3


@pytest.mark.parametrize("view", VIEWS)
def test_regions_do_not_overlap(view: str) -> None:
    regions = SHAPE.regions(view)
    for place, region in enumerate(regions):
        for other in regions[place + 1 :]:
            shared = region.path.intersected(other.path).boundingRect()
            assert min(shared.width(), shared.height()) < 1, (region.site, other.site)


@pytest.mark.parametrize("region", REGIONS, ids=named)
def test_a_region_lies_on_its_figure(region: Region) -> None:
    assert SHAPE.view_box.contains(region.path.boundingRect())


def test_a_near_miss_counts_for_the_nearest_region_and_a_far_one_for_none() -> None:
    hand = SHAPE.region(BACK_VIEW, "hand-left")
    assert hand is not None
    lowest = QPointF(hand.label.x(), hand.path.boundingRect().bottom())
    scale = 2.0
    assert SHAPE.site_at(BACK_VIEW, lowest + QPointF(0, (REACH_PX - 1) / scale), scale) == "hand-left"
    assert SHAPE.site_at(BACK_VIEW, lowest + QPointF(0, (REACH_PX + 1) / scale), scale) is None


def test_every_region_can_be_reached_by_arrows_from_every_other() -> None:
    everything = {named(region) for region in REGIONS}
    for region in REGIONS:
        assert steps_from(region) == everything, named(region)


@pytest.mark.parametrize(
    ("start", "direction", "end"),
    [
        ("lower-back-middle", Direction.LEFT, "lower-back-left"),
        ("lower-back-middle", Direction.RIGHT, "lower-back-right"),
        ("lower-back-left", Direction.LEFT, "flank-left"),
        ("lower-back-left", Direction.UP, "mid-back-left"),
        ("lower-back-middle", Direction.DOWN, "sacrum"),
        ("sacrum", Direction.DOWN, "tailbone"),
        ("buttock-left", Direction.DOWN, "thigh-back-left"),
        ("thigh-back-left", Direction.DOWN, "knee-left"),
        ("calf-left", Direction.DOWN, "foot-left"),
        ("neck", Direction.UP, "head"),
    ],
)
def test_arrows_go_where_they_point(start: str, direction: Direction, end: str) -> None:
    region = SHAPE.region(BACK_VIEW, start)
    assert region is not None
    assert SHAPE.neighbour(region, direction).site == end


def test_nothing_lies_above_the_head() -> None:
    head = SHAPE.region(BACK_VIEW, "head")
    assert head is not None
    assert SHAPE.neighbour(head, Direction.UP) is head


@pytest.mark.parametrize("data", ["M0 0 A1 1 0 0 0 2 2", "M0 0 L1", "m0 0", "M0 0 C1 1 2 2", "L", "Z1 1"])
def test_path_data_of_another_kind_is_refused(data: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        painter_path(data)


def test_path_data_is_read_as_svg_means_it() -> None:
    path = painter_path("M0 0 L10 0 20 0 Q30 0 30 10 C30 20 20 30 10 30 Z")
    assert path.boundingRect().size().toTuple() == (30, 30)
    assert path.currentPosition() == QPointF(0, 0)


def test_a_broken_file_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "body.json"
    file.write_text(FILE.read_text(encoding="utf-8").replace("M100 ", "W100 ", 1), encoding="utf-8")
    with pytest.raises(ValueError, match="W100"):
        BodyShape.load(file)


@pytest.mark.parametrize("size", [QSize(268, 306), QSize(268, 240), QSize(212, 220), QSize(700, 500)])
@pytest.mark.parametrize("region", REGIONS, ids=named)
def test_a_press_on_a_region_marks_its_site(robot: MapRobot, region: Region, size: QSize) -> None:
    robot.map.resize(size)
    robot.map.set_score(6)
    robot.press(region.site, region.view)
    assert robot.told == [{region.site: 6}]


def test_presses_mark_change_and_clear(robot: MapRobot) -> None:
    robot.map.set_score(6)
    robot.press("lower-back-left")
    robot.map.set_score(4)
    robot.press("lower-back-left").press("lower-back-left")
    assert robot.told == [{"lower-back-left": 6}, {"lower-back-left": 4}, {}]


def test_without_a_score_a_press_marks_and_a_second_one_clears(robot: MapRobot) -> None:
    robot.press("neck").press("neck")
    assert robot.told == [{"neck": None}, {}]


def test_a_mark_without_score_takes_the_score_chosen_later(robot: MapRobot) -> None:
    robot.press("neck")
    robot.map.set_score(0)
    robot.press("neck")
    assert robot.told[-1] == {"neck": 0}


def test_a_double_click_marks(robot: MapRobot) -> None:
    robot.press("neck")
    place = robot.map.point_of(BACK_VIEW, "neck").toPoint()
    robot.qtbot.mouseDClick(robot.map, Qt.MouseButton.LeftButton, pos=place)
    assert robot.map.sites() == {"neck": None}


def test_a_press_beside_the_figures_marks_nothing(robot: MapRobot) -> None:
    robot.qtbot.mouseClick(robot.map, Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    assert robot.told == []


def test_setting_sites_is_silent_and_keeps_places_without_a_region(robot: MapRobot) -> None:
    robot.map.set_sites({"my-old-scar": 3, "neck": None})
    assert robot.told == []
    robot.press("head")
    assert robot.map.sites() == {"my-old-scar": 3, "neck": None, "head": None}


def test_the_caller_cannot_change_marks_behind_the_map(robot: MapRobot) -> None:
    robot.press("neck")
    robot.told[0]["head"] = 9
    robot.map.sites()["foot-left"] = 9
    assert robot.map.sites() == {"neck": None}


def test_the_keyboard_begins_at_the_lower_back_and_marks_with_space(robot: MapRobot) -> None:
    robot.map.set_score(5)
    robot.key(Qt.Key.Key_Left, Qt.Key.Key_Space)
    assert robot.told == [{"lower-back-left": 5}]
    assert robot.key(Qt.Key.Key_Space).map.sites() == {}


def test_digits_set_the_score_of_the_region(robot: MapRobot) -> None:
    robot.digit("7", at=0).digit("1", at=1000).digit("0", at=1600)
    assert [told["lower-back-middle"] for told in robot.told] == [7, 1, 10]
    assert robot.digit("0", at=1700).map.sites() == {"lower-back-middle": 0}


def test_a_late_nought_is_nought(robot: MapRobot) -> None:
    assert robot.digit("1", at=0).digit("0", at=601).map.sites() == {"lower-back-middle": 0}


def test_nought_on_the_next_region_does_not_make_ten(robot: MapRobot) -> None:
    robot.digit("1", at=0).key(Qt.Key.Key_Up).digit("0", at=100)
    assert robot.map.sites() == {"lower-back-middle": 1, "mid-back-middle": 0}


def test_the_page_may_show_the_same_sites_between_one_and_nought(robot: MapRobot) -> None:
    robot.digit("1", at=0)
    robot.map.set_sites(robot.map.sites())
    assert robot.digit("0", at=100).map.sites() == {"lower-back-middle": 10}


@pytest.mark.parametrize("key", [Qt.Key.Key_Backspace, Qt.Key.Key_Delete])
def test_a_key_clears_the_region(robot: MapRobot, key: Qt.Key) -> None:
    robot.digit("7", at=0).key(key).key(key)
    assert robot.told == [{"lower-back-middle": 7}, {}]


def test_f_turns_to_the_same_place_or_to_what_lies_there(robot: MapRobot) -> None:
    robot.press("knee-left").key(Qt.Key.Key_F)
    assert robot.current() == f"{FRONT_VIEW} knee-left"
    robot.press("lower-back-middle").key(Qt.Key.Key_F)
    assert robot.current() == f"{FRONT_VIEW} abdomen"
    assert robot.key(Qt.Key.Key_F).current().startswith(BACK_VIEW)


def test_keys_with_no_meaning_here_are_left_to_the_page(robot: MapRobot) -> None:
    for key, modifiers in ((Qt.Key.Key_Return, "NoModifier"), (Qt.Key.Key_Left, "AltModifier")):
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier[modifiers])
        robot.map.keyPressEvent(event)
        assert not event.isAccepted()
    assert robot.current() == f"{BACK_VIEW} lower-back-middle"


def test_the_current_region_and_all_marks_are_said_in_words(robot: MapRobot) -> None:
    assert robot.map.accessibleName() == "Where does it hurt? Lower back, middle, not marked"
    robot.map.set_sites({"knee-left": 3.5, "neck": None})
    robot.key(Qt.Key.Key_Left).digit("6", at=0)
    assert robot.map.accessibleName() == "Where does it hurt? Lower back, left, pain 6 of 10"
    said = robot.map.accessibleDescription().split("; ")
    assert sorted(said) == ["Knee, left, pain 3.5 of 10", "Lower back, left, pain 6 of 10", "Neck, marked"]


def test_the_name_of_the_place_shows_under_the_mouse(robot: MapRobot, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _place, text, _widget: shown.append(text))
    place = robot.map.point_of(FRONT_VIEW, "groin-left").toPoint()
    QApplication.sendEvent(robot.map, QHelpEvent(QEvent.Type.ToolTip, place, robot.map.mapToGlobal(place)))
    assert shown == ["Groin, left"]


def test_a_screen_reader_knows_a_group_with_a_name(robot: MapRobot) -> None:
    known = QAccessible.queryAccessibleInterface(robot.map)
    assert known.role() == QAccessible.Role.Grouping
    assert known.text(QAccessible.Text.Name) == "Where does it hurt? Lower back, middle, not marked"


def test_moves_and_marks_are_announced_while_the_keyboard_is_here(
    robot: MapRobot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(spoken_group.QAccessible, "updateAccessibility", lambda event: said.append(event.message()))
    robot.key(Qt.Key.Key_Left)
    assert said == []
    monkeypatch.setattr(robot.map, "hasFocus", lambda: True)
    robot.key(Qt.Key.Key_Left).digit("6", at=0)
    assert said == ["Flank, left, not marked", "Flank, left, pain 6 of 10"]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_mark_has_the_colour_of_its_score(robot: MapRobot, theme: str) -> None:
    robot.map.set_tokens(tokens(theme))
    robot.map.set_sites({"thigh-front-left": 8})
    color = _beside(robot, robot.map.grab().toImage(), "thigh-front-left")
    assert color == tokens(theme)["pain"][8]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_mark_without_score_has_no_colour_of_the_ramp(robot: MapRobot, theme: str) -> None:
    robot.map.set_tokens(tokens(theme))
    robot.map.set_sites({"thigh-front-left": None})
    assert _beside(robot, robot.map.grab().toImage(), "thigh-front-left") == tokens(theme)["accent_tint"]


def test_the_map_grows_with_the_text(robot: MapRobot) -> None:
    before = robot.map.sizeHint()
    robot.map.set_scale(1.3)
    assert robot.map.sizeHint() == before * 1.3
    assert robot.map.minimumSizeHint().width() < robot.map.sizeHint().width()


def _beside(robot: MapRobot, image: QImage, site: str) -> str:
    """The colour of a region of the front, a little above its number."""
    place = robot.map.point_of(FRONT_VIEW, site) - QPointF(0, 11)
    return image.pixelColor(place.toPoint()).name().upper()
