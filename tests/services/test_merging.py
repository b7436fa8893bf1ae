"""Two copies of a diary that went their own ways, brought together again."""

import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from painlog.clock import FixedClock
from painlog.domain.catalogue import Kind
from painlog.domain.diary import DayContext, Entry
from painlog.domain.draft import Draft, draft_of
from painlog.domain.experiments import Experiment
from painlog.domain.records import AboutMe, Diary, Medicine, Statement, StatementKind
from painlog.errors import UserError
from painlog.paths import resources
from painlog.services.changes import Topic
from painlog.services.diary import DiaryService
from painlog.services.exports import ExportRequest, ExportsService
from painlog.services.transfer import ImportReport, TransferService
from painlog.storage.backup import backup_folder, backups
from painlog.storage.diary_rows import other_rows
from painlog.storage.diary_store import DiaryStore, add_entry, open_store, put_setting, whole_diary
from painlog.storage.opening import open_diary
from painlog.storage.own_pictures import picture_folder
from painlog.storage.tables import metadata
from tests.storage.diary_files import make_diary, spoil
from tests.strategies import diaries

START = datetime(2026, 11, 2, 9)
LONDON = ZoneInfo("Europe/London")
FORMATS = ("db", "json")


@dataclass
class Copy:
    """One of the two copies."""

    path: Path
    store: DiaryStore
    clock: FixedClock

    def __post_init__(self) -> None:
        self.service = DiaryService(self.store, self.clock)
        self.transfer = TransferService(self.store, self.clock, self.path)
        self.exports = ExportsService(self.store, self.clock, self.path, resources(), lambda: "UTC")

    def diary(self) -> Diary:
        with self.store.snapshot() as session:
            return whole_diary(session)

    def entries(self) -> dict[str, Entry]:
        return {entry.id: entry for entry in self.diary().entries}

    def tables(self, *but: str) -> dict[str, list[Any]]:
        """Every row of every table."""
        with self.store.snapshot() as session:
            return {
                name: sorted(map(tuple, session.execute(text(f'SELECT * FROM "{name}"'))), key=repr)
                for name in metadata.tables
                if name not in but
            }

    def put(self, diary: Diary) -> None:
        with self.store.transaction("test") as work:
            for entry in diary.entries:
                add_entry(work, entry)
            for model, values in other_rows(diary):
                work.add(model(**values))

    def log(self, score: float, **values: Any) -> Entry:
        self.clock.move(timedelta(minutes=7))
        return self.service.log_entry(Draft(score=score, **values))[0]

    def edit(self, id_: str, **values: Any) -> Entry:
        self.clock.move(timedelta(minutes=7))
        return self.service.edit_entry(replace(draft_of(self.service.entry(id_)), **values))[0]

    def file(self, kind: str) -> Path:
        """This copy as a file to merge."""
        if kind == "json":
            return self.exports.export(ExportRequest(self.path.parent / "copy.painlog.json")).path
        return self.path

    def merge(self, other: "Copy", kind: str = "db") -> ImportReport:
        self.clock.move(timedelta(days=1))
        return self.transfer.merge(other.file(kind))


def counts(report: ImportReport) -> dict[str, int]:
    return {verdict: count for verdict, count in report.counts.items() if count}


@contextmanager
def opened(path: Path, clock: FixedClock) -> Iterator[Copy]:
    path.parent.mkdir(exist_ok=True)
    made = open_diary(path, clock)
    try:
        yield Copy(made.path, open_store(made.engine, clock), clock)
    finally:
        made.close()


@contextmanager
def forked(folder: Path, base: Diary) -> Iterator[tuple[Copy, Copy]]:
    """Two copies of the same diary, each with a clock of its own."""
    here, there = folder / "here" / "diary.db", folder / "there" / "diary.db"
    with opened(here, FixedClock(START, LONDON)) as first:
        first.put(base)
    there.parent.mkdir()
    shutil.copyfile(here, there)
    with (
        opened(here, FixedClock(START, LONDON)) as first,
        opened(there, FixedClock(START + timedelta(seconds=30), LONDON)) as second,
    ):
        yield first, second


