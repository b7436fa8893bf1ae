"""Files out of a diary and into one."""

import errno
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy import event

from painlog.clock import FixedClock
from painlog.domain.diary import DayContext, Entry, SiteScore, Treatment
from painlog.domain.draft import draft_of
from painlog.domain.records import AboutMe, Diary, Marker, Medicine, Statement, StatementKind
from painlog.errors import UserError
from painlog.paths import resources
from painlog.services.changes import Topic
from painlog.services.diary import DiaryService
from painlog.services.exports import ExportRequest, ExportsService
from painlog.services.transfer import ImportReport, ImportRequest, TransferService
from painlog.storage.backup import backup_folder, backups
from painlog.storage.diary_rows import other_rows
from painlog.storage.diary_store import DiaryStore, add_entry, delete_entry, open_store, put_setting, whole_diary
from painlog.storage.opening import open_diary
from tests.storage.diary_files import files_up_to
from tests.strategies import diaries

REAL = Path(__file__).parents[3] / "shared" / "data" / "real-diary"


@dataclass
class Bench:
    """An open diary in a folder of its own."""

    path: Path
    store: DiaryStore
    clock: FixedClock

    @property
    def transfer(self) -> TransferService:
        return TransferService(self.store, self.clock, self.path)

    @property
    def exports(self) -> ExportsService:
        return ExportsService(self.store, self.clock, self.path, resources(), lambda: "UTC")

    def diary(self) -> Diary:
        with self.store.snapshot() as session:
            return whole_diary(session)

    def put(self, diary: Diary) -> None:
        """Write a whole diary, as the window would."""
        with self.store.transaction("test") as work:
            for entry in diary.entries:
                add_entry(work, entry)
            for model, values in other_rows(diary):
                work.add(model(**values))

    def export(self, name: str = "diary.painlog.json", **choices: Any) -> Path:
        return self.exports.export(ExportRequest(self.path.parent / name, **choices)).path

    def take(self, path: Path, **choices: Any) -> ImportReport:
        return self.transfer.import_file(ImportRequest(path, **choices))

    def imports(self) -> int:
        return len(self.transfer.imports())


@contextmanager
def bench_in(folder: Path, clock: FixedClock) -> Iterator[Bench]:
    opened = open_diary(folder / "diary.db", clock)
    try:
        yield Bench(opened.path, open_store(opened.engine, clock), clock)
    finally:
        opened.close()


@pytest.fixture
def bench(tmp_path: Path, clock: FixedClock) -> Iterator[Bench]:
    with bench_in(tmp_path, clock) as made:
        yield made


@pytest.fixture
def other(tmp_path: Path, clock: FixedClock) -> Iterator[Bench]:
    """A second, empty diary."""
    (tmp_path / "other").mkdir()
    with bench_in(tmp_path / "other", clock) as made:
        yield made


def entry(id_: str, score: float = 5, **values: Any) -> Entry:
    when = datetime(2026, 11, 1, 12)
    recorded = datetime.fromisoformat("2026-11-01T12:00:00+00:00")
    return replace(Entry(id_, when, 0, when.date(), recorded, score), **values)


FULL = Diary(
    entries=(
        entry("a", sites=(SiteScore("neck", 4),), treatments=(Treatment("heat", "20 min"),), note="quiet"),
        entry("b", 7, when=datetime(2026, 11, 2, 9), diary_day=date(2026, 11, 2), note="loud"),
    ),
    days=(DayContext(date(2026, 11, 1), sleep=4, steps=900),),
    statements=(
        Statement("s", StatementKind.IN_PAIN, date(2026, 9, 1), date(2026, 9, 9), entry("x").recorded_at, True),
    ),
    markers=(Marker("m", date(2026, 9, 1), "injury", "Fell"),),
    about=AboutMe(facts=(("name", "Jo"),), medicines=(Medicine("d", "Naproxen"),)),
    settings=(("day_starts_at", 5),),
)


def without_stamp(path: Path) -> list[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if not line.startswith(('"exported_at"', '"app_version"'))]


def counts(report: ImportReport) -> tuple[int, int, int, int]:
    new, duplicate, changed, invalid = (report.counts[key] for key in ("new", "duplicate", "changed", "invalid"))
    return new, duplicate, changed, invalid


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(diary=diaries())
def test_nothing_is_lost_on_the_way_into_an_empty_diary(clock: FixedClock, diary: Diary) -> None:
    with (
        TemporaryDirectory() as one,
        TemporaryDirectory() as two,
        bench_in(Path(one), clock) as first,
        bench_in(Path(two), clock) as second,
    ):
        first.put(diary)
        file = first.export()
        report = second.take(file)
        assert counts(report) == (len(diary.entries), 0, 0, 0)
        assert without_stamp(second.export()) == without_stamp(file)
        assert second.diary() == first.diary()
        assert not second.take(file).changes


