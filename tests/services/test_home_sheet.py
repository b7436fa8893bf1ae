"""The home sheet: what is printed of a routine, and that the file is a tagged PDF on the paper asked for."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pypdf import PdfReader
from pypdf.generic import ContentStream

from painlog.charts.figure_svg import figure_svg
from painlog.clock import FixedClock
from painlog.domain.built_in_routines import BUILT_IN_ROUTINES
from painlog.domain.exercises import Dose
from painlog.domain.motion import PropKind, Side
from painlog.domain.report_sections import Paper
from painlog.domain.routines import Routine, RoutineStep
from painlog.domain.shelf import Shelf, ShelvedRoutine, Stock, shelved
from painlog.domain.training import OwnExercise
from painlog.i18n import PSEUDO_LANGUAGE, Texts
from painlog.paths import Places, resources
from painlog.services.home_sheet import HomeSheetService
from painlog.storage.own_pictures import picture_folder
from tests.domain.exercise_library import EXERCISES, LIBRARY

ENGLISH = Texts("en_GB", resources() / "locale")
TICK_BOX_PT = 17
"""A box to tick is 6 mm wide and high."""
_WAYS, _STROKE = (b"m", b"l", b"c"), b"S"
TOKENS = {"line": "#EEEEEE", "line2": "#CCCCCC", "ctl": "#888888", "stage3": "#BBCCDD"} | {
    f"figure_{name}": "#0F6B6B" for name in ("near", "legs", "far", "far_legs")
}


@pytest.fixture
def service(places: Places, clock: FixedClock) -> HomeSheetService:
    return HomeSheetService(clock, places.diary, resources())


def shelf_with(*extra: Routine, own: tuple[OwnExercise, ...] = (), conditions: tuple[str, ...] = ()) -> Shelf:
    routines = [*(each.routine for each in BUILT_IN_ROUTINES), *extra]
    return shelved(routines, Stock(LIBRARY, {each.id: each for each in own}, conditions))


def found(shelf: Shelf, id_: str) -> ShelvedRoutine:
    routine = shelf.routine(id_)
    assert routine is not None
    return routine


def text_of(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


def tick_boxes(pdf: bytes) -> int:
    """How many squares of the size of a tick box are drawn."""
    drawn, boxes = PdfReader(BytesIO(pdf)), 0
    for page in drawn.pages:
        path: list[tuple[float, float]] = []
        for operands, operator in ContentStream(page.get_contents(), drawn).operations:
            if operator in _WAYS:
                numbers = [float(number) for number in operands]
                path += zip(numbers[::2], numbers[1::2], strict=True)
                continue
            boxes += operator == _STROKE and _sides(path) == (TICK_BOX_PT, TICK_BOX_PT)
            path = []
    return boxes


def _sides(path: list[tuple[float, float]]) -> tuple[int, int]:
    across, down = [x for x, _ in path], [y for _, y in path]
    return (round(max(across) - min(across)), round(max(down) - min(down))) if path else (0, 0)


def figures(pdf: bytes) -> list[str]:
    """What a screen reader says of the pictures, in order."""
    return list(_figures(PdfReader(BytesIO(pdf)).root_object["/StructTreeRoot"]))


def _figures(node: Any) -> Iterator[str]:
    found = node.get_object()
    if isinstance(found, dict):
        if found.get("/S") == "/Figure":
            yield str(found["/Alt"])
        found = found.get("/K", [])
    for each in found if isinstance(found, list) else []:
        yield from _figures(each)


def test_a_sheet_names_every_exercise_with_its_dose_and_a_week_of_boxes(service: HomeSheetService) -> None:
    shelf = shelf_with()
    sheet = service.sheet(found(shelf, "core-basics"), shelf, ENGLISH)
    assert [row.name for row in sheet.rows] == [
        "Abdominal brace",
        "Bridge",
        "Bird dog",
        "Side plank",
        "Dead bug",
        "Child's pose",
    ]
    assert sheet.rows[2].dose == "5 × 6 s each side"
    assert sheet.days == ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
    printed = text_of(service.print(sheet, ENGLISH).pdf)
    for words in ("Core basics", "Bird dog", "5 × 6 s each side", "Mon", "Pain before (0–10)", "Chest pain"):
        assert words in printed


@pytest.mark.parametrize("routine", ["core-basics", "big-three", "walk"])
def test_every_exercise_is_printed_with_its_figure_and_a_box_for_each_day(
    service: HomeSheetService, routine: str
) -> None:
    shelf = shelf_with()
    sheet = service.sheet(found(shelf, routine), shelf, ENGLISH)
    printed = service.print(sheet, ENGLISH).pdf
    assert sheet.rows
    assert all(row.figure.count("<polygon") >= 10 for row in sheet.rows)
    assert figures(printed) == [row.name for row in sheet.rows]
    assert tick_boxes(printed) == len(sheet.rows) * 7


def test_rounds_of_one_exercise_share_a_row(service: HomeSheetService) -> None:
    shelf = shelf_with()
    sheet = service.sheet(found(shelf, "big-three"), shelf, ENGLISH)
    assert len(sheet.rows) == 3
    assert sheet.rows[0].dose == "6 × 10 s each side, then 4 × 10 s each side, then 2 × 10 s each side"


def test_conditions_reach_the_paper(service: HomeSheetService) -> None:
    shelf = shelf_with(conditions=("pregnancy",))
    sheet = service.sheet(found(shelf, "core-basics"), shelf, ENGLISH)
    assert "Dead bug" not in [row.name for row in sheet.rows]
    assert all(row.mind for row in sheet.rows)
    assert "Contractions" in sheet.stops


@pytest.mark.parametrize(("paper", "size"), [(Paper.A4, (595, 842)), (Paper.LETTER, (612, 792))])
def test_the_file_is_tagged_and_has_the_size_of_the_paper(
    service: HomeSheetService, paper: Paper, size: tuple[int, int]
) -> None:
    shelf = shelf_with()
    pdf = PdfReader(BytesIO(service.print(service.sheet(found(shelf, "walk"), shelf, ENGLISH, paper), ENGLISH).pdf))
    root = pdf.root_object
    assert "'/Marked': True" in str(root["/MarkInfo"])
    assert str(root["/Lang"]) == "en-GB"
    assert pdf.metadata is not None
    assert pdf.metadata.title == "Walk"
    box = pdf.pages[0].mediabox
    assert (round(box.width), round(box.height)) == size


def test_own_words_and_an_own_picture_are_printed_whatever_they_hold(
    service: HomeSheetService, places: Places, clock: FixedClock
) -> None:
    folder = picture_folder(places.diary)
    folder.mkdir(parents=True)
    Image.new("RGB", (900, 600), (10, 90, 90)).save(folder / "a.jpg")
    cue = '#panic("x") *पीठ* \u202eabc <b> $1$ 𒀀'
    own = OwnExercise("own", 'Pull "#let" it', clock.now(), cue, dose=Dose(reps=3), picture="a.jpg")
    gone = OwnExercise("gone", "No picture", clock.now(), picture="lost.jpg")
    mine = Routine("mine", "[My] routine_", (RoutineStep("own", own.dose), RoutineStep("gone")), made_at=clock.now())
    shelf = shelf_with(mine, own=(own, gone))
    sheet = service.sheet(found(shelf, "mine"), shelf, ENGLISH)
    assert sheet.rows[0].photo
    assert not sheet.rows[1].photo
    pdf = service.print(sheet, ENGLISH).pdf
    assert figures(pdf) == ['Pull "#let" it']
    printed = text_of(pdf)
    assert '#panic("x") *' in printed
    assert "[My] routine_" in printed


def test_a_sheet_in_words_twice_as_long_keeps_to_its_pages(service: HomeSheetService) -> None:
    t = Texts(PSEUDO_LANGUAGE, resources() / "locale")
    shelf = shelf_with()
    pdf = service.print(service.sheet(found(shelf, "core-basics"), shelf, t), t).pdf
    assert len(PdfReader(BytesIO(pdf)).pages) <= 2


def test_a_sheet_is_written_whole_to_the_file(service: HomeSheetService, tmp_path: Path) -> None:
    shelf = shelf_with()
    printed = service.write(service.sheet(found(shelf, "walk"), shelf, ENGLISH), ENGLISH, tmp_path / "walk.pdf")
    assert (tmp_path / "walk.pdf").read_bytes() == printed.pdf
    assert printed.pdf.startswith(b"%PDF")
    assert [file.name for file in tmp_path.iterdir() if file.is_file()] == ["walk.pdf"]


def test_every_figure_becomes_a_picture_inside_its_frame() -> None:
    for exercise in EXERCISES:
        for side in Side:
            drawn = figure_svg(exercise.figure, TOKENS, side)
            assert drawn.startswith("<svg")
            assert drawn.count("<polygon") >= 10
            assert "nan" not in drawn
    kinds = {prop.kind for exercise in EXERCISES for prop in exercise.figure.props}
    assert kinds == set(PropKind)