@pytest.fixture
def copies(tmp_path: Path) -> Iterator[tuple[Copy, Copy]]:
    with forked(tmp_path, Diary()) as pair:
        yield pair


def steps() -> st.SearchStrategy[list[tuple[bool, str, int]]]:
    """What is done: in which copy, what, and to which entry or day or with which score."""
    verbs = st.sampled_from(["log", "edit", "delete", "day"])
    return st.lists(st.tuples(st.booleans(), verbs, st.integers(0, 10)), max_size=8)


@dataclass
class Story:
    """What was done to the entries and days of the two copies."""

    edited: dict[bool, dict[str, Entry]]
    logged: dict[bool, dict[str, Entry]]
    deleted: dict[bool, set[str]]
    days: dict[bool, dict[date, int]]


def lived(first: Copy, second: Copy, doings: list[tuple[bool, str, int]]) -> Story:
    story = Story({True: {}, False: {}}, {True: {}, False: {}}, {True: set(), False: set()}, {True: {}, False: {}})
    copies = {True: first, False: second}
    for side, verb, number in doings:
        copy, other = copies[side], copies[not side]
        other.clock.move(timedelta(minutes=7))
        ids = sorted(copy.entries())
        if verb == "log":
            made = copy.log(number)
            story.logged[side][made.id] = made
        elif verb == "day":
            day = date(2026, 10, 1 + number)
            copy.clock.move(timedelta(minutes=7))
            copy.service.save_day(DayContext(day, sleep=number))
            story.days[side][day] = number
        elif verb == "edit" and ids:
            made = copy.edit(ids[number % len(ids)], note=f"edit {copy.clock.now().isoformat()}")
            story.edited[side][made.id] = made
        elif verb == "delete" and ids:
            copy.clock.move(timedelta(minutes=7))
            copy.service.delete_entry(ids[number % len(ids)])
            story.deleted[side].add(ids[number % len(ids)])
    return story


def expected(story: Story, here: dict[str, Entry], there: dict[str, Entry]) -> dict[str, Entry]:
    """The union of both; of two versions the later edit."""
    wanted = here | there
    for id_ in here.keys() & there.keys():
        versions = [each[id_] for each in (story.edited[True], story.edited[False]) if id_ in each]
        wanted[id_] = max(versions, key=lambda entry: entry.note) if versions else here[id_]
    return wanted


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(base=diaries(max_entries=4), doings=steps())
def test_a_merge_of_two_copies_loses_nothing_and_doubles_nothing(
    base: Diary, doings: list[tuple[bool, str, int]]
) -> None:
    with TemporaryDirectory() as folder, forked(Path(folder), base) as (first, second):
        story = lived(first, second, doings)
        here, there = first.entries(), second.entries()
        before, others = first.tables("catalogue_item"), first.diary()
        report = first.merge(second)
        wanted = expected(story, here, there)
        assert first.entries() == wanted
        assert sum(report.counts.values()) == len(there)
        assert {day.diary_day for day in first.diary().days} == {
            day.diary_day for day in (*base.days, *(DayContext(each) for s in story.days.values() for each in s))
        }
        assert (first.diary().statements, first.diary().about) == (others.statements, others.about)
        after = first.tables()
        again = first.merge(second)
        assert not again.changes
        assert first.tables() == after
        if report.import_id:
            first.transfer.undo_import(report.import_id)
        assert first.tables("catalogue_item") == before


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(base=diaries(max_entries=3), doings=steps())
def test_merged_both_ways_the_copies_agree(base: Diary, doings: list[tuple[bool, str, int]]) -> None:
    with TemporaryDirectory() as folder, forked(Path(folder), base) as (first, second):
        lived(first, second, doings)
        first.merge(second)
        second.merge(first)
        assert first.entries() == second.entries()
        assert not first.merge(second).changes


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(base=diaries(max_entries=3), doings=steps())
def test_a_document_loses_nothing_and_doubles_nothing(base: Diary, doings: list[tuple[bool, str, int]]) -> None:
    """A document does not tell when an entry was edited: what was edited here stays as it is."""
    with TemporaryDirectory() as folder, forked(Path(folder), base) as (first, second):
        story = lived(first, second, doings)
        here, there = first.entries(), second.entries()
        before = first.tables("catalogue_item")
        report = first.merge(second, "json")
        assert first.entries() == here | {
            id_: entry for id_, entry in there.items() if id_ not in here or id_ not in story.edited[True]
        }
        after = first.tables()
        assert not first.merge(second, "json").changes
        assert first.tables() == after
        if report.import_id:
            first.transfer.undo_import(report.import_id)
        assert first.tables("catalogue_item") == before


