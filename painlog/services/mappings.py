"""What the window shows of a file before it is imported, and mappings of columns that the person keeps by name."""

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from painlog.domain.catalogue import Catalogue
from painlog.domain.naming import N_
from painlog.errors import UserError
from painlog.services.changes import Changes, changes_of
from painlog.services.transfer import SCALES, ImportRequest

if TYPE_CHECKING:
    from painlog.storage.diary_store import DiaryStore

SETTING = "csv_mappings"
LONGEST_NAME = 60
MOST_MAPPINGS = 50
SAMPLE_ROWS = 8
TABLE_FIELDS = ("when", "date", "time", "score", "site", "triggers", "treatments", "note")
ROLE_FIELDS = ("score", "triggers", "treatments")


@dataclass(frozen=True, slots=True)
class FileLook:
    """What is known of a file without importing it.

    `samples` are its first rows; `features` what was tracked in an app that does not say which of it is the pain;
    `guesses` the field of a column, or of a feature, where its name says it. `own` is painlog's own table.
    """

    path: Path
    file_format: str
    header: tuple[str, ...] = ()
    separator: str = ""
    header_line: int = 0
    samples: tuple[tuple[str, ...], ...] = ()
    features: tuple[str, ...] = ()
    guesses: tuple[tuple[str, str], ...] = ()
    own: bool = False

    @property
    def mappable(self) -> bool:
        """Whether the person says which column is what."""
        return self.file_format == "csv" and not self.own


@dataclass(frozen=True, slots=True)
class Mapping:
    """How one kind of table is read, by the names of its columns."""

    name: str
    columns: tuple[tuple[str, str], ...]
    date_format: str = ""
    scale: str = SCALES[0]
    fill_down: tuple[str, ...] = ()
    where: tuple[tuple[str, str], ...] = ()
    separator: str = ""
    header_line: int = 0

    def fits(self, header: tuple[str, ...]) -> bool:
        """Whether a table has every column that is named here."""
        named = {column for _, column in (*self.columns, *((None, each) for each, _ in self.where))}
        return bool(self.columns) and named | set(self.fill_down) <= set(header)


class MappingsService:
    """Looks at files, and keeps the mappings of one open diary."""

    def __init__(self, store: "DiaryStore") -> None:
        self._store = store

    def look(self, path: Path, source_format: str = "auto", separator: str = "", header_line: int = 0) -> FileLook:
        """What a file is; of a table only the head is read. Raises `UserError` where it cannot be read."""
        from painlog.exchange.importers.detection import APP_NAMES, CSV, features_of, guesses_of
        from painlog.exchange.names import NameBook
        from painlog.services.incoming import found_format
        from painlog.storage.diary_rows import read_items

        path = path.expanduser()
        found = found_format(ImportRequest(path, source_format, separator=separator, header_line=header_line))
        if found == CSV:
            return _table_look(path, separator, header_line)
        if found not in APP_NAMES:
            return FileLook(path, found)
        with self._store.snapshot() as session:
            names = NameBook(Catalogue(read_items(session)))
        features = tuple(features_of(found, path))
        return FileLook(path, found, features=features, guesses=guesses_of(found, path, names))

    def app_names(self) -> tuple[tuple[str, str], ...]:
        """The formats of other apps with the apps' own names."""
        from painlog.exchange.importers.detection import APP_NAMES

        return tuple(APP_NAMES.items())

    def app_name(self, app: str) -> str:
        """What the source of an imported entry calls itself; what is not known stays as it is."""
        from painlog.exchange.importers.detection import APP_NAMES, CSV

        return (APP_NAMES | {CSV: "CSV"}).get(app, app)

    def saved(self) -> tuple[Mapping, ...]:
        """The mappings that were kept, by name."""
        from painlog.storage.diary_rows import read_settings

        with self._store.snapshot() as session:
            stored = read_settings(session).get(SETTING)
        made = (_mapping(name, value) for name, value in stored.items()) if isinstance(stored, dict) else ()
        return tuple(sorted((each for each in made if each is not None), key=lambda each: each.name.casefold()))

    def save(self, mapping: Mapping) -> Changes:
        """Keep a mapping under its name; one of the same name is replaced. Raises `UserError` without a name."""
        name = " ".join(mapping.name.split())[:LONGEST_NAME]
        if not name:
            raise UserError(N_("A mapping needs a name."), N_("Type a name and save again."))
        kept = {each.name: _stored(each) for each in self.saved()}
        if name not in kept and len(kept) >= MOST_MAPPINGS:
            raise UserError(N_("{n} mappings are the most that are kept."), n=MOST_MAPPINGS)
        return self._put(kept | {name: _stored(mapping)}, N_("Mapping saved"))

    def remove(self, name: str) -> Changes:
        """Forget a mapping."""
        kept = {each.name: _stored(each) for each in self.saved() if each.name != name}
        return self._put(kept, N_("Mapping removed"))

    def _put(self, kept: dict[str, Any], label: str) -> Changes:
        from painlog.storage.diary_store import put_setting

        with self._store.transaction(label) as work:
            put_setting(work, SETTING, kept)
        return changes_of(work.tables, label)


def _table_look(path: Path, separator: str, header_line: int) -> FileLook:
    from itertools import islice

    from painlog.exchange.columns import guessed_fields
    from painlog.exchange.importers.detection import inner_file, is_own_table
    from painlog.exchange.reading import read_table
    from painlog.exchange.rows import Row

    table = read_table(inner_file(path), separator, header_line)
    rows = (row.cells for row in table.rows() if isinstance(row, Row))
    return FileLook(
        path,
        "csv",
        table.header,
        table.separator,
        table.header_line,
        tuple(islice(rows, SAMPLE_ROWS)),
        guesses=tuple((str(field), table.header[place]) for field, place in guessed_fields(table.header).items()),
        own=is_own_table(table.header),
    )


def _stored(mapping: Mapping) -> dict[str, Any]:
    values = asdict(mapping)
    del values["name"]
    return values


def _mapping(name: object, value: object) -> Mapping | None:
    """A stored mapping; None where it is damaged."""
    if not (isinstance(name, str) and isinstance(value, dict)):
        return None
    try:
        return Mapping(
            name,
            _pairs(value["columns"]),
            str(value.get("date_format", "")),
            value["scale"] if value.get("scale") in SCALES else SCALES[0],
            tuple(str(each) for each in value.get("fill_down", ())),
            _pairs(value.get("where", ())),
            str(value.get("separator", ""))[:1],
            int(value.get("header_line", 0)),
        )
    except (KeyError, TypeError, ValueError):
        return None


def _pairs(value: Any) -> tuple[tuple[str, str], ...]:
    return tuple((str(first), str(second)) for first, second in value)
