"""A printed report as it is handed on: the file, and what no installed font could show."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class FontWanted:
    """A font that would show what is missing, and the package of Debian and Ubuntu that holds it."""

    family: str
    package: str


@dataclass(frozen=True, slots=True)
class PrintedReport:
    """A report as a PDF file. `missing` are the fonts that would show what is printed as □."""

    pdf: bytes
    missing: tuple[FontWanted, ...] = ()
