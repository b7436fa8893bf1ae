"""Several files in one ZIP, each written as it goes."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from painlog.exchange.sharing import untold
from painlog.exchange.tables import Table, table_lines
from painlog.exchange.writing import write_lines


@dataclass(frozen=True, slots=True)
class Part:
    """A file of a ZIP: its name with `/` between folders, how it is filled, and its share of the work."""

    name: str
    write: Callable[[IO[bytes], Callable[[float], None]], None]
    weight: float = 1.0


def write_zip(
    file: IO[bytes], parts: Iterable[Part], made_at: datetime, tell: Callable[[float], None] = untold
) -> None:
    """Write the parts in their order, all dated `made_at`; `tell` hears how far it is (0 to 1) and may raise."""
    listed = list(parts)
    whole, done = sum(part.weight for part in listed), 0.0
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for part in listed:
            inside = _scaled(tell, done / whole, part.weight / whole)
            inside(0.0)
            with archive.open(_info(part.name, made_at), "w") as target:
                part.write(target, inside)
            done += part.weight


def table_part(table: Table, folder: str = "") -> Part:
    """A table as a CSV file."""
    return Part(f"{folder}{table.name}.csv", lambda file, _tell: write_lines(file, table_lines(table)))


def _scaled(tell: Callable[[float], None], start: float, share: float) -> Callable[[float], None]:
    return lambda inside: tell(start + share * inside)


def _info(name: str, made_at: datetime) -> ZipInfo:
    info = ZipInfo(name, made_at.timetuple()[:6])
    info.compress_type = ZIP_DEFLATED
    return info
