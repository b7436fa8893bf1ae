"""Reading what a `.painlog.json` document says about the diary's owner."""

from painlog.domain.naming import N_
from painlog.domain.records import AboutMe, Appointment, Clinician, Medicine
from painlog.exchange.document import Spot, listed_once

_TICKS = ("condition", "tens", "risk-factor", "family")


def read_about(row: Spot) -> AboutMe:
    """The `about` object; raises `UserError` with the place of whatever does not fit."""
    row.keys(("facts", "ticks", "medicines", "clinicians", "appointments"))
    clinicians = listed_once(row, "clinicians", _clinician, lambda each: each.id)
    known = {clinician.id for clinician in clinicians}
    appointments = listed_once(row, "appointments", lambda spot: _appointment(spot, known), lambda each: each.id)
    return AboutMe(
        facts=tuple((key, spot.text()) for key, spot in row.get("facts", {}).members()),
        ticks=_ticks(row.get("ticks", {})),
        medicines=listed_once(row, "medicines", _medicine, lambda each: each.id),
        clinicians=clinicians,
        appointments=appointments,
    )


def _ticks(row: Spot) -> tuple[tuple[str, str], ...]:
    row.keys(_TICKS)
    found = [(kind, spot.id()) for kind, listed in row.members() for spot in listed.items()]
    if len(set(found)) < len(found):
        raise row.trouble(N_("{place} lists the same twice."))
    return tuple(found)


def _clinician(row: Spot) -> Clinician:
    row.keys(("id", "name", "role", "contact"), ("id", "name", "role"))
    return Clinician(row["id"].id(), row["name"].text(), row["role"].text(), row.get("contact", "").text())


def _appointment(row: Spot, clinicians: set[str]) -> Appointment:
    row.keys(("id", "kind", "when", "title", "clinician_id", "result"), ("id", "kind", "when"))
    clinician = row.get("clinician_id").maybe(Spot.id)
    if clinician is not None and clinician not in clinicians:
        raise row["clinician_id"].trouble(N_("{place} names nobody of the list of clinicians."))
    return Appointment(
        row["id"].id(),
        row["kind"].text(),
        row["when"].wall(),
        row.get("title", "").text(),
        clinician,
        row.get("result", "").text(),
    )


def _medicine(row: Spot) -> Medicine:
    texts = ("class", "dose", "unit", "side_effects")
    row.keys(("id", "name", "regular", "since", "until", *texts), ("id", "name"))
    return Medicine(
        id=row["id"].id(),
        name=row["name"].text(),
        medicine_class=row.get("class", "").text(),
        dose=row.get("dose", "").text(),
        unit=row.get("unit", "").text(),
        regular=row.get("regular", False).flag(),
        since=row.get("since").maybe(Spot.day),
        until=row.get("until").maybe(Spot.day),
        side_effects=row.get("side_effects", "").text(),
    )
