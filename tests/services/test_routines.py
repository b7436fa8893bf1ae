"""Routines and exercises of the person's own: made, copied, changed, ordered, put away, undone."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from painlog.clock import FixedClock
from painlog.domain.about import TickKind
from painlog.domain.built_in_routines import BUILT_IN_ROUTINES
from painlog.domain.exercises import Dose, Kind, Sides
from painlog.domain.routines import Routine, RoutineStep
from painlog.domain.training import OwnExercise
from painlog.errors import UserError
from painlog.paths import Places, resources
from painlog.services.about import AboutService
from painlog.services.changes import Topic
from painlog.services.exercises import load_catalogue
from painlog.services.history import HistoryService
from painlog.services.routines import RoutinesService
from painlog.storage.diary_store import DiaryStore, open_store
from painlog.storage.opening import open_diary
from painlog.storage.own_pictures import LONGEST_SIDE, picture_folder

LIBRARY = load_catalogue(resources() / "exercises")
MINE = Routine("", " Morning ", (RoutineStep("bridge", Dose(reps=5)), RoutineStep("cat-camel", Dose(reps=6))))


@pytest.fixture
def store(places: Places, clock: FixedClock) -> Iterator[DiaryStore]:
    opened = open_diary(places.diary, clock)
    yield open_store(opened.engine, clock)
    opened.close()


@pytest.fixture
def service(store: DiaryStore, clock: FixedClock, places: Places) -> RoutinesService:
    return RoutinesService(store, clock, places.diary)


def ids(service: RoutinesService) -> list[str]:
    return [each.routine.id for each in service.shelf(LIBRARY).routines]


def own_exercise(clock: FixedClock, **values: object) -> OwnExercise:
    made = OwnExercise("", "Towel pull", clock.now(), cue="Pull gently", kind=Kind.STRETCH, dose=Dose(hold_s=15))
    return replace(made, **values)  # type: ignore[arg-type]


def test_a_new_diary_offers_the_built_in_routines(service: RoutinesService) -> None:
    assert ids(service) == [each.id for each in BUILT_IN_ROUTINES]


def test_a_routine_is_saved_with_its_steps_and_a_trimmed_name(service: RoutinesService) -> None:
    made, changes = service.save(MINE)
    assert changes.topics == {Topic.TRAINING}
    shelf = service.shelf(LIBRARY)
    kept = shelf.routine(made.id)
    assert kept is not None
    assert kept.own
    assert kept.routine.name == "Morning"
    assert kept.routine.steps == MINE.steps


def test_a_changed_routine_replaces_its_steps_and_undo_brings_them_back(
    service: RoutinesService, store: DiaryStore
) -> None:
    made, _ = service.save(MINE)
    service.save(replace(made, steps=(RoutineStep("walking", Dose(minutes=5)),)))
    changed = service.shelf(LIBRARY).routine(made.id)
    assert changed is not None
    assert [step.exercise for step in changed.routine.steps] == ["walking"]
    HistoryService(store).undo()
    back = service.shelf(LIBRARY).routine(made.id)
    assert back is not None
    assert back.routine.steps == MINE.steps
    HistoryService(store).undo()
    assert service.shelf(LIBRARY).routine(made.id) is None


def test_a_built_in_routine_is_copied_and_stays_as_it_is(service: RoutinesService) -> None:
    core = BUILT_IN_ROUTINES[1].routine
    with pytest.raises(UserError, match="stays as it is"):
        service.save(replace(core, name="Mine"))
    with pytest.raises(UserError, match="stays as it is"):
        service.add_step(core, RoutineStep("bridge"))
    copy, _ = service.copy(core, "Core, my way")
    assert (copy.copied_from, copy.steps) == ("core-basics", core.steps)
    again, _ = service.copy(copy, "Once more")
    assert again.copied_from == "core-basics"


def test_an_exercise_is_added_at_the_end(service: RoutinesService) -> None:
    made, _ = service.save(MINE)
    service.add_step(made, RoutineStep("bird-dog", Dose(reps=5, hold_s=6)))
    kept = service.shelf(LIBRARY).routine(made.id)
    assert kept is not None
    assert [step.exercise for step in kept.routine.steps] == ["bridge", "cat-camel", "bird-dog"]


def test_routines_are_ordered_and_the_unnamed_follow(service: RoutinesService, store: DiaryStore) -> None:
    before = ids(service)
    service.order(["walk", "desk-break"])
    assert ids(service)[:3] == ["walk", "desk-break", "first-week"]
    HistoryService(store).undo()
    assert ids(service) == before


@pytest.mark.parametrize("own", [False, True], ids=["built-in", "own"])
def test_a_routine_is_put_away_and_brought_back(service: RoutinesService, store: DiaryStore, own: bool) -> None:
    routine = service.save(MINE)[0] if own else BUILT_IN_ROUTINES[0].routine
    service.put_away(routine)
    shelf = service.shelf(LIBRARY)
    assert routine.id not in ids(service)
    assert [each.routine.id for each in shelf.put_away] == [routine.id]
    HistoryService(store).undo()
    assert routine.id in ids(service)
    service.put_away(routine)
    service.put_away(replace(routine, hidden=True), away=False)
    assert routine.id in ids(service)


def test_a_routine_without_a_name_or_an_exercise_is_refused(service: RoutinesService) -> None:
    with pytest.raises(UserError, match="needs a name"):
        service.save(Routine("", "  ", MINE.steps))
    with pytest.raises(UserError, match="no exercise"):
        service.save(Routine("", "Empty", ()))


def test_what_is_ticked_in_about_me_steers_the_shelf(service: RoutinesService, store: DiaryStore) -> None:
    AboutService(store).set_ticks(TickKind.CONDITION, ("stenosis",))
    shelf = service.shelf(LIBRARY)
    hidden = {each.exercise.id for each in shelf.selection.hidden}
    assert {"press-up", "superman", "prone-elbows"} <= hidden
    assert hidden.isdisjoint(each.exercise.id for each in shelf.selection.offered)


def test_an_own_exercise_stands_in_the_library_and_in_routines(service: RoutinesService, clock: FixedClock) -> None:
    own, _ = service.save_exercise(own_exercise(clock, from_physiotherapist=True))
    made, _ = service.save(Routine("", "Mine", (RoutineStep(own.id, own.dose),)))
    shelf = service.shelf(LIBRARY)
    assert shelf.own == (own,)
    kept = shelf.routine(made.id)
    assert kept is not None
    assert [each.exercise for each in kept.offered] == [own]
    service.put_exercise_away(own)
    away = service.shelf(LIBRARY)
    assert not away.own
    still = away.routine(made.id)
    assert still is not None
    assert [each.exercise.id for each in still.offered] == [own.id]


def test_the_sides_of_an_own_exercise_are_those_it_says(service: RoutinesService, clock: FixedClock) -> None:
    own, _ = service.save_exercise(own_exercise(clock, sides=Sides.LEFT_RIGHT))
    made, _ = service.save(Routine("", "Mine", (RoutineStep(own.id, own.dose),)))
    kept = service.shelf(LIBRARY).routine(made.id)
    assert kept is not None
    assert kept.offered[0].played.sides is Sides.LEFT_RIGHT


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A photograph as a phone takes it: large, turned by its EXIF, with a place in it."""
    file = tmp_path / "photo.jpg"
    picture = Image.new("RGB", (2400, 1600), (200, 120, 40))
    exif = picture.getexif()
    exif[0x0112] = 6
    exif.get_ifd(0x8825)[1] = "N"
    picture.save(file, exif=exif)
    return file


