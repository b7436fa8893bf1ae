"""Files within zip archives, read without unpacking them."""

import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Literal

from painlog.domain.naming import N_
from painlog.errors import UserError

_MAGIC = b"PK\x03\x04", b"PK\x05\x06"
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA})
_ENCRYPTED = 0x1
_CHUNK = 1 << 20
_BROKEN = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, struct.error)


@dataclass(frozen=True, slots=True)
class Member:
    """One file of an archive."""

    archive: Path
    inner: str

    @property
    def name(self) -> str:
        return self.inner.rpartition("/")[2]

    @property
    def folder(self) -> str:
        """The name of the folder that it lies in."""
        return self.inner.rpartition("/")[0].rpartition("/")[2]

    def open(self, mode: Literal["rb"], /) -> IO[bytes]:
        with zipfile.ZipFile(self.archive) as archive:
            return archive.open(self.inner)


def is_archive(path: Path) -> bool:
    """Whether a file begins like a zip archive; raises `UserError` where it cannot be read."""
    try:
        with path.open("rb") as file:
            return file.read(4) in _MAGIC
    except FileNotFoundError as error:
        raise UserError(N_("There is no file {file}."), file=path) from error
    except OSError as error:
        raise UserError(N_("{file} cannot be read."), N_("Check its permissions."), file=path) from error


def members(path: Path, ending: str) -> list[Member]:
    """The files of an archive whose name ends so, sorted; raises `UserError` for a broken or locked archive."""
    with reading_archive(path):
        infos = [info for info in _infos(path) if info.filename.casefold().endswith(ending)]
    for info in infos:
        if info.flag_bits & _ENCRYPTED or info.compress_type not in _METHODS:
            raise UserError(N_("{file} is locked with a password."), N_("Unpack it first."), file=path.name)
    return sorted((Member(path, info.filename) for info in infos), key=lambda member: member.inner)


def checked(member: Member) -> Member:
    """The same file, read through once; raises `UserError` where it is broken."""
    with reading_archive(member.archive), member.open("rb") as file:
        while file.read(_CHUNK):
            pass
    return member


def _infos(path: Path) -> list[zipfile.ZipInfo]:
    try:
        with zipfile.ZipFile(path) as archive:
            return archive.infolist()
    except (ValueError, NotImplementedError) as error:
        raise zipfile.BadZipFile from error


@contextmanager
def reading_archive(path: Path) -> Iterator[None]:
    """Turn whatever a broken archive raises into one sentence."""
    try:
        yield
    except _BROKEN as error:
        raise UserError(
            N_("The archive {file} is broken."),
            N_("The file may be cut off; nothing was imported."),
            file=path.name,
        ) from error
