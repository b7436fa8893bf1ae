"""Daylio: several rows a day with mood and activities; pain only where the person says so (formats.md section 3)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from painlog.domain.catalogue import Kind
from painlog.domain.diary import DayContext
from painlog.exchange.columns import Choices, Field
from painlog.exchange.dates import Stamp, chosen_dates, read_time
from painlog.exchange.importers.desk import AppFile, Desk, Found, Occasion, Pain, Taken, each_row
from painlog.exchange.importers.places import places_of
from painlog.exchange.importers.roles import Guesses, Roles, chosen_roles, pains_among
from painlog.exchange.names import NameBook
from painlog.exchange.reading import Table
from painlog.exchange.rows import Row
from painlog.exchange.scores import SourceScale, read_score
from painlog.exchange.selection import check_width, chosen_rows, named_cells

NAME = "daylio"

_COLUMNS = {"full_date", "date", "weekday", "time", "mood", "activities"}
_MOODS = {"awful": 0, "bad": 3, "meh": 5, "good": 8, "rad": 10}
"""The five moods of a new Daylio, evenly over 0 to 10. Moods that a person named otherwise cannot be placed."""

_SCALE = re.compile(r"(?P<name>.+?)\s*[:=(]\s*(?P<value>[+-]?\d+(?:[.,]\d+)?)(?:\s*/\s*\d+)?\s*\)?")
_LEVEL = re.compile(r"(?<![\d.,])(\d{1,2})(?![\d.,])")
_WORD = re.compile(r"\b(mild|moderate|severe|unbearable)\b", re.IGNORECASE)
_BREAK = re.compile(r"<br\s*/?>|</?(?:p|div)\b[^>]*>", re.IGNORECASE)
_LONGEST_NAME = 200
_dates = chosen_dates("YYYY-MM-DD")

Cells = dict[str, str]


def recognises(header: tuple[str, ...]) -> bool:
    return {name.casefold() for name in header} >= _COLUMNS


def features(table: Table) -> list[str]:
    """The names of activities and scales, in the order of the file."""
    found: dict[str, None] = {}
    for row in table.rows():
        if isinstance(row, Row):
            cells = _cells(table, row)
            found |= dict.fromkeys((*_listed(cells["activities"]), *_scales(cells)))
    return list(found)


def guesses(table: Table, names: NameBook) -> Guesses:
    """What the activities probably are: the pain or a treatment by its name, else something that went before."""
    activities: dict[str, None] = {}
    scales: dict[str, None] = {}
    for row in table.rows():
        if isinstance(row, Row):
            cells = _cells(table, row)
            activities |= dict.fromkeys(_listed(cells["activities"]))
            scales |= dict.fromkeys(_scales(cells))
    pains = pains_among((*scales, *activities))
    others = (name for name in activities if (str(Field.SCORE), name) not in pains)
    return (*pains, *((str(_usual(names, name)), name) for name in others))


def open_daylio(table: Table, choices: Choices, scale: SourceScale, desk: Desk) -> AppFile:
    """Make an export ready to be read. Activities that were given no role count as triggers or treatments by name."""
    roles = chosen_roles(choices, features(table)) if choices.columns else Roles()
    reader = _Reader(table, roles, scale, desk)
    return AppFile(NAME, desk, lambda: each_row(chosen_rows(table, choices), reader.found))


@dataclass(frozen=True, slots=True)
class _Reader:
    table: Table
    roles: Roles
    scale: SourceScale
    desk: Desk

    def found(self, row: Row) -> Iterator[Found]:
        self.desk.heard()
        check_width(self.table.header, row)
        cells = _cells(self.table, row)
        clock = read_time(cells["time"])[0] if cells["time"] else None
        occasion = Occasion(row.line, self.desk.moment(Stamp(_dates(cells["full_date"]).day, clock)))
        scales = _scales(cells)
        for name, value in scales.items():
            self._take_scale(occasion, name, value)
        for name in _listed(cells["activities"]):
            if name not in scales:
                self._take_activity(occasion, name)
        occasion.notes += [text for text in (_text(cells.get("note_title", "")), _text(cells.get("note", ""))) if text]
        self._take_mood(cells["mood"], occasion)
        yield from self.desk.entries(occasion)

    def _take_scale(self, occasion: Occasion, name: str, value: str) -> None:
        if self.roles.of(name) is Field.SCORE:
            score, before = read_score(value, self.scale)
            occasion.pains.append((occasion.line, Pain(score, before, places_of(name))))
        else:
            self.desk.left_out[name] += 1

    def _take_activity(self, occasion: Occasion, name: str) -> None:
        role = self.roles.of(name) or self._usual_role(name)
        if role is Field.SCORE:
            occasion.pains.append((occasion.line, _pain(name)))
        elif role is Field.TREATMENTS:
            occasion.treatments.append(Taken(name))
        elif role is Field.TRIGGERS:
            occasion.triggers.append(name)
        else:
            self.desk.left_out[name] += 1

    def _usual_role(self, name: str) -> Field | None:
        """What an activity is where nobody said. Once the person named any trigger, only what they named is one."""
        usual = _usual(self.desk.names, name)
        named = self.roles.treatments if usual is Field.TREATMENTS else self.roles.triggers
        return None if named or self.roles.exact else usual

    def _take_mood(self, mood: str, occasion: Occasion) -> None:
        value = _MOODS.get(mood.casefold())
        if value is not None:
            self.desk.note_day(DayContext(occasion.moment.day, mood=value))
        elif mood:
            self.desk.left_out[mood] += 1


def _usual(names: NameBook, activity: str) -> Field:
    return Field.TREATMENTS if names.knows(Kind.TREATMENT, activity) else Field.TRIGGERS


def _cells(table: Table, row: Row) -> Cells:
    return {name.replace(" ", "_"): cell for name, cell in named_cells(table.header, row).items()}


def _listed(cell: str) -> list[str]:
    return [name.strip() for name in cell.split("|") if name.strip()]


def _scales(cells: Cells) -> dict[str, str]:
    """The scales of a row: `Pain: 4 | Energy: 2`."""
    matches = (_SCALE.fullmatch(part[:_LONGEST_NAME]) for part in _listed(cells.get("scales", "")))
    return {match["name"]: match["value"] for match in matches if match}


def _pain(activity: str) -> Pain:
    """A pain that is an activity: its score is the number or the word in its name, if there is one."""
    if level := _LEVEL.search(activity):
        score, before = read_score(level[1])
    elif word := _WORD.search(activity):
        score, before = read_score(word[1], SourceScale.WORDS)
    else:
        score, before = None, None
    places = places_of(_WORD.sub(" ", _LEVEL.sub(" ", activity)))
    return Pain(score, before if before is not None else activity if score is None else None, places)


def _text(cell: str) -> str:
    """A note without its markup of lines."""
    return "\n".join(line.strip() for line in _BREAK.sub("\n", cell).splitlines() if line.strip())
