"""What an import would do with each row: new, duplicate, changed or invalid (formats.md, introduction)."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from hashlib import blake2b
from itertools import islice
from typing import Protocol, TypeVar

from painlog.domain.diary import DayContext, Entry, SiteScore
from painlog.domain.naming import N_
from painlog.domain.records import Diary
from painlog.domain.training import DoneSession
from painlog.errors import UserError
from painlog.exchange.rows import Candidate, RowTrouble, SessionCandidate

Value = TypeVar("Value")

BATCH = 1000
"""So many rows are looked at together."""


class Source(Protocol):
    """A file whose rows can be planned. `exported_at` is when its program wrote it, if it says so."""

    @property
    def format_name(self) -> str: ...

    @property
    def exported_at(self) -> datetime | None: ...

    def ids(self) -> frozenset[str]:
        """The ids that the file gives its rows."""
        ...

    def rows(self) -> Iterator[Candidate | SessionCandidate | RowTrouble]: ...

    def beside(self, taken: bool) -> Diary:
        """What came with the rows read so far and is no entry; `taken` says whether any of them was new or changed."""
        ...

    def unplaced(self) -> tuple[tuple[str, int], ...]:
        """What was read and has no place in the diary: its name, and on how many rows it stood."""
        ...


class Verdict(StrEnum):
    """What becomes of a row. In a merge, KEPT is an entry that differs from the diary's own, which stays."""

    NEW = "new"
    DUPLICATE = "duplicate"
    CHANGED = "changed"
    KEPT = "kept"
    INVALID = "invalid"


@dataclass(frozen=True, slots=True)
class Planned:
    """A row's verdict; the entry or session is the one to write, the trouble says why there is none."""

    line: int
    verdict: Verdict
    entry: Entry | None = None
    trouble: UserError | None = None
    session: DoneSession | None = None


@dataclass(frozen=True, slots=True)
class Stored:
    """An entry of the diary, and when it was last edited there."""

    entry: Entry
    edited_at: datetime | None = None


@dataclass(slots=True)
class Known:
    """What a plan knows of the diary: its ids, and how often it holds each content that no id of the file claims.

    `sessions` are the ids of its sessions of exercise.
    """

    ids: set[str] = field(default_factory=set)
    contents: Counter[bytes] = field(default_factory=Counter)
    sessions: set[str] = field(default_factory=set)

    def add(self, id_: str, content: bytes, claimed: Collection[str]) -> None:
        """Take note of a stored entry; `claimed` are the ids of the file."""
        self.ids.add(id_)
        if id_ not in claimed:
            self.contents[content] += 1


def content_key(when: datetime, score: float | None, sites: Iterable[SiteScore], note: str) -> bytes:
    """Sixteen bytes for what makes an entry a duplicate: when, score, sites and note.

    `when` is the wall time: the same row read in two time zones is one row.
    """
    places = sorted((site.id, site.score is not None, float(site.score or 0)) for site in sites)
    content = repr((when, None if score is None else float(score), places, note))
    return blake2b(content.encode(), digest_size=16).digest()


def planned(
    source: Source, known: Known, stored: Callable[[Collection[str]], Mapping[str, Stored]]
) -> Iterator[Planned]:
    """The verdict on every row of a file, in its order. `stored` fetches entries of the diary by id."""
    rows = source.rows()
    seen: dict[str, bytes] = {}
    while batch := list(islice(rows, BATCH)):
        wanted = {row.entry.id for row in batch if isinstance(row, Candidate) and row.entry.id in known.ids}
        found = stored(wanted) if wanted else {}
        for row in batch:
            if isinstance(row, RowTrouble):
                yield Planned(row.line, Verdict.INVALID, trouble=row.trouble)
            elif isinstance(row, SessionCandidate):
                yield _session_verdict(row, known)
            else:
                yield _verdict(row, known, seen, found, source.exported_at)


def _session_verdict(row: SessionCandidate, known: Known) -> Planned:
    if row.session.id in known.sessions:
        return Planned(row.line, Verdict.DUPLICATE)
    known.sessions.add(row.session.id)
    return Planned(row.line, Verdict.NEW, session=row.session)


def _verdict(
    row: Candidate,
    known: Known,
    seen: dict[str, bytes],
    found: Mapping[str, Stored],
    exported_at: datetime | None,
) -> Planned:
    entry = row.entry
    content = content_key(entry.when, entry.score, entry.sites, entry.note)
    if entry.id in seen:
        return _again(row, same=seen[entry.id] == content)
    if entry.id:
        seen[entry.id] = content
    if entry.id in found:
        return _against(row, found[entry.id], exported_at)
    if known.contents[content]:
        known.contents[content] -= 1
        return Planned(row.line, Verdict.DUPLICATE)
    return Planned(row.line, Verdict.NEW, entry)


def _again(row: Candidate, same: bool) -> Planned:
    if same:
        return Planned(row.line, Verdict.DUPLICATE)
    trouble = UserError(N_("The id {id} stands on an earlier row too, with other values."), id=row.entry.id)
    return Planned(row.line, Verdict.INVALID, trouble=trouble)


def _against(row: Candidate, stored: Stored, exported_at: datetime | None) -> Planned:
    """The file's version wins, unless the diary's was edited after the file was written."""
    kept = {name: getattr(stored.entry, name) for name in row.unsaid}
    try:
        entry = replace(row.entry, **kept)
    except UserError as trouble:
        return Planned(row.line, Verdict.INVALID, trouble=trouble)
    edited_later = exported_at is not None and stored.edited_at is not None and stored.edited_at > exported_at
    if entry == stored.entry or edited_later:
        return Planned(row.line, Verdict.DUPLICATE)
    return Planned(row.line, Verdict.CHANGED, entry)


def joined_days(before: DayContext, later: DayContext) -> DayContext:
    """The values of `later`, and those of `before` where it has none."""
    return DayContext(
        later.diary_day,
        sleep=_given(later.sleep, before.sleep),
        mood=_given(later.mood, before.mood),
        stress=_given(later.stress, before.stress),
        limited=_given(later.limited, before.limited),
        work_missed=_given(later.work_missed, before.work_missed),
        walked_min=_given(later.walked_min, before.walked_min),
        steps=_given(later.steps, before.steps),
    )


def _given(value: Value | None, otherwise: Value | None) -> Value | None:
    return otherwise if value is None else value
