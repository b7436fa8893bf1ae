"""What a report prints, worded in the report's language and frozen: the template adds no words of its own."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, ClassVar

from painlog.domain.report_sections import Paper, ReportSection


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; `share` is its part of the width, 0 as wide as what it holds."""

    title: str
    share: float = 1.0
    right: bool = False


@dataclass(frozen=True, slots=True)
class Interval:
    """A value with its range, each as a share (0 to 1) of a small scale; `zero` is where nothing differs."""

    low: float
    value: float
    high: float
    zero: float
    filled: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: a text, and beside it at most one mark.

    `stage` is a stage's id, `swatch` a colour as `#RRGGBB`, `bar` a share from 0 to 1.
    """

    text: str = ""
    strong: bool = False
    stage: str = ""
    swatch: str = ""
    bar: float | None = None
    interval: Interval | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a head. `cuts[k]` stands below where only the first k rows have room: "and 3 more"."""

    kind: ClassVar[str] = "table"
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    cuts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Listing:
    """Lines, numbered or not; `cuts` as in a table."""

    kind: ClassVar[str] = "listing"
    items: tuple[str, ...]
    cuts: tuple[str, ...] = ()
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Signs:
    """Warning signs that were answered yes: each sign with its day; never cut."""

    kind: ClassVar[str] = "signs"
    items: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Run:
    """Short names in one running line after bold words.

    They are never cut; `instead`, where there is any, stands for all of them where the page has no room for them.
    """

    kind: ClassVar[str] = "run"
    lead: str
    items: tuple[str, ...]
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Pairs:
    """Names and what is said of each: "Worse by: sitting"; `cuts` as in a table."""

    kind: ClassVar[str] = "pairs"
    items: tuple[tuple[str, str], ...]
    cuts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph. `look` is plain, small or callout; `lead` stands before it in bold."""

    kind: ClassVar[str] = "words"
    text: str
    lead: str = ""
    look: str = "plain"


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart as SVG, what it shows in words, and how high it is for its width."""

    kind: ClassVar[str] = "picture"
    svg: str
    alt: str
    ratio: float


@dataclass(frozen=True, slots=True)
class BodyPicture:
    """The body map as SVG: both views side by side with their names, and the letters of the person's sides."""

    kind: ClassVar[str] = "body"
    svg: str
    alt: str
    names: tuple[str, str]
    letters: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Week:
    """A week by the name of its Monday, and how many sessions were done and planned in it."""

    name: str
    done: int
    planned: int = 0


@dataclass(frozen=True, slots=True)
class Weeks:
    """Sessions of each week as stacked bars, and what they show in words."""

    kind: ClassVar[str] = "weeks"
    items: tuple[Week, ...]
    alt: str


Block = Table | Listing | Signs | Run | Pairs | Words | Picture | BodyPicture | Weeks


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the report under its heading; an `empty` one says so in its only block."""

    id: ReportSection
    title: str
    blocks: tuple[Block, ...]
    empty: bool = False


@dataclass(frozen=True, slots=True)
class Furniture:
    """The words round the sections."""

    title: str
    period: str
    who: str
    who_lines: tuple[str, ...]
    footer: str
    footer_who: str
    page: str
    notes_title: str
    closing: str


@dataclass(frozen=True, slots=True)
class Appendix:
    """The day table, which may take any number of pages, and the meaning of its marks below it."""

    title: str
    table: Table
    note: str = ""


@dataclass(frozen=True, slots=True)
class ReportDocument:
    """A whole report, ready to be printed. `language` is a tag such as `en` or `hi`; `made_on` the diary day."""

    language: str
    paper: Paper
    made_on: date
    first: date
    last: date
    furniture: Furniture
    sections: tuple[Section, ...]
    appendix: Appendix | None = None


def plain(document: ReportDocument) -> dict[str, Any]:
    """The document as JSON takes it: every text stays a text, and can never become a part of the template."""
    values = asdict(document)
    values["made_on"], values["first"], values["last"] = (
        day.isoformat() for day in (document.made_on, document.first, document.last)
    )
    for section, made in zip(document.sections, values["sections"], strict=True):
        made["blocks"] = _blocks(section.blocks)
    return values


def _blocks(blocks: Sequence[Block]) -> list[dict[str, Any]]:
    return [{"kind": block.kind, **asdict(block)} for block in blocks]
