"""What a file is, by its content, and what can be asked of the person about it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from painlog.domain.naming import N_
from painlog.errors import UserError
from painlog.exchange.columns import Choices
from painlog.exchange.entries_csv import COLUMNS
from painlog.exchange.entries_reading import REQUIRED
from painlog.exchange.importers import (
    apple_health,
    bearable,
    daylio,
    flaredown,
    loop,
    migraine_buddy,
    pf_pain_diary,
    track_and_graph,
)
from painlog.exchange.importers.archives import checked, is_archive, members
from painlog.exchange.importers.desk import AppFile, Desk
from painlog.exchange.importers.roles import Guesses, pains_among
from painlog.exchange.names import NameBook
from painlog.exchange.reading import Readable, Table, is_json, read_table
from painlog.exchange.scores import SourceScale

PAINLOG, CSV = "painlog", "csv"
APP_NAMES = {
    bearable.NAME: "Bearable",
    track_and_graph.NAME: "Track & Graph",
    migraine_buddy.NAME: "Migraine Buddy",
    daylio.NAME: "Daylio",
    loop.NAME: "Loop Habit Tracker",
    apple_health.NAME: "Apple Health",
    flaredown.NAME: "Flaredown",
    pf_pain_diary.NAME: "Privacy Friendly Pain Diary",
}
"""The apps as they call themselves; never translated."""

_BY_HEADER: tuple[tuple[str, Callable[[tuple[str, ...]], bool]], ...] = (
    (bearable.NAME, bearable.recognises),
    (track_and_graph.NAME, track_and_graph.recognises),
    (daylio.NAME, daylio.recognises),
    (flaredown.NAME, flaredown.recognises),
    (pf_pain_diary.NAME, pf_pain_diary.recognises),
)
_ENTRIES = "entries.csv"
_DOCUMENT = ".painlog.json"


@dataclass(frozen=True, slots=True)
class AppChoices:
    """How the person wants a file of another app read."""

    choices: Choices = field(default_factory=Choices)
    scale: SourceScale = SourceScale.ZERO_TO_TEN
    date_format: str | None = None


def format_of(path: Path) -> str:
    """The format of a file, `csv` where it is a table that no app is known by.

    Raises `UserError` where it cannot be read, and for an archive in which nothing is known.
    """
    if is_archive(path):
        return _archive_format(path)
    if _begins_like_markup(path):
        if apple_health.recognises_text(path):
            return apple_health.NAME
        raise _unknown(path)
    if is_json(path):
        return PAINLOG
    return _table_format(path)


def inner_file(path: Path) -> Readable:
    """The file that painlog reads: the one given, or painlog's own document or entries in an archive."""
    if not is_archive(path):
        return path
    own = members(path, _DOCUMENT) or members(path, _ENTRIES)
    if not own:
        raise _unknown(path)
    return checked(own[0])


def open_app(name: str, path: Path, asked: AppChoices, desk: Desk) -> AppFile:
    """Make a file of an app ready to be read; raises `UserError` where it is not one, or a choice is missing."""
    if name == apple_health.NAME:
        return apple_health.open_apple_health(path, asked.choices, desk)
    if name == loop.NAME:
        return loop.open_loop(path, asked.choices, desk)
    table = app_table(name, path)
    if name == bearable.NAME:
        return bearable.open_bearable(table, asked.choices, desk)
    if name == track_and_graph.NAME:
        return track_and_graph.open_track_and_graph(table, asked.choices, asked.scale, desk)
    if name == daylio.NAME:
        return daylio.open_daylio(table, asked.choices, asked.scale, desk)
    if name == flaredown.NAME:
        return flaredown.open_flaredown(table, asked.choices, asked.date_format, desk)
    if name == migraine_buddy.NAME:
        return migraine_buddy.open_migraine_buddy(table, asked.choices, desk)
    return pf_pain_diary.open_pf_pain_diary(table, asked.choices, asked.date_format, desk)


def app_table(name: str, path: Path) -> Table:
    """The rows of a file of an app; raises `UserError` where its header is another one's."""
    if name == migraine_buddy.NAME:
        try:
            return read_table(path, is_header=migraine_buddy.recognises)
        except UserError as trouble:
            raise _not_of(name) from trouble
    table = read_table(path)
    if not dict(_BY_HEADER)[name](table.header):
        raise _not_of(name)
    return table


def features_of(name: str, path: Path) -> list[str]:
    """What was tracked in a file of an app in which the person says what is what; nothing for the other apps."""
    if name == loop.NAME:
        return loop.features(path)
    asked = {
        track_and_graph.NAME: track_and_graph.features,
        daylio.NAME: daylio.features,
        flaredown.NAME: flaredown.features,
    }
    return asked[name](app_table(name, path)) if name in asked else []


def guesses_of(name: str, path: Path, names: NameBook) -> Guesses:
    """What the features of a file probably are, for the person to confirm."""
    if name == daylio.NAME:
        return daylio.guesses(app_table(name, path), names)
    if name == flaredown.NAME:
        return flaredown.guesses(app_table(name, path))
    return pains_among(features_of(name, path)) if name == track_and_graph.NAME else ()


def is_own_table(header: tuple[str, ...]) -> bool:
    """Whether a header is that of painlog's own entries."""
    return set(header) >= REQUIRED and set(header) <= set(COLUMNS)


def _archive_format(path: Path) -> str:
    if members(path, _DOCUMENT):
        return PAINLOG
    if members(path, _ENTRIES):
        return CSV
    if loop.recognises_archive(path):
        return loop.NAME
    if apple_health.recognises_archive(path):
        return apple_health.NAME
    raise _unknown(path)


def _table_format(path: Path) -> str:
    table = read_table(path)
    found = next((name for name, recognises in _BY_HEADER if recognises(table.header)), None)
    if found is not None:
        return found
    if path.name.casefold() == "checkmarks.csv" and loop.recognises(table.header):
        return loop.NAME
    return migraine_buddy.NAME if _is_migraine_buddy(path) else CSV


def _is_migraine_buddy(path: Path) -> bool:
    try:
        read_table(path, is_header=migraine_buddy.recognises)
    except UserError:
        return False
    return True


def _begins_like_markup(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(64).lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")


def _not_of(name: str) -> UserError:
    return UserError(
        N_("The file is not an export of {app}."),
        N_("Leave --from out, or give --from csv to read it as any table."),
        app=APP_NAMES[name],
    )


def _unknown(path: Path) -> UserError:
    return UserError(
        N_("{file} is not a file that painlog knows."),
        N_("Say what it is with --from."),
        file=path.name,
    )