@pytest.mark.parametrize("kind", FORMATS)
def test_a_file_imported_into_both_copies_is_there_once(copies: tuple[Copy, Copy], kind: str) -> None:
    first, second = copies
    for copy in copies:
        with copy.store.transaction("as an import makes its own ids") as work:
            for _ in range(2):
                entry = Entry(copy.store.keys(), START, 0, START.date(), copy.clock.now(), 4, note="same")
                add_entry(work, entry)
        copy.clock.move(timedelta(minutes=5))
    second.log(7, note="only there")
    report = first.merge(second, kind)
    assert counts(report) == {"duplicate": 2, "new": 1}
    assert Counter(entry.note for entry in first.diary().entries) == {"same": 2, "only there": 1}


def test_the_second_of_two_equal_entries_is_no_duplicate_of_the_only_one_here(copies: tuple[Copy, Copy]) -> None:
    first, second = copies
    for copy, times in ((first, 1), (second, 2)):
        with copy.store.transaction("test") as work:
            for _ in range(times):
                add_entry(work, Entry(copy.store.keys(), START, 0, START.date(), copy.clock.now(), 4))
    assert counts(first.merge(second)) == {"duplicate": 1, "new": 1}
    assert len(first.entries()) == 2
    assert counts(first.merge(second)) == {"duplicate": 2}


@pytest.mark.parametrize("kind", FORMATS)
def test_entries_of_the_same_moment_that_differ_in_anything_are_both_kept(copies: tuple[Copy, Copy], kind: str) -> None:
    first, second = copies
    second.clock.move(first.clock.now() - second.clock.now())
    first.log(4, triggers=("driving",))
    second.log(4, triggers=("cold",))
    first.merge(second, kind)
    assert {entry.triggers for entry in first.diary().entries} == {("driving",), ("cold",)}


def test_the_later_edit_stays_whichever_copy_is_merged_into_which(tmp_path: Path) -> None:
    base = Diary(entries=(Entry("a", START, 0, START.date(), START.astimezone(), 4),))
    for folder, into_first in ((tmp_path / "1", True), (tmp_path / "2", False)):
        folder.mkdir()
        with forked(folder, base) as (first, second):
            first.edit("a", note="earlier")
            second.clock.move(timedelta(hours=1))
            second.edit("a", note="later")
            report = first.merge(second) if into_first else second.merge(first)
            assert counts(report) == ({"changed": 1} if into_first else {"kept": 1})
            assert (first if into_first else second).entries()["a"].note == "later"


@pytest.mark.parametrize("kind", FORMATS)
def test_what_is_known_of_one_day_in_two_copies_is_joined(copies: tuple[Copy, Copy], kind: str) -> None:
    first, second = copies
    first.service.save_day(DayContext(START.date(), sleep=4))
    second.service.save_day(DayContext(START.date(), mood=7, steps=900))
    first.merge(second, kind)
    assert first.diary().days == (DayContext(START.date(), sleep=4, mood=7, steps=900),)


