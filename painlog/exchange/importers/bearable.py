"""Bearable: one row a reading, several of them a moment (formats.md section 3).

Its severities Mild, Moderate, Severe and Unbearable are 2, 5, 8 and 10 here, marked converted.
Hours of sleep and energy are no values of a day here, which asks how well somebody slept (formats.md section 1,
`days`): they are counted as left out, and only what was noted beside them is kept.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from itertools import groupby

from painlog.domain.diary import DayContext
from painlog.domain.naming import N_
from painlog.errors import UserError
from painlog.exchange.columns import Choices, folded
from painlog.exchange.dates import Stamp, chosen_dates, read_time
from painlog.exchange.importers.desk import AppFile, Desk, Found, Occasion, Pain, Taken
from painlog.exchange.importers.figures import number_of, rating_of_ten
from painlog.exchange.importers.places import names_a_pain, places_of
from painlog.exchange.importers.roles import Roles, chosen_roles
from painlog.exchange.reading import Table
from painlog.exchange.rows import Row, RowTrouble
from painlog.exchange.scores import SourceScale, read_score
from painlog.exchange.selection import check_width, chosen_rows, named_cells

NAME = "bearable"

_COLUMNS = {"date", "time of day", "category", "rating/amount", "detail"}
_PARTS_OF_DAY = frozenset({"", "pre", "am", "mid", "pm", "all day"})
_WORDS = ("none", "mild", "moderate", "severe", "unbearable")
"""The words behind the ratings 0 to 4."""

_DETAIL = re.compile(r"(?P<name>.*)\((?P<extra>[^()]*)\)")
_MEDICINES = frozenset({"meds/supplements", "meds", "medication", "medications", "supplements"})
_DAY_RATINGS = ("mood", "sleep quality")
_dates = chosen_dates("YYYY-MM-DD")

Ends = dict[str, tuple[Decimal, Decimal]]
Cells = dict[str, str]


def recognises(header: tuple[str, ...]) -> bool:
    return {folded(name) for name in header} >= _COLUMNS


def open_bearable(table: Table, choices: Choices, desk: Desk) -> AppFile:
    """Make an export ready to be read. `--map score=NAME` says which symptoms are the pain."""
    reader = _Reader(table, chosen_roles(choices, _symptoms(table)) if choices.columns else Roles(), _ends(table), desk)

    def read() -> Iterator[Found]:
        for _, rows in groupby(chosen_rows(table, choices), key=reader.day_text):
            yield from reader.read_day(rows)

    return AppFile(NAME, desk, read)


@dataclass(slots=True)
class _Reader:
    """Reads the rows of one day at a time: those of one time of day make up an occasion."""

    table: Table
    roles: Roles
    ends: Ends
    desk: Desk

    def day_text(self, row: Row | RowTrouble) -> str:
        return "" if isinstance(row, RowTrouble) else _date_text(self._cells(row))

    def read_day(self, rows: Iterable[Row | RowTrouble]) -> Iterator[Found]:
        occasions: dict[str, Occasion] = {}
        for row in rows:
            self.desk.heard()
            if isinstance(row, RowTrouble):
                yield row
                continue
            try:
                check_width(self.table.header, row)
                self._take(row.line, self._cells(row), occasions)
            except UserError as trouble:
                yield RowTrouble(row.line, trouble)
        for occasion in occasions.values():
            yield from self.desk.entries(occasion)

    def _cells(self, row: Row) -> Cells:
        return named_cells(self.table.header, row)

    def _take(self, line: int, cells: Cells, occasions: dict[str, Occasion]) -> None:
        time_text = folded(cells["time of day"])
        moment = self.desk.moment(Stamp(_dates(_date_text(cells)).day, _clock(time_text)))
        occasion = occasions.setdefault(time_text, Occasion(line, moment))
        category = folded(cells["category"])
        if category == "symptom":
            self._take_symptom(line, cells, occasion)
        elif category == "factors":
            occasion.triggers += [name.strip() for name in cells["detail"].split("|") if name.strip()]
        elif category in _MEDICINES:
            occasion.treatments += _medicines(cells)
        elif category in _DAY_RATINGS:
            self._take_rating(category, cells, moment.day)
        else:
            self.desk.left_out[cells["category"] or "–"] += 1
        if category != "symptom" and cells.get("notes"):
            occasion.notes.append(cells["notes"])

    def _take_symptom(self, line: int, cells: Cells, occasion: Occasion) -> None:
        name, word = _named(cells["detail"])
        if not name:
            raise UserError(N_("The row records nothing."))
        if not self._is_pain(name):
            occasion.symptoms.append(name)
            occasion.notes += [cells["notes"]] if cells.get("notes") else []
            return
        score, before = read_score(_severity(word, cells["rating/amount"]), SourceScale.WORDS)
        occasion.pains.append((line, Pain(score, before, places_of(name), cells.get("notes", ""))))

    def _is_pain(self, name: str) -> bool:
        return folded(name) in self.roles.score if self.roles.score else names_a_pain(name)

    def _take_rating(self, category: str, cells: Cells, day: date) -> None:
        rating = number_of(cells["rating/amount"])
        if rating is None:
            raise UserError(N_("“{text}” is not a rating."), text=cells["rating/amount"])
        value = rating_of_ten(rating, self.ends[category])
        self.desk.note_day(DayContext(day, mood=value) if category == "mood" else DayContext(day, sleep=value))


def _symptoms(table: Table) -> list[str]:
    rows = (named_cells(table.header, row) for row in table.rows() if isinstance(row, Row))
    named = (_named(cells["detail"])[0] for cells in rows if folded(cells["category"]) == "symptom")
    return list(dict.fromkeys(name for name in named if name))


def _ends(table: Table) -> Ends:
    """The lowest and highest rating of each category that is rated on a scale the file does not name."""
    found: Ends = {}
    for row in table.rows():
        if isinstance(row, RowTrouble):
            continue
        cells = named_cells(table.header, row)
        category, rating = folded(cells["category"]), number_of(cells["rating/amount"])
        if category in _DAY_RATINGS and rating is not None:
            low, high = found.get(category, (rating, rating))
            found[category] = min(low, rating), max(high, rating)
    return found


def _date_text(cells: Cells) -> str:
    return cells.get("date formatted") or cells["date"]


def _clock(text: str) -> time | None:
    return None if text in _PARTS_OF_DAY else read_time(text)[0]


def _named(detail: str) -> tuple[str, str]:
    """The name and what stands after it in brackets: `Back pain (Moderate)`."""
    match = _DETAIL.fullmatch(detail)
    return (match["name"].strip(), match["extra"].strip()) if match else (detail.strip(), "")


def _severity(word: str, rating: str) -> str:
    """The severity in words: as it stands in brackets, else the word behind the rating from 1 to 4."""
    if word.casefold() in _WORDS:
        return word
    number = number_of(rating)
    if number is None or number not in range(len(_WORDS)):
        raise UserError(N_("“{text}” is not one of the words mild, moderate, severe and unbearable."), text=word)
    return _WORDS[int(number)].capitalize()


def _medicines(cells: Cells) -> list[Taken]:
    """What was taken: the amount, with the unit that stands in brackets behind the name."""
    names = [name.strip() for name in cells["detail"].split("|") if name.strip()]
    if len(names) != 1:
        return [Taken(name, medicine=True) for name in names]
    name, unit = _named(names[0])
    dose = " ".join(part for part in (cells["rating/amount"], unit) if part)
    return [Taken(name, dose, medicine=True)] if name else []
