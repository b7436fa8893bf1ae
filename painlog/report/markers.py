"""Events that the person marked, appointments and tests, newest first."""

from datetime import date

from painlog.domain.about import APPOINTMENT_KINDS, MARKER_KINDS
from painlog.domain.records import Appointment
from painlog.domain.report_sections import ReportSection
from painlog.domain.stages import months_after
from painlog.i18n import Texts
from painlog.report.document import Cell, Column, Section, Table
from painlog.report.reading import Reading
from painlog.report.wording import LONGEST_TEXT, MOST_ROWS, cuts, empty, one_line, short_day

LISTED_MONTHS = 12
"""Tests of the last year are still asked about; painlog's own choice."""


def markers_section(reading: Reading, t: Texts) -> Section:
    """What happened in the last twelve months, and what is still to come."""
    title = t("Events, appointments and tests")
    since = months_after(reading.period.last, -LISTED_MONTHS)
    happened: list[tuple[date, str, str]] = [
        (marker.day, t(MARKER_KINDS.get(marker.kind, marker.kind)), one_line(marker.word, LONGEST_TEXT))
        for marker in reading.diary.markers
    ]
    happened += [
        (appointment.when.date(), t(APPOINTMENT_KINDS.get(appointment.kind, appointment.kind)), _told(appointment, t))
        for appointment in reading.diary.about.appointments
    ]
    listed = sorted((row for row in happened if row[0] > since), key=lambda row: (row[0], row[1:]), reverse=True)
    if not listed:
        return empty(ReportSection.MARKERS, title, t)
    columns = (Column(t("Day"), 1.1), Column(t("What"), 1.8), Column(t("In the patient's words"), 3.0))
    rows = tuple(
        (Cell(short_day(day, reading.period.last, t)), Cell(one_line(kind)), Cell(told))
        for day, kind, told in listed[:MOST_ROWS]
    )
    return Section(ReportSection.MARKERS, title, (Table(columns, rows, cuts(len(listed), t)),))


def _told(appointment: Appointment, t: Texts) -> str:
    title, result = one_line(appointment.title), one_line(appointment.result, LONGEST_TEXT)
    if title and result:
        return t("{title}: {result}", title=title, result=result)
    return title or result