STATED = Statement("s", StatementKind.IN_PAIN, date(2026, 9, 1), date(2026, 9, 9), START.astimezone())
TRIED = Experiment("x", "heat", 7, (True, False), date(2026, 10, 5), START.astimezone())


@pytest.mark.parametrize("kind", FORMATS)
def test_other_rows_stay_as_they_are_here_and_only_gaps_are_filled(tmp_path: Path, kind: str) -> None:
    here = Diary(
        about=AboutMe(facts=(("name", "Jo"),), medicines=(Medicine("m", "Naproxen", dose="250"),)),
        settings=(("pain_threshold", 3),),
    )
    with forked(tmp_path, here) as (first, second):
        with second.store.transaction("test") as work:
            for model, values in other_rows(
                Diary(
                    statements=(STATED,),
                    experiments=(replace(TRIED, kept_days=(TRIED.first_day,)),),
                    about=AboutMe(
                        facts=(("name", "Joanna"), ("allergies", "none")),
                        medicines=(Medicine("m", "Naproxen", dose="500", side_effects="sleepy"),),
                    ),
                    settings=(("day_starts_at", 6), ("pain_threshold", 5)),
                )
            ):
                names = [column.name for column in metadata.tables[str(model.__tablename__)].primary_key]
                work.put(model, tuple(values[name] for name in names), values)
        report = first.merge(second, kind)
        merged = first.diary()
        assert merged.statements == (STATED,)
        assert merged.experiments == (replace(TRIED, kept_days=(TRIED.first_day,)),)
        assert dict(merged.about.facts) == {"name": "Jo", "allergies": "none"}
        assert merged.about.medicines == (Medicine("m", "Naproxen", dose="250", side_effects="sleepy"),)
        assert merged.settings == (("day_starts_at", 6), ("pain_threshold", 3))
        assert report.others == 6
        assert not first.merge(second, kind).changes
        first.transfer.undo_import(report.import_id or "")
        assert first.diary() == here


def test_one_step_with_a_name_that_undo_import_reverses(copies: tuple[Copy, Copy]) -> None:
    first, second = copies
    kept = first.log(3)
    second.log(5, note="from the other computer")
    second.service.add_own_item(Kind.TRIGGER, "Beekeeping")
    report = first.merge(second)
    assert report.changes.label == "Diary merged"
    assert report.changes.topics >= {Topic.ENTRIES, Topic.IMPORTS, Topic.CATALOGUE}
    (record,) = first.transfer.imports()
    assert (record.file_name, record.rows, record.id) == ("diary.db", 1, report.import_id)
    undone = first.transfer.undo_import(record.id)
    assert (undone.removed, undone.kept, first.transfer.imports()) == (1, (), [])
    assert list(first.entries()) == [kept.id]


def test_pictures_of_own_exercises_come_along(copies: tuple[Copy, Copy]) -> None:
    first, second = copies
    second.log(5)
    pictures = picture_folder(second.path)
    pictures.mkdir()
    (pictures / "swing.jpg").write_bytes(b"a swing")
    first.transfer.plan_merge(second.path)
    assert not picture_folder(first.path).exists()
    first.merge(second)
    assert [file.name for file in picture_folder(first.path).iterdir()] == ["swing.jpg"]


def test_a_backup_is_made_before_rows_are_overwritten(tmp_path: Path) -> None:
    with forked(tmp_path, Diary(entries=(Entry("a", START, 0, START.date(), START.astimezone(), 4),))) as (one, two):
        two.log(5)
        one.merge(two)
        assert not backups(backup_folder(one.path))
        two.edit("a", note="longer")
        one.merge(two)
        (made,) = backups(backup_folder(one.path))
        assert (made.entries, made.reason) == (2, "asked")


