"""A diary that is ready to go out, and how it becomes a file of each format."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import IO, TYPE_CHECKING

from painlog import __version__
from painlog.i18n import Texts

if TYPE_CHECKING:
    from painlog.domain.records import Diary
    from painlog.exchange.sharing import Share

Tell = Callable[[float], None]
"""Hears how far an export is, 0 to 1, and may raise to stop it."""


@dataclass(frozen=True, slots=True)
class Material:
    """What goes out: the diary without what stays, whose it is (a lasting key), when, in which language and zone."""

    diary: "Diary"
    share: "Share"
    key: str
    made_at: datetime
    texts: Texts
    zone: str


def write_as(file_format: str, material: Material, file: IO[bytes], tell: Tell) -> None:
    """Fill a file of one of the formats of `exports.EXPORT_FORMATS`."""
    _WRITERS[file_format](material, file, tell)


def _write_painlog(material: Material, file: IO[bytes], _tell: Tell) -> None:
    from painlog.exchange.painlog_json import document_lines
    from painlog.exchange.writing import write_lines

    write_lines(file, document_lines(material.diary, material.made_at, __version__, material.share.notes))


def _write_csv(material: Material, file: IO[bytes], _tell: Tell) -> None:
    from painlog.exchange.entries_csv import csv_lines
    from painlog.exchange.writing import write_lines

    write_lines(file, csv_lines(material.diary, material.share.notes))


def _write_zip(material: Material, file: IO[bytes], tell: Tell) -> None:
    from painlog.exchange.tables_diary import diary_tables
    from painlog.exchange.zip_files import table_part, write_zip

    write_zip(file, map(table_part, diary_tables(material.diary, material.share.notes)), material.made_at, tell)


def _write_xlsx(material: Material, file: IO[bytes], tell: Tell) -> None:
    from painlog.exchange.tables_diary import diary_tables
    from painlog.exchange.xlsx import write_workbook

    write_workbook(file, diary_tables(material.diary, material.share.notes), material.made_at, tell)


def _write_fhir(material: Material, file: IO[bytes], tell: Tell) -> None:
    from painlog.exchange.fhir import BundleFrame, bundle_lines
    from painlog.exchange.writing import write_lines

    frame = BundleFrame(material.key, material.made_at, material.texts)
    write_lines(file, bundle_lines(material.diary, material.share, frame, tell))


def _write_ics(material: Material, file: IO[bytes], _tell: Tell) -> None:
    from painlog.exchange.ics import calendar_bytes
    from painlog.exchange.routine_names import routine_names

    training, t = material.diary.training, material.texts
    appointments, names = material.diary.about.appointments, routine_names(training, t)
    made_at, zone = material.made_at, material.zone
    file.write(calendar_bytes(training.plans, training.changes, appointments, names, made_at, t, zone=zone))


_WRITERS: dict[str, Callable[[Material, IO[bytes], Tell], None]] = {
    "painlog": _write_painlog,
    "csv": _write_csv,
    "zip": _write_zip,
    "xlsx": _write_xlsx,
    "fhir": _write_fhir,
    "ics": _write_ics,
}
