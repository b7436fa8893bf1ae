"""Broken and hostile files: a row is right or refused with its line, a file is read or refused in one sentence."""

import csv
import io
import zipfile
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from xml.sax.saxutils import quoteattr

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from painlog.domain.catalogue import Catalogue
from painlog.errors import UserError
from painlog.exchange.columns import Choices
from painlog.exchange.importers.desk import Desk, Found
from painlog.exchange.importers.detection import APP_NAMES, AppChoices, features_of, format_of, open_app
from painlog.exchange.names import NameBook
from painlog.exchange.rows import RowTrouble
from tests.exchange.importers import samples
from tests.exchange.importers.conftest import CALENDAR

TEXTS = {
    "bearable": samples.BEARABLE,
    "track-and-graph": samples.TRACK_AND_GRAPH,
    "migraine-buddy": samples.MIGRAINE_BUDDY,
    "daylio": samples.daylio(9),
    "loop": samples.LOOP_MARKS,
    "apple-health": samples.APPLE,
    "flaredown": samples.FLAREDOWN,
    "pf-pain-diary": samples.PF_PAIN_DIARY,
}
CELLS = st.one_of(
    st.text(max_size=12),
    st.text(alphabet="0123456789-/:.,= ;()|[]<>'ab\"", max_size=14),
    st.sampled_from(
        ["2026-03-03", "3rd Mar 2026", "03/14/26 13:05", "Symptom", "Back pain", "9" * 30, "9" * 5000, "-1", "NaN"]
    ),
)


def rows_of(path: Path, name: str) -> list[Found]:
    """What is found in a file, after it was asked for its features as the window asks; bad files are refused."""
    choices = Choices()
    desk = Desk(name, CALENDAR, NameBook(Catalogue()), datetime(2026, 11, 20, tzinfo=UTC), lambda: None)
    try:
        features = features_of(name, path)
        if name in ("track-and-graph", "flaredown") and features:
            choices = Choices((("score", features[0]), ("treatments", features[-1])))
        file = open_app(name, path, AppChoices(choices), desk)
        found = list(file.rows())
        file.beside(taken=True)
    except UserError:
        return []
    return found


@pytest.mark.parametrize("name", APP_NAMES)
@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_no_cells_break_an_importer(tmp_path_factory: pytest.TempPathFactory, name: str, data: st.DataObject) -> None:
    path = tmp_path_factory.getbasetemp() / f"{name}-cells.txt"
    lines = TEXTS[name].splitlines()
    header = 3 if name == "migraine-buddy" else 0
    good = list(csv.reader(lines[header + 1 :]))
    body = io.StringIO()
    for row in data.draw(st.lists(st.sampled_from(good), min_size=1, max_size=4)):
        cells = [data.draw(CELLS | st.just(cell)) if data.draw(st.integers(0, 3)) == 0 else cell for cell in row]
        csv.writer(body).writerow(cells)
    path.write_bytes("\n".join([*lines[: header + 1], body.getvalue()]).encode("utf-8", errors="replace"))
    for found in rows_of(path, name):
        assert found.line > 0


@pytest.mark.parametrize("name", APP_NAMES)
@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_no_damage_breaks_an_importer(tmp_path_factory: pytest.TempPathFactory, name: str, data: st.DataObject) -> None:
    path = tmp_path_factory.getbasetemp() / f"{name}-damage.txt"
    content = bytearray(TEXTS[name].encode())
    start = data.draw(st.integers(0, len(content)))
    end = data.draw(st.integers(start, min(len(content), start + 40)))
    content[start:end] = data.draw(st.binary(max_size=20) | st.sampled_from([b'"', b"\r", b"\x00", b",", b"&a;", b"<"]))
    path.write_bytes(content[: data.draw(st.integers(0, len(content)))])
    with suppress(UserError):
        format_of(path)
    rows_of(path, name)


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_no_damage_breaks_an_archive(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    folder = tmp_path_factory.getbasetemp()
    make = data.draw(st.sampled_from([samples.loop_archive, samples.apple_archive]))
    path = make(folder / "whole.zip")
    content = bytearray(path.read_bytes())
    start = data.draw(st.integers(0, len(content)))
    content[start : start + data.draw(st.integers(0, 30))] = data.draw(st.binary(max_size=20))
    path = folder / "damaged.zip"
    path.write_bytes(content)
    try:
        name = format_of(path)
    except UserError:
        return
    if name in ("loop", "apple-health"):
        rows_of(path, name)


def test_an_archive_with_a_password_is_refused(tmp_path: Path) -> None:
    path = samples.loop_archive(tmp_path / "loop.zip")
    content = bytearray(path.read_bytes())
    at = 0
    while (at := content.find(b"PK\x01\x02", at)) >= 0:
        content[at + 8] |= 1
        at += 4
    path.write_bytes(content)
    with pytest.raises(UserError, match="password"):
        format_of(path)


def test_an_unknown_archive_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "photos.zip", "w") as made:
        made.writestr("a.jpg", "x")
    with pytest.raises(UserError, match="not a file that painlog knows"):
        format_of(tmp_path / "photos.zip")


def told(found: list[Found]) -> list[object]:
    """What can be compared: troubles by their words."""
    return [(each.line, str(each.trouble)) if isinstance(each, RowTrouble) else each for each in found]


def _utf_16(text: str) -> bytes:
    return text.encode("utf-16")


def _carriage_returns(text: str) -> bytes:
    return text.replace("\r\n", "\n").replace("\n", "\r").encode()


@pytest.mark.parametrize("written", [_utf_16, _carriage_returns, lambda text: b"\xef\xbb\xbf" + text.encode()])
@pytest.mark.parametrize("name", ["bearable", "track-and-graph", "migraine-buddy", "pf-pain-diary", "flaredown"])
def test_an_export_is_known_however_it_was_saved(tmp_path: Path, name: str, written: Callable[[str], bytes]) -> None:
    plain, other = tmp_path / "plain.txt", tmp_path / "other.wrong-ending"
    plain.write_bytes(TEXTS[name].encode())
    other.write_bytes(written(TEXTS[name]))
    assert format_of(other) == format_of(plain) == name
    assert told(rows_of(other, name)) == told(rows_of(plain, name)) != []


def test_formula_cells_stay_text(tmp_path: Path) -> None:
    path = tmp_path / "formulas.csv"
    path.write_text(samples.BEARABLE.replace("after sleep", "=HYPERLINK(1)"))
    assert rows_of(path, "bearable")[0].entry.note == "=HYPERLINK(1)"  # type: ignore[union-attr]


ATTRIBUTES = ("type", "workoutActivityType", "value", "startDate", "endDate", "duration", "durationUnit")


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_no_attributes_break_apple_health(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    values = st.sampled_from(
        [
            "HKCategoryTypeIdentifierLowerBackPain",
            "HKWorkoutActivityTypeYoga",
            "2026-03-03 08:15:00 +0100",
            "30",
            "hr",
            "",
        ]
    ) | st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc", "Cn"]), max_size=8)
    tags = data.draw(st.lists(st.sampled_from(["Record", "Workout"]), min_size=1, max_size=3))
    elements = [f"<{tag} {' '.join(f'{name}={quoteattr(data.draw(values))}' for name in ATTRIBUTES)}/>" for tag in tags]
    path = tmp_path_factory.getbasetemp() / "attributes.xml"
    path.write_text(samples.APPLE_HEAD + "\n".join(elements) + samples.APPLE_TAIL, encoding="utf-8")
    for found in rows_of(path, "apple-health"):
        assert found.line > 5
