"""Apple Health: a file of a gigabyte, read as a stream; nothing of it is kept but the rows that are wanted.

Pain of the lower back becomes entries, workouts become sessions. Records of sleep say how long somebody lay or slept;
a day of the diary holds how well (formats.md section 1, `days`), and hours are no mark out of ten: they are left out.
"""

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import IO
from xml.parsers import expat

from painlog.domain.naming import N_
from painlog.errors import UserError
from painlog.exchange.columns import Choices
from painlog.exchange.dates import Stamp, chosen_dates
from painlog.exchange.importers.archives import is_archive, members, reading_archive
from painlog.exchange.importers.desk import AppFile, Desk, Found, Occasion, Pain
from painlog.exchange.importers.figures import number_of
from painlog.exchange.reading import Readable
from painlog.exchange.rows import RowTrouble

NAME = "apple-health"

_CHUNK = 1 << 18
_HEAD = 1 << 16
_ROOT = b"<HealthData"
_PAIN = "HKCategoryTypeIdentifierLowerBackPain"
_SLEEP = "HKCategoryTypeIdentifierSleepAnalysis"
_SEVERITY = "HKCategoryValueSeverity"
_PRESENCE = "HKCategoryValuePresence"
_SCORES = {"NotPresent": 0.0, "Mild": 2.0, "Moderate": 5.0, "Severe": 8.0, "Unspecified": None, "Present": None}
_ACTIVITY = "HKWorkoutActivityType"
_SITE = "lower-back-middle"
_UNITS = {"s": 1, "sec": 1, "min": 60, "hr": 3600, "h": 3600}
_WORD = re.compile(r"(?<=[a-z])(?=[A-Z])")
_DOCTYPE = re.compile(rb"<!DOCTYPE[^\[>]*\[(?P<subset>.*?)\]\s*>", re.DOTALL)
_dates = chosen_dates("YYYY-MM-DD")

Attributes = dict[str, str]
Element = tuple[int, Attributes]


def recognises_text(path: Readable) -> bool:
    """Whether a file of text is an export."""
    with path.open("rb") as file:
        return _ROOT in file.read(_HEAD)


def recognises_archive(path: Path) -> bool:
    return _export_in(path) is not None


def open_apple_health(path: Path, choices: Choices, desk: Desk) -> AppFile:
    """Make an export ready to be read: the archive, or its `export.xml`."""
    if choices != Choices():
        raise UserError(N_("--map, --where and --fill-down do not apply to an export of Apple Health."))
    file: Readable | None = _export_in(path) if is_archive(path) else path
    if file is None or not recognises_text(file):
        raise UserError(N_("The file is not an export of {app}."), app="Apple Health")

    def read() -> Iterator[Found]:
        with reading_archive(path), file.open("rb") as stream:
            for line, attributes in _elements(stream, path.name, desk):
                yield from _found(line, attributes, desk)

    return AppFile(NAME, desk, read)


def _export_in(path: Path) -> Readable | None:
    """The export in an archive, whatever its name is in the language of the telephone."""
    with reading_archive(path):
        return next((file for file in members(path, ".xml") if recognises_text(file)), None)


def _elements(stream: IO[bytes], name: str, desk: Desk) -> Iterator[Element]:
    """The elements that are wanted, each with its line. No tree is built, so that memory stays flat."""
    parser, found = expat.ParserCreate(), list[Element]()

    def start(tag: str, attributes: Attributes) -> None:
        if tag == "Workout" or (tag == "Record" and attributes.get("type") in (_PAIN, _SLEEP)):
            found.append((parser.CurrentLineNumber, attributes))

    parser.StartElementHandler = start
    parser.EntityDeclHandler = _refuse_entity
    chunk = _without_grammar(stream.read(_HEAD))
    try:
        while chunk:
            parser.Parse(chunk, False)
            yield from found
            found.clear()
            desk.heard()
            chunk = stream.read(_CHUNK)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise UserError(
            N_("{file} cannot be read from line {line} on."),
            N_("The file may be cut off; nothing was imported."),
            file=name,
            line=error.lineno,
        ) from error


def _without_grammar(head: bytes) -> bytes:
    """The head without the grammar of the file, which some versions of iOS write wrongly; its lines stay.

    Raises `UserError` for a grammar that declares entities: no export has any, and they can blow up without bounds.
    """
    match = _DOCTYPE.search(head)
    if match is None:
        return head
    if b"<!ENTITY" in match["subset"]:
        _refuse_entity()
    return head[: match.start()] + b"\n" * match[0].count(b"\n") + head[match.end() :]


def _refuse_entity(*_: object) -> None:
    raise UserError(N_("The file declares entities, which an export never does."), N_("Nothing was imported."))


def _found(line: int, attributes: Attributes, desk: Desk) -> Iterator[Found]:
    try:
        if attributes.get("type") == _SLEEP:
            desk.left_out["Sleep"] += 1
        elif "workoutActivityType" in attributes:
            yield _session(line, attributes, desk)
        else:
            yield from desk.entries(_occasion(line, attributes, desk))
    except UserError as trouble:
        yield RowTrouble(line, trouble)


def _occasion(line: int, attributes: Attributes, desk: Desk) -> Occasion:
    value = attributes.get("value", "")
    word = value.removeprefix(_SEVERITY).removeprefix(_PRESENCE)
    if word not in _SCORES:
        raise UserError(N_("“{text}” is not a severity."), text=value)
    moment = desk.moment(_dates(attributes.get("startDate", "")))
    before = _WORD.sub(" ", word).capitalize()
    return Occasion(line, moment, pains=[(line, Pain(_SCORES[word], before, (_SITE,)))])


def _session(line: int, attributes: Attributes, desk: Desk) -> Found:
    started = _dates(attributes.get("startDate", ""))
    name = _WORD.sub(" ", attributes["workoutActivityType"].removeprefix(_ACTIVITY)).capitalize()
    if not name.strip():
        raise UserError(N_("The row records nothing."))
    return desk.session(line, name, desk.moment(started), _seconds(attributes, started))


def _seconds(attributes: Attributes, started: Stamp) -> int:
    """How long a workout took: as it says itself, else from its start to its end."""
    length = number_of(_shortened(attributes.get("duration", "")))
    unit = _UNITS.get(attributes.get("durationUnit", "min"))
    if length is not None and unit is not None:
        return int(length * unit)
    return round(_between(started, _dates(attributes.get("endDate", ""))).total_seconds())


def _shortened(number: str) -> str:
    """A number with no more digits behind its point than count: some exports write seventeen."""
    whole, point, rest = number.partition(".")
    return whole + point + rest[:6]


def _between(start: Stamp, end: Stamp) -> timedelta:
    if start.clock is None or end.clock is None:
        return timedelta()
    zero = timedelta()
    days = end.day - start.day
    seconds = _of_day(end) - (end.offset or zero) - _of_day(start) + (start.offset or zero)
    return days + seconds


def _of_day(stamp: Stamp) -> timedelta:
    assert stamp.clock is not None
    return timedelta(hours=stamp.clock.hour, minutes=stamp.clock.minute, seconds=stamp.clock.second)
