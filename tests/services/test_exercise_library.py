"""The library of exercises: read once, and a broken folder is refused by name."""

import shutil
from pathlib import Path

import pytest

from painlog.domain.exercises import EXERCISE_IDS
from painlog.errors import UserError
from painlog.services.exercises import load_catalogue
from tests.domain.exercise_library import FOLDER


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FOLDER, tmp_path / "exercises"))


def test_the_shipped_library_is_read_once() -> None:
    library = load_catalogue(FOLDER)
    assert tuple(library.by_id) == EXERCISE_IDS
    assert load_catalogue(FOLDER) is library


def test_an_exercise_is_found_by_its_id() -> None:
    assert load_catalogue(FOLDER).exercise("bridge").name == "Bridge"
    with pytest.raises(UserError, match="no exercise “hand-stand”"):
        load_catalogue(FOLDER).exercise("hand-stand")


def test_nobody_can_change_the_library() -> None:
    with pytest.raises(TypeError):
        load_catalogue(FOLDER).by_id["bridge"] = load_catalogue(FOLDER).exercise("brace")  # type: ignore[index]


@pytest.mark.parametrize("spoilt", [b"id = ", b"id = \xff\xfe", b"id = 'bridge'\nid = 'brace'"])
def test_a_file_that_is_no_toml_is_named(spoilt: bytes, folder: Path) -> None:
    (folder / "bridge.toml").write_bytes(spoilt)
    with pytest.raises(UserError, match=r"bridge\.toml is not valid TOML"):
        load_catalogue(folder)


def test_a_broken_field_is_named(folder: Path) -> None:
    file = folder / "side-plank.toml"
    file.write_text(file.read_text(encoding="utf-8").replace("hold_s = 10", "hold_s = 0", 1), encoding="utf-8")
    with pytest.raises(UserError, match=r"side-plank\.toml: the field “dose\.hold_s”"):
        load_catalogue(folder)


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / "breathing.toml").unlink()
    with pytest.raises(UserError, match="“breathing” is missing"):
        load_catalogue(folder)


def test_a_file_that_does_not_belong_there_is_named(folder: Path) -> None:
    text = (folder / "bridge.toml").read_text(encoding="utf-8").replace('id = "bridge"', 'id = "sofa"', 1)
    (folder / "sofa.toml").write_text(text, encoding="utf-8")
    with pytest.raises(UserError, match="knows no exercise “sofa”"):
        load_catalogue(folder)


def test_trouble_is_not_remembered(folder: Path) -> None:
    moved = folder.parent / "breathing.toml"
    (folder / "breathing.toml").rename(moved)
    with pytest.raises(UserError):
        load_catalogue(folder)
    moved.rename(folder / "breathing.toml")
    assert len(load_catalogue(folder).by_id) == len(EXERCISE_IDS)
