"""Writing what the diary knows about its owner, and the markers of events."""

from sqlmodel import SQLModel, select

from painlog.domain.about import Record
from painlog.domain.records import Appointment, Clinician, Marker, Medicine
from painlog.storage.diary_rows import appointment_values, clinician_values, marker_values, medicine_values
from painlog.storage.tables import (
    AboutFactRow,
    AboutTickRow,
    AppointmentRow,
    ClinicianRow,
    MarkerRow,
    MedicineRow,
)
from painlog.storage.unit_of_work import UnitOfWork

_MODELS: dict[type[Record], type[SQLModel]] = {
    Medicine: MedicineRow,
    Clinician: ClinicianRow,
    Appointment: AppointmentRow,
    Marker: MarkerRow,
}


def put_fact(work: UnitOfWork, key: str, value: str) -> None:
    """Store a fact; an empty one is none."""
    work.put(AboutFactRow, (key,), {"key": key, "value": value} if value else None)


def put_tick(work: UnitOfWork, kind: str, id_: str, on: bool) -> None:
    work.put(AboutTickRow, (kind, id_), {"kind": kind, "id": id_} if on else None)


def put_record(work: UnitOfWork, record: Record) -> None:
    """Add a record, or store it as it is now."""
    if isinstance(record, Medicine):
        work.put(MedicineRow, (record.id,), medicine_values(record))
    elif isinstance(record, Clinician):
        work.put(ClinicianRow, (record.id,), clinician_values(record))
    elif isinstance(record, Appointment):
        work.put(AppointmentRow, (record.id,), appointment_values(record))
    else:
        work.put(MarkerRow, (record.id,), marker_values(record))


def remove_record(work: UnitOfWork, record: Record) -> None:
    """Remove a record; appointments with a clinician who goes stay, without a name."""
    if isinstance(record, Clinician):
        for row in work.session.exec(select(AppointmentRow).where(AppointmentRow.clinician_id == record.id)):
            row.clinician_id = None
        work.session.flush()
    work.put(_MODELS[type(record)], (record.id,), None)