def test_the_stamp_says_when_and_by_whom(bench: Bench) -> None:
    document = json.loads(bench.export().read_text(encoding="utf-8"))
    assert document["exported_at"] == "2026-11-20T18:42:00+00:00"
    assert document["app_version"] == "0.1.0"


@pytest.mark.parametrize("name", ["diary.painlog.json", "diary.csv"])
def test_importing_twice_changes_nothing(bench: Bench, other: Bench, name: str) -> None:
    bench.put(FULL)
    file = bench.export(name, with_notes=True)
    first = other.take(file)
    assert counts(first) == (2, 0, 0, 0)
    assert Topic.ENTRIES in first.changes.topics
    before = other.diary()
    second = other.take(file)
    assert counts(second) == (0, 2, 0, 0)
    assert not second.changes
    assert other.diary() == before
    assert other.imports() == 1


def test_merging_keeps_what_is_here_and_adds_what_is_there(bench: Bench, other: Bench) -> None:
    bench.put(FULL)
    other.put(Diary(entries=(entry("z", 1),), settings=(("day_starts_at", 3),)))
    report = other.take(bench.export())
    assert counts(report) == (2, 0, 0, 0)
    merged = other.diary()
    assert [each.id for each in merged.entries] == ["a", "z", "b"]
    assert (merged.statements, merged.markers, merged.about) == (FULL.statements, FULL.markers, FULL.about)
    assert dict(merged.settings) == {"day_starts_at": 3}


def test_equal_entries_made_elsewhere_are_not_doubled(bench: Bench, other: Bench) -> None:
    bench.put(Diary(entries=(entry("a"), entry("b"))))
    other.put(Diary(entries=(entry("z"),)))
    assert counts(other.take(bench.export())) == (1, 1, 0, 0)
    assert counts(other.take(bench.path.with_name("diary.painlog.json"))) == (0, 2, 0, 0)


def test_the_files_version_wins_and_the_old_one_is_backed_up(bench: Bench, other: Bench) -> None:
    bench.put(FULL)
    other.take(bench.export())
    assert not backups(backup_folder(other.path))
    service = DiaryService(bench.store, bench.clock)
    service.edit_entry(replace(draft_of(FULL.entries[0]), score=2, sites=(), note="better"))
    bench.clock.move(timedelta(minutes=1))
    report = other.take(bench.export())
    assert counts(report) == (0, 1, 1, 0)
    assert other.diary().entries == bench.diary().entries
    (backup,) = backups(backup_folder(other.path))
    assert backup.entries == 2


def test_an_entry_edited_here_after_the_export_stays(bench: Bench, other: Bench) -> None:
    bench.put(FULL)
    file = bench.export()
    other.take(file)
    other.clock.move(timedelta(minutes=1))
    edited, _ = DiaryService(other.store, other.clock).edit_entry(replace(draft_of(FULL.entries[0]), score=2))
    assert counts(other.take(file)) == (0, 2, 0, 0)
    assert edited in other.diary().entries


def test_a_file_without_notes_does_not_erase_notes(bench: Bench) -> None:
    bench.put(FULL)
    file = bench.export(with_notes=False)
    assert "quiet" not in file.read_text()
    assert counts(bench.take(file)) == (0, 2, 0, 0)
    assert counts(bench.take(bench.export("entries.csv"))) == (0, 2, 0, 0)
    assert [each.note for each in bench.diary().entries] == ["quiet", "loud"]


def test_a_csv_edited_elsewhere_changes_the_entries_that_it_names(bench: Bench) -> None:
    bench.put(FULL)
    file = bench.export("entries.csv")
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("neck=4", "neck=9"), encoding="utf-8", newline="")
    assert counts(bench.take(file)) == (0, 1, 1, 0)
    changed = bench.diary().entries[0]
    assert changed == replace(FULL.entries[0], sites=(SiteScore("neck", 9),))
    assert counts(bench.take(file)) == (0, 2, 0, 0)


def test_a_days_values_are_joined_and_never_erased(bench: Bench, other: Bench) -> None:
    bench.put(FULL)
    day = FULL.days[0].diary_day
    other.put(Diary(days=(DayContext(day, sleep=9, mood=3),)))
    report = other.take(bench.export())
    assert other.diary().days == (DayContext(day, sleep=4, mood=3, steps=900),)
    assert report.others == 6
    other.clock.move(timedelta(minutes=1))
    DiaryService(other.store, other.clock).save_day(DayContext(day, sleep=1, mood=3))
    other.take(bench.path.with_name("diary.painlog.json"))
    assert other.diary().days == (DayContext(day, sleep=1, mood=3, steps=900),)


