"""What the Export dialog offers: each kind of file with its name, what it is for, and how it usually goes out."""

from typing import NamedTuple

from painlog.domain.naming import N_
from painlog.services.exports import CALENDAR, DOCTOR, PAINLOG

USUAL_DAYS = 84
"""Twelve weeks, as in the report (issue 6, part 2)."""


class ExportKind(NamedTuple):
    """A kind of file; `days` is how far back it usually reaches, None the whole diary.

    `notes` and `names` say whether it has room for notes and for the person's name. `handed` is what the diary calls
    it once it was handed over (`visit_words.KIND_NAMES`); empty for files that stay with the person.
    """

    id: str
    name: str
    purpose: str
    ending: str
    days: int | None = None
    notes: bool = True
    names: bool = True
    handed: str = ""

    @property
    def own_copy(self) -> bool:
        """Whether it is the person's own copy, which holds notes and name unless they take them out."""
        return self.id == PAINLOG


KINDS = (
    ExportKind(
        DOCTOR,
        N_("Everything for my doctor"),
        N_("One ZIP with the report as a PDF, every chart, the tables, a workbook and the file for clinical systems."),
        ".zip",
        USUAL_DAYS,
        handed="zip",
    ),
    ExportKind(
        PAINLOG,
        N_("My own copy, for painlog"),
        N_("Everything in the diary. painlog reads it back without loss, here or on another computer."),
        ".painlog.json",
    ),
    ExportKind(
        "xlsx", N_("Workbook for a spreadsheet"), N_("An XLSX file with a sheet for each kind of row."), ".xlsx"
    ),
    ExportKind("csv", N_("One table of entries"), N_("A CSV file with a row for each entry."), ".csv", names=False),
    ExportKind("zip", N_("All tables"), N_("A ZIP with a CSV file for each kind of row."), ".zip"),
    ExportKind(
        "fhir",
        N_("File for clinical systems (FHIR)"),
        N_("Scores, places, medicines and sessions in the form that a clinic's system reads. It names no diagnosis."),
        ".fhir.json",
        USUAL_DAYS,
        handed="fhir",
    ),
    ExportKind(
        CALENDAR,
        N_("Schedule and appointments"),
        N_("An ICS file that other calendars read: your exercise plans and your appointments."),
        ".ics",
        notes=False,
        names=False,
    ),
)


def kind_of(id_: str) -> ExportKind:
    """The kind with this id."""
    return next(kind for kind in KINDS if kind.id == id_)