def test_a_plan_writes_nothing_and_says_the_same(copies: tuple[Copy, Copy]) -> None:
    first, second = copies
    second.log(5)
    first.clock.move(timedelta(days=1))
    before = first.tables()
    plan = first.transfer.plan_merge(second.file("db"))
    assert (first.tables(), plan.written, plan.changes.topics) == (before, False, frozenset())
    assert first.merge(second).counts == plan.counts


def test_an_older_backup_of_the_same_diary_takes_nothing_back(tmp_path: Path) -> None:
    with opened(tmp_path / "diary.db", FixedClock(START, LONDON)) as copy:
        old = copy.log(3)
        copy.service.save_day(DayContext(START.date(), sleep=2))
        file = tmp_path / "old.db"
        from painlog.storage.backup import back_up_to

        back_up_to(copy.path, file, copy.clock)
        copy.edit(old.id, note="since")
        copy.clock.move(timedelta(minutes=1))
        copy.service.save_day(DayContext(START.date(), sleep=9))
        before = copy.tables()
        assert counts(copy.transfer.merge(file)) == {"kept": 1}
        assert copy.tables() == before


def test_deleted_entries_come_back_from_a_copy_that_has_them(copies: tuple[Copy, Copy]) -> None:
    first, second = copies
    gone = first.log(3)
    second.merge(first)
    first.service.delete_entry(gone.id)
    first.merge(second)
    assert first.entries() == {gone.id: gone}


def test_entries_of_the_future_are_left_out_and_named(copies: tuple[Copy, Copy]) -> None:
    first, second = copies
    second.clock.move(timedelta(days=400))
    second.log(5)
    report = first.transfer.merge(second.path)
    assert counts(report) == {"invalid": 1}
    assert "future" in str(report.refused[0].trouble)
    assert (report.written, first.transfer.imports()) == (False, [])


def test_a_day_entered_without_a_time_is_not_the_future_before_noon(copies: tuple[Copy, Copy]) -> None:
    first, second = copies
    noon = datetime(2026, 11, 3, 12)
    with second.store.transaction("test") as work:
        add_entry(work, Entry("n", noon, 0, noon.date(), second.clock.now(), 4, time_known=False))
    assert counts(first.merge(second)) == {"new": 1}


def test_an_invented_diary_does_not_get_into_a_real_one(copies: tuple[Copy, Copy]) -> None:
    first, second = copies
    with second.store.transaction("test") as work:
        put_setting(work, "demo", True)
    second.log(5)
    with pytest.raises(UserError, match="invented"):
        first.merge(second)
    assert not first.entries()


@pytest.mark.parametrize("kind", ["itself", "damaged", "other", "missing", "folder"])
def test_what_is_no_other_copy_is_refused(copies: tuple[Copy, Copy], tmp_path: Path, kind: str) -> None:
    first, _second = copies
    file = tmp_path / "file.db"
    if kind == "itself":
        file = first.path
    elif kind == "damaged":
        spoil(make_diary(file), 100, 9000)
    elif kind == "other":
        file.write_text("Dear diary")
    elif kind == "folder":
        file.mkdir()
    with pytest.raises(UserError) as told:
        first.transfer.merge(file)
    assert str(tmp_path) not in told.value.sentence
    assert not first.transfer.imports()


def test_the_merged_file_is_not_changed(copies: tuple[Copy, Copy], tmp_path: Path) -> None:
    first, second = copies
    second.log(5)
    first.clock.move(timedelta(days=1))
    file = tmp_path / "taken.db"
    shutil.copyfile(second.path, file)
    shutil.copyfile(f"{second.path}-wal", f"{file}-wal")
    before = {each.name: each.read_bytes() for each in sorted(tmp_path.glob("taken*"))}
    assert counts(first.transfer.merge(file)) == {"new": 1}
    after = {each.name: each.read_bytes() for each in sorted(tmp_path.glob("taken*"))}
    assert after == before