def test_the_mark_of_a_demo_stays_out_of_a_diary_with_entries(bench: Bench, other: Bench) -> None:
    bench.put(replace(FULL, settings=(("demo", True), ("scale", "faces6"))))
    file = bench.export()
    other.put(Diary(entries=(entry("z"),)))
    other.take(file)
    assert dict(other.diary().settings) == {"scale": "faces6"}


def test_undo_takes_the_new_entries_and_days_out(bench: Bench, other: Bench) -> None:
    bench.put(FULL)
    other.put(Diary(entries=(entry("z"),)))
    before = other.diary()
    report = other.take(bench.export())
    assert report.import_id is not None
    undone = other.transfer.undo_import(report.import_id)
    assert (undone.removed, undone.kept) == (2, ())
    assert Topic.ENTRIES in undone.changes.topics
    assert (other.diary().entries, other.diary().days) == (before.entries, before.days)
    assert other.imports() == 0
    assert counts(other.take(bench.path.with_name("diary.painlog.json"))) == (2, 0, 0, 0)


def test_undo_in_the_same_session_also_brings_back_what_was_overwritten(bench: Bench, other: Bench) -> None:
    bench.put(FULL)
    other.put(replace(FULL, entries=(entry("a", 1),), about=AboutMe(facts=(("name", "Al"),)), statements=()))
    before = other.diary()
    transfer = other.transfer
    report = transfer.import_file(ImportRequest(bench.export()))
    assert counts(report) == (1, 0, 1, 0)
    assert other.diary() == FULL
    assert report.import_id is not None
    transfer.undo_import(report.import_id)
    assert other.diary() == before


def test_undo_keeps_what_was_edited_since_and_names_it(bench: Bench, other: Bench) -> None:
    bench.put(FULL)
    report = other.take(bench.export())
    edited, _ = DiaryService(other.store, other.clock).edit_entry(replace(draft_of(FULL.entries[0]), score=2))
    assert report.import_id is not None
    undone = other.transfer.undo_import(report.import_id)
    assert (undone.removed, undone.kept) == (1, (edited,))
    assert other.diary().entries == (edited,)
    assert other.imports() == 1


def test_a_plan_writes_nothing(bench: Bench, other: Bench) -> None:
    bench.put(FULL)
    before = other.diary()
    report = other.transfer.plan(ImportRequest(bench.export()))
    assert (counts(report), report.written) == ((2, 0, 0, 0), False)
    assert (other.diary(), other.imports()) == (before, 0)


def test_a_strict_import_with_a_bad_row_writes_nothing(bench: Bench, tmp_path: Path) -> None:
    file = tmp_path / "rows.csv"
    file.write_text("date,score\n2026-11-01,5\n2026-11-02,55\n")
    report = bench.take(file, strict=True)
    assert (counts(report), report.written) == ((1, 0, 0, 1), False)
    assert [row.line for row in report.refused] == [3]
    assert bench.diary().entries == ()
    lenient = bench.take(file)
    assert (counts(lenient), lenient.written) == ((1, 0, 0, 1), True)
    assert len(bench.diary().entries) == 1


def test_trouble_late_in_a_file_leaves_the_diary_as_it_was(bench: Bench, other: Bench) -> None:
    bench.put(Diary(entries=tuple(entry(f"e{number:04}", note=str(number)) for number in range(1500))))
    file = bench.export()
    file.write_text(file.read_text().replace('"note": "1499"', '"note": 1499'))
    with pytest.raises(UserError, match=r"entries\[1499\].note"):
        other.take(file)
    assert (other.diary().entries, other.imports()) == ((), 0)


def test_entries_that_were_deleted_here_come_back(bench: Bench) -> None:
    bench.put(FULL)
    file = bench.export()
    with bench.store.transaction("test") as work:
        delete_entry(work, "a")
    assert counts(bench.take(file)) == (1, 1, 0, 0)
    assert bench.diary().entries == FULL.entries


def test_the_diarys_own_day_start_decides(bench: Bench, tmp_path: Path) -> None:
    file = tmp_path / "rows.csv"
    file.write_text("when,score\n2026-11-02 05:30,5\n")
    with bench.store.transaction("test") as work:
        put_setting(work, "day_starts_at", 6)
    bench.take(file)
    assert bench.diary().entries[0].diary_day == date(2026, 11, 1)


def test_own_items_come_with_the_rows_that_are_taken(bench: Bench, tmp_path: Path) -> None:
    file = tmp_path / "rows.csv"
    file.write_text("date,score,triggers\n2026-11-02,5,Rain\n2026-11-03,50,Snow\n")
    bench.take(file)
    assert [(item.id, item.name) for item in bench.diary().catalogue] == [("own-rain", "Rain")]


