"""Privacy Friendly Pain Diary: one row a day, dates in the language of the telephone (formats.md section 3)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from painlog.domain.catalogue import Kind
from painlog.domain.diary import DayContext
from painlog.domain.naming import N_
from painlog.errors import UserError
from painlog.exchange.columns import Choices, folded
from painlog.exchange.dates import DateReader, chosen_dates, detected_dates
from painlog.exchange.importers.desk import AppFile, Desk, Found, Occasion, Pain, Taken, each_row
from painlog.exchange.importers.places import places_of
from painlog.exchange.importers.roles import no_mapping
from painlog.exchange.reading import Table
from painlog.exchange.rows import Row
from painlog.exchange.scores import read_score
from painlog.exchange.selection import check_width, chosen_rows, named_cells

NAME = "pf-pain-diary"

_COLUMNS = ("date", "conditions", "pain level (0-10)", "body regions", "pain nature", "times of pain")
_CONDITIONS = {"very bad": 0, "bad": 3, "okay": 5, "good": 8, "very good": 10}
"""How somebody felt, evenly over 0 to 10."""

_REGIONS = {
    "abdomen": "abdomen",
    "chest": "chest",
    "neck": "neck",
    "head": "head",
    "neck back": "neck",
    "head back": "head",
    "thigh": "thigh-front",
    "thigh back": "thigh-back",
    "lower leg": "shin",
    "lower leg back": "calf",
    "knee back": "knee",
    "foot back": "foot",
    "groin back": "buttock",
    "chest back": "upper-back",
    "abdomen back": "lower-back",
    "lower arm": "forearm",
    "lower arm back": "forearm",
    "upper arm back": "upper-arm",
    "hand back": "hand",
}
"""Regions seen from the front and from the back, without their side."""

_ONE_SIDED = frozenset({"abdomen", "chest", "neck", "head"})
_SIDE = re.compile(r"\b(left|right)\b")
_DRUG = re.compile(r"drug:\[name:(?P<name>[^\[\]]*?),\s*dose:?\s*(?P<dose>[^\[\]]*)\](?P<amounts>[^\[\]]*)")
_AMOUNT = re.compile(r"quantity(Morning|Noon|Evening|Night):(\d{1,4})")

Cells = dict[str, str]


def recognises(header: tuple[str, ...]) -> bool:
    return tuple(folded(name) for name in header[: len(_COLUMNS)]) == _COLUMNS


def open_pf_pain_diary(table: Table, choices: Choices, date_format: str | None, desk: Desk) -> AppFile:
    """Make an export ready to be read; raises `UserError` where its dates can be read in more than one way."""
    no_mapping(choices, "Privacy Friendly Pain Diary")
    dates = chosen_dates(date_format) if date_format else detected_dates(_date_cells(table))
    reader = _Reader(table, dates, desk)
    return AppFile(NAME, desk, lambda: each_row(chosen_rows(table, choices), reader.found))


def _date_cells(table: Table) -> Iterator[str]:
    return (row.cells[0] for row in table.rows() if isinstance(row, Row))


@dataclass(frozen=True, slots=True)
class _Reader:
    table: Table
    dates: DateReader
    desk: Desk

    def found(self, row: Row) -> Iterator[Found]:
        self.desk.heard()
        check_width(self.table.header, row)
        cells = named_cells(self.table.header, row)
        occasion = Occasion(row.line, self.desk.moment(self.dates(cells["date"])))
        score, before = read_score(cells["pain level (0-10)"])
        places = [place for region in _listed(cells["body regions"]) for place in _places(region)]
        qualities = [name for name in _listed(cells["pain nature"]) if self.desk.names.knows(Kind.QUALITY, name)]
        comment = cells.get("comment", "")
        if score is not None or places or qualities:
            pain = Pain(score, before, tuple(dict.fromkeys(places)), qualities=tuple(qualities))
            occasion.pains.append((row.line, pain))
        occasion.treatments += _drugs(cells.get("drug intakes", ""))
        occasion.notes += [comment] if comment else []
        mood = _CONDITIONS.get(" ".join(cells["conditions"].casefold().replace("_", " ").split()))
        if mood is not None:
            self.desk.note_day(DayContext(occasion.moment.day, mood=mood))
        if occasion.empty and mood is None:
            raise UserError(N_("The row records nothing."))
        yield from self.desk.entries(occasion)


def _listed(cell: str) -> list[str]:
    """The items of a set as the app writes it: `[NECK, LOWER_LEG_LEFT]`."""
    parts = re.split(r"[,;\n]", cell.strip().removeprefix("[").removesuffix("]"))
    return [name for name in (" ".join(part.replace("_", " ").casefold().split()) for part in parts) if name]


def _places(region: str) -> tuple[str, ...]:
    side = _SIDE.search(region)
    stem = _REGIONS.get(" ".join(_SIDE.sub(" ", region).split()))
    if stem in _ONE_SIDED:
        return (stem,)
    if stem is not None and side is not None:
        return (f"{stem}-{side[1]}",)
    return places_of(region)


def _drugs(cell: str) -> list[Taken]:
    """The medicines of `[[drug:[name:…,dose…],quantityMorning:1,…],]`, or of a plain list of names."""
    found = [
        Taken(match["name"].strip(), _dose(match["dose"], match["amounts"]), medicine=True)
        for match in _DRUG.finditer(cell)
        if match["name"].strip()
    ]
    if found or "[" in cell:
        return found
    return [Taken(name.strip(), medicine=True) for name in re.split(r"[;,\n]", cell) if name.strip()]


def _dose(dose: str, amounts: str) -> str:
    """The dose, with the amounts of the day as prescriptions write them: `400 mg 1-0-1-0`."""
    taken = dict(_AMOUNT.findall(amounts))
    times = "-".join(taken.get(name, "0") for name in ("Morning", "Noon", "Evening", "Night"))
    dose = "" if dose.strip() == "null" else dose.strip()
    return " ".join(part for part in (dose, times if any(each != "0" for each in taken.values()) else "") if part)