def test_a_picture_is_kept_small_upright_and_without_what_the_camera_added(
    service: RoutinesService, clock: FixedClock, places: Places, photo: Path
) -> None:
    own, _ = service.save_exercise(own_exercise(clock), photo)
    kept = service.picture_of(own)
    assert kept is not None
    assert kept.parent == picture_folder(places.diary)
    with Image.open(kept) as picture:
        assert picture.size == (800, LONGEST_SIDE)
        assert not picture.getexif()
    assert photo.is_file()


def test_undo_finds_the_picture_from_before(
    service: RoutinesService, store: DiaryStore, clock: FixedClock, photo: Path, tmp_path: Path
) -> None:
    first, _ = service.save_exercise(own_exercise(clock), photo)
    other = tmp_path / "clear.png"
    Image.new("RGBA", (300, 200), (0, 0, 0, 0)).save(other)
    second, _ = service.save_exercise(first, other)
    assert second.picture != first.picture
    assert second.picture.endswith(".png")
    HistoryService(store).undo()
    (back,) = service.shelf(LIBRARY).own
    assert back == first
    assert service.picture_of(back) is not None


BROKEN = {
    "no picture": b"these are words",
    "empty": b"",
    "cut off": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00",
}


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN)
def test_what_is_no_picture_is_refused_in_one_sentence_and_changes_nothing(
    service: RoutinesService, clock: FixedClock, places: Places, tmp_path: Path, content: bytes
) -> None:
    file = tmp_path / "odd.jpg"
    file.write_bytes(content)
    with pytest.raises(UserError, match="no picture that painlog can read"):
        service.save_exercise(own_exercise(clock), file)
    assert not service.shelf(LIBRARY).own
    assert not picture_folder(places.diary).exists()


def test_a_picture_that_is_gone_is_no_trouble(service: RoutinesService, clock: FixedClock, photo: Path) -> None:
    own, _ = service.save_exercise(own_exercise(clock), photo)
    kept = service.picture_of(own)
    assert kept is not None
    kept.unlink()
    assert service.picture_of(own) is None
    assert service.picture_of(replace(own, picture="../../diary.db")) is None


def test_a_damaged_order_is_read_as_none(service: RoutinesService, store: DiaryStore) -> None:
    from painlog.services.routines import SHELF_KEY
    from painlog.storage.diary_store import put_setting
    from painlog.storage.unit_of_work import writing

    with writing(store.engine) as work:
        put_setting(work, SHELF_KEY, {"ids": 7, "put_away": [1, "walk"]})
    assert "walk" not in ids(service)
    assert ids(service)[0] == "first-week"