def test_an_import_runs_a_fixed_number_of_statements(bench: Bench, tmp_path: Path) -> None:
    seen: list[int] = []
    event.listen(bench.store.engine, "before_cursor_execute", lambda *_: seen.append(1))
    for rows in (200, 900):
        lines = (f"2025-01-{1 + n % 28:02} 12:{n % 60:02}:{n // 60:02},{n % 11},neck\n" for n in range(rows))
        (tmp_path / f"{rows}.csv").write_text("when,score,site\n" + "".join(lines))
    numbers = []
    for rows in (200, 900):
        seen.clear()
        bench.take(tmp_path / f"{rows}.csv")
        numbers.append(len(seen))
    assert numbers[0] == numbers[1] < 40


@pytest.mark.skipif(not REAL.is_dir(), reason="the real diaries lie outside the repository")
@pytest.mark.parametrize(("person", "rows"), [("a", 468), ("b", 873)])
def test_a_real_diary_goes_in_and_out_without_loss(bench: Bench, other: Bench, person: str, rows: int) -> None:
    request = ImportRequest(
        REAL / f"person-{person}.csv",
        "csv",
        columns=(("when", "date"), ("score", "intensity")),
        where=(("name", "Knee Pain"),),
    )
    assert counts(bench.transfer.import_file(request)) == (rows, 0, 0, 0)
    assert counts(bench.transfer.import_file(request)) == (0, rows, 0, 0)
    file = bench.export()
    assert counts(other.take(file)) == (rows, 0, 0, 0)
    assert without_stamp(other.export()) == without_stamp(file)
    table = bench.export("entries.csv", with_notes=True)
    assert counts(other.take(table)) == (0, rows, 0, 0)


def test_a_part_of_the_days_can_be_exported(bench: Bench) -> None:
    bench.put(FULL)
    path = bench.path.with_name("part.painlog.json")
    report = bench.exports.export(ExportRequest(path, first=date(2026, 11, 2), last=date(2026, 11, 2)))
    assert (report.entries, report.lossless) == (1, False)
    document = json.loads(path.read_text())
    assert ([row["id"] for row in document["entries"]], document["days"]) == (["b"], [])
    with pytest.raises(UserError, match="2026-11-02 is after"):
        bench.export(first=date(2026, 11, 2), last=date(2026, 11, 1))


@pytest.mark.parametrize(
    ("name", "with_notes", "held", "lossless"),
    [
        ("x.painlog.json", None, True, True),
        ("x.painlog.json", False, False, False),
        ("x.csv", None, False, False),
        ("x.csv", True, True, False),
    ],
)
def test_notes_are_held_by_the_formats_own_rule(
    bench: Bench, name: str, with_notes: bool | None, held: bool, lossless: bool
) -> None:
    bench.put(FULL)
    path = bench.path.with_name(name)
    report = bench.exports.export(ExportRequest(path, with_notes=with_notes))
    assert ("quiet" in path.read_text()) is held
    assert report.lossless is lossless


def test_a_name_without_a_format_is_asked_about(bench: Bench) -> None:
    with pytest.raises(UserError, match="--format"):
        bench.export("diary.txt")
    assert bench.export("diary.txt", file_format="csv").read_text().startswith("id,when,")


@pytest.mark.parametrize("ending", ["", "-wal", "-shm", ".lock"])
def test_the_diary_is_never_exported_over(bench: Bench, ending: str) -> None:
    bench.put(FULL)
    with pytest.raises(UserError, match="is a diary"):
        bench.export(f"diary.db{ending}", file_format="csv")
    assert bench.diary() == FULL


def test_neither_is_another_diary_nor_a_link_to_this_one(bench: Bench, other: Bench) -> None:
    link = bench.path.with_name("link.csv")
    link.symlink_to(bench.path)
    for path in (link, other.path):
        with pytest.raises(UserError, match="is a diary"):
            bench.exports.export(ExportRequest(path, "csv"))


def test_a_full_disk_leaves_the_old_file(bench: Bench) -> None:
    old = bench.export()
    before = old.read_bytes()
    bench.put(Diary(entries=tuple(entry(f"e{number:04}", note="x" * 200) for number in range(400))))
    with files_up_to(65536), pytest.raises(UserError, match="disk is full"):
        bench.export()
    assert old.read_bytes() == before
    assert not list(old.parent.glob(".*part"))


def test_a_folder_that_is_not_there_or_a_file_that_is_a_folder(bench: Bench) -> None:
    with pytest.raises(UserError, match="cannot be written"):
        bench.export("none/x.csv")
    bench.path.with_name("folder.csv").mkdir()
    with pytest.raises(UserError, match="cannot be written"):
        bench.export("folder.csv")


def test_an_error_while_renaming_leaves_nothing_behind(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(UserError, match="Permission denied"):
        bench.export("x.csv")
    assert not [file for file in bench.path.parent.iterdir() if ".part" in file.name or file.suffix == ".csv"]
