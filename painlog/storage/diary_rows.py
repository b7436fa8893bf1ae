"""Everything of a diary but its entries, as rows and back."""

import json
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from sqlmodel import Session, SQLModel, select

from painlog.domain.catalogue import Item, Kind
from painlog.domain.diary import DayContext
from painlog.domain.records import (
    AboutMe,
    Answer,
    Appointment,
    Clinician,
    Diary,
    Marker,
    Medicine,
    SeenFlag,
    Statement,
    StatementKind,
    WarningAnswer,
)
from painlog.storage.experiment_rows import experiment_rows
from painlog.storage.tables import (
    AboutFactRow,
    AboutTickRow,
    AppointmentRow,
    CatalogueRow,
    ClinicianRow,
    DayRow,
    MarkerRow,
    MedicineRow,
    SeenFlagRow,
    SettingRow,
    StatementRow,
    WarningAnswerRow,
    table_of,
)

Row = tuple[type[SQLModel], dict[str, Any]]


def day_values(day: DayContext) -> dict[str, Any]:
    """The columns of a day's values."""
    return {
        "diary_day": day.diary_day.isoformat(),
        "sleep": day.sleep,
        "mood": day.mood,
        "stress": day.stress,
        "limited": _flag(day.limited),
        "work_missed": _flag(day.work_missed),
        "walked_min": day.walked_min,
        "steps": day.steps,
    }


def statement_values(statement: Statement) -> dict[str, Any]:
    return {
        "id": statement.id,
        "kind": str(statement.kind),
        "start_day": statement.start.isoformat(),
        "end_day": statement.end.isoformat(),
        "approximate": int(statement.approximate),
        "made_at": statement.made_at.isoformat(),
    }


def item_values(item: Item) -> dict[str, Any]:
    return {
        "kind": str(item.kind),
        "id": item.id,
        "name": item.name,
        "group_id": item.group,
        "hidden": int(item.hidden),
        "rank": item.rank,
    }


def other_rows(diary: Diary) -> Iterator[Row]:
    """Every row of a diary that is no entry, for an import."""
    from painlog.storage.training_rows import training_rows
    from painlog.storage.visit_rows import check_in_rows, episode_fact_rows, visit_rows

    for day in diary.days:
        yield DayRow, day_values(day)
    for statement in diary.statements:
        yield StatementRow, statement_values(statement)
    for item in diary.catalogue:
        yield CatalogueRow, item_values(item)
    for marker in diary.markers:
        yield MarkerRow, marker_values(marker)
    for seen in diary.flags_seen:
        yield SeenFlagRow, seen_values(seen)
    for answer in diary.warning_signs:
        yield WarningAnswerRow, answer_values(answer)
    yield from experiment_rows(diary.experiments)
    yield from check_in_rows(diary.check_ins)
    yield from episode_fact_rows(diary.episode_facts)
    yield from training_rows(diary.training)
    yield from visit_rows(diary.visits)
    for key, value in diary.settings:
        yield SettingRow, {"key": key, "value": json.dumps(value)}
    yield from _about_rows(diary.about)


def seen_values(seen: SeenFlag) -> dict[str, Any]:
    return {
        "onset": seen.onset.isoformat(),
        "flag": seen.flag,
        "seen_at": seen.seen_at.isoformat(),
        "dismissed": int(seen.dismissed),
    }


def answer_values(answer: WarningAnswer) -> dict[str, Any]:
    return {
        "sign": answer.sign,
        "answered_on": answer.answered_on.isoformat(),
        "answer": str(answer.answer),
    }


def _about_rows(about: AboutMe) -> Iterator[Row]:
    for key, value in about.facts:
        yield AboutFactRow, {"key": key, "value": value}
    for kind, id_ in about.ticks:
        yield AboutTickRow, {"kind": kind, "id": id_}
    for medicine in about.medicines:
        yield MedicineRow, medicine_values(medicine)
    for person in about.clinicians:
        yield ClinicianRow, clinician_values(person)
    for appointment in about.appointments:
        yield AppointmentRow, appointment_values(appointment)


def marker_values(marker: Marker) -> dict[str, Any]:
    return {"id": marker.id, "day": marker.day.isoformat(), "kind": marker.kind, "word": marker.word}


def clinician_values(person: Clinician) -> dict[str, Any]:
    return {"id": person.id, "name": person.name, "role": person.role, "contact": person.contact}


