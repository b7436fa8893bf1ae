"""Files of other apps on their way into a diary."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from painlog.clock import FixedClock
from painlog.domain.diary import DayContext
from painlog.domain.records import Diary
from painlog.errors import UserError
from painlog.exchange.entries_csv import csv_lines
from painlog.services.changes import Topic
from painlog.services.diary import DiaryService
from painlog.services.transfer import IMPORT_FORMATS, ImportRequest, TransferService
from painlog.storage.diary_store import DiaryStore, open_store, whole_diary
from painlog.storage.opening import open_diary
from tests.exchange.importers import samples

PAIN = (("score", "Back pain"),)


@pytest.fixture
def store(tmp_path: Path, clock: FixedClock) -> Iterator[DiaryStore]:
    opened = open_diary(tmp_path / "diary.db", clock)
    try:
        yield open_store(opened.engine, clock)
    finally:
        opened.close()


@pytest.fixture
def transfer(store: DiaryStore, clock: FixedClock, tmp_path: Path) -> TransferService:
    return TransferService(store, clock, tmp_path / "diary.db")


def whole(store: DiaryStore) -> Diary:
    with store.snapshot() as session:
        return whole_diary(session)


def _text(text: str) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        (folder / "export.csv").write_text(text, encoding="utf-8")
        return folder / "export.csv"

    return make


FILES: dict[str, tuple[Callable[[Path], Path], tuple[tuple[str, str], ...], int, int]] = {
    "bearable": (_text(samples.BEARABLE), (), 3, 0),
    "track-and-graph": (_text(samples.TRACK_AND_GRAPH), (*PAIN, ("treatments", "Ibuprofen")), 2, 1),
    "migraine-buddy": (_text(samples.MIGRAINE_BUDDY), (), 2, 1),
    "daylio": (_text(samples.daylio(9)), (("score", "Pain"),), 3, 0),
    "loop": (lambda folder: samples.loop_archive(folder / "loop.zip"), (), 2, 1),
    "apple-health": (lambda folder: samples.apple_archive(folder / "export.zip"), (), 3, 0),
    "flaredown": (_text(samples.FLAREDOWN), PAIN, 2, 1),
    "pf-pain-diary": (_text(samples.PF_PAIN_DIARY), (), 1, 1),
}


def test_there_is_a_sample_of_every_app() -> None:
    assert set(FILES) == set(IMPORT_FORMATS) - {"auto", "painlog", "csv"}


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("asked", ["auto", "by name"])
def test_it_comes_in_once_and_goes_out_whole(
    store: DiaryStore, transfer: TransferService, tmp_path: Path, name: str, asked: str
) -> None:
    make, columns, new, invalid = FILES[name]
    request = ImportRequest(make(tmp_path), "auto" if asked == "auto" else name, columns)
    empty = whole(store)
    plan = transfer.plan(request)
    assert (plan.file_format, plan.counts["new"], plan.counts["invalid"]) == (name, new, invalid)
    assert whole(store) == empty
    report = transfer.import_file(request)
    assert (report.counts, report.sessions, report.days) == (plan.counts, plan.sessions, plan.days)
    after = whole(store)
    assert len(after.entries) + len(after.training.sessions) == new
    again = transfer.import_file(request)
    assert (again.counts["new"], again.counts["duplicate"], again.days) == (0, new, 0)
    assert not again.changes
    assert whole(store) == after
    assert report.import_id is not None
    transfer.undo_import(report.import_id)
    gone = whole(store)
    assert (gone.entries, gone.days, gone.training.sessions) == ((), (), ())


def test_sessions_tell_the_exercise_pages(transfer: TransferService, tmp_path: Path) -> None:
    report = transfer.import_file(ImportRequest(samples.loop_archive(tmp_path / "loop.zip")))
    assert Topic.TRAINING in report.changes.topics


def test_what_the_person_said_of_a_day_stands(
    store: DiaryStore, transfer: TransferService, clock: FixedClock, tmp_path: Path
) -> None:
    own = DayContext(clock.now().date().replace(month=3, day=3), mood=1)
    DiaryService(store, clock).save_day(own)
    transfer.import_file(ImportRequest(_text(samples.BEARABLE)(tmp_path)))
    assert whole(store).days[0] == DayContext(own.diary_day, mood=1, sleep=3)


class EnoughError(Exception):
    """Raised by somebody who does not want the import any more."""


class Stopper:
    """Hears of an import and stops it."""

    def __init__(self, after: int) -> None:
        self.after = after

    def reading(self) -> None:
        self.after -= 1
        if self.after < 0:
            raise EnoughError

    def rows(self, count: int) -> None:
        """Rows do not stop it."""


@pytest.mark.parametrize("name", FILES)
def test_a_stopped_import_writes_nothing(
    store: DiaryStore, transfer: TransferService, tmp_path: Path, name: str
) -> None:
    make, columns, *_ = FILES[name]
    before = whole(store)
    with pytest.raises(EnoughError):
        transfer.import_file(ImportRequest(make(tmp_path), "auto", columns), Stopper(0))
    assert whole(store) == before
    assert transfer.imports() == []


def test_strict_with_a_bad_row_writes_nothing(store: DiaryStore, transfer: TransferService, tmp_path: Path) -> None:
    report = transfer.import_file(ImportRequest(_text(samples.MIGRAINE_BUDDY)(tmp_path), strict=True))
    assert (report.written, report.counts["invalid"]) == (False, 1)
    assert whole(store).entries == ()


def test_columns_that_only_a_table_has_make_it_one(transfer: TransferService, tmp_path: Path) -> None:
    path = _text(samples.BEARABLE)(tmp_path)
    request = ImportRequest(path, columns=(("date", "date"), ("score", "rating/amount")), where=(("category", "Mood"),))
    report = transfer.plan(request)
    assert (report.file_format, report.counts["new"]) == ("csv", 2)


def test_painlogs_own_archives_come_back(store: DiaryStore, transfer: TransferService, tmp_path: Path) -> None:
    transfer.import_file(ImportRequest(_text(samples.BEARABLE)(tmp_path)))
    text = "\n".join(csv_lines(whole(store), with_notes=True))
    archive = samples.archive(tmp_path / "all.zip", {"tables/entries.csv": text.replace("\r\n\n", "\n")})
    report = transfer.plan(ImportRequest(archive))
    assert (report.file_format, report.counts["duplicate"], report.counts["new"]) == ("csv", 3, 0)
    damaged = bytearray(archive.read_bytes())
    damaged[60] ^= 0xFF
    archive.write_bytes(damaged)
    with pytest.raises(UserError, match=r"broken|not a file"):
        transfer.plan(ImportRequest(archive))