def medicine_values(medicine: Medicine) -> dict[str, Any]:
    return {
        "id": medicine.id,
        "name": medicine.name,
        "medicine_class": medicine.medicine_class,
        "dose": medicine.dose,
        "unit": medicine.unit,
        "regular": int(medicine.regular),
        "since": _day_text(medicine.since),
        "until": _day_text(medicine.until),
        "side_effects": medicine.side_effects,
    }


def appointment_values(appointment: Appointment) -> dict[str, Any]:
    return {
        "id": appointment.id,
        "kind": appointment.kind,
        "when_local": appointment.when.isoformat(),
        "title": appointment.title,
        "clinician_id": appointment.clinician_id,
        "result": appointment.result,
    }


def read_days(session: Session, *conditions: Any) -> list[DayContext]:
    """The values of the days that meet the conditions on `DayRow`, oldest first."""
    rows = session.exec(select(DayRow).where(*conditions).order_by(DayRow.diary_day))
    return [
        DayContext(
            date.fromisoformat(row.diary_day),
            row.sleep,
            row.mood,
            row.stress,
            _bool(row.limited),
            _bool(row.work_missed),
            row.walked_min,
            row.steps,
        )
        for row in rows
    ]


def read_statements(session: Session) -> list[Statement]:
    rows = session.exec(select(StatementRow).order_by(StatementRow.made_at, StatementRow.id))
    return [
        Statement(
            row.id,
            StatementKind(row.kind),
            date.fromisoformat(row.start_day),
            date.fromisoformat(row.end_day),
            datetime.fromisoformat(row.made_at),
            bool(row.approximate),
        )
        for row in rows
    ]


def read_items(session: Session) -> list[Item]:
    """The person's own items and the built-in ones that they changed."""
    rank = table_of(CatalogueRow).c.rank
    rows = session.exec(select(CatalogueRow).order_by(CatalogueRow.kind, rank.is_(None), rank, CatalogueRow.id))
    return [Item(Kind(row.kind), row.id, row.name, row.group_id, bool(row.hidden), row.rank) for row in rows]


def read_settings(session: Session) -> dict[str, Any]:
    return {row.key: json.loads(row.value) for row in session.exec(select(SettingRow).order_by(SettingRow.key))}


def read_markers(session: Session) -> list[Marker]:
    rows = session.exec(select(MarkerRow).order_by(MarkerRow.day, MarkerRow.id))
    return [Marker(row.id, date.fromisoformat(row.day), row.kind, row.word) for row in rows]


def read_flags_seen(session: Session) -> list[SeenFlag]:
    rows = session.exec(select(SeenFlagRow).order_by(SeenFlagRow.onset, SeenFlagRow.flag))
    return [
        SeenFlag(date.fromisoformat(row.onset), row.flag, datetime.fromisoformat(row.seen_at), bool(row.dismissed))
        for row in rows
    ]


def read_warning_answers(session: Session) -> list[WarningAnswer]:
    rows = session.exec(select(WarningAnswerRow).order_by(WarningAnswerRow.answered_on, WarningAnswerRow.sign))
    return [WarningAnswer(row.sign, date.fromisoformat(row.answered_on), Answer(row.answer)) for row in rows]


def read_about(session: Session) -> AboutMe:
    ticks = session.exec(select(AboutTickRow).order_by(AboutTickRow.kind, AboutTickRow.id))
    return AboutMe(
        facts=tuple((row.key, row.value) for row in _ordered(session, AboutFactRow)),
        ticks=tuple((row.kind, row.id) for row in ticks),
        medicines=tuple(_medicine(row) for row in _ordered(session, MedicineRow)),
        clinicians=tuple(Clinician(row.id, row.name, row.role, row.contact) for row in _ordered(session, ClinicianRow)),
        appointments=tuple(_appointment(row) for row in _ordered(session, AppointmentRow)),
    )


def _ordered(session: Session, model: type[Any]) -> Iterable[Any]:
    return session.exec(select(model).order_by(*table_of(model).primary_key.columns))


def _medicine(row: MedicineRow) -> Medicine:
    return Medicine(
        row.id,
        row.name,
        row.medicine_class,
        row.dose,
        row.unit,
        bool(row.regular),
        _day(row.since),
        _day(row.until),
        row.side_effects,
    )


def _appointment(row: AppointmentRow) -> Appointment:
    moment = datetime.fromisoformat(row.when_local)
    return Appointment(row.id, row.kind, moment, row.title, row.clinician_id, row.result)


def _flag(value: bool | None) -> int | None:
    return None if value is None else int(value)


def _bool(value: int | None) -> bool | None:
    return None if value is None else bool(value)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _day_text(day: date | None) -> str | None:
    return day.isoformat() if day else None
