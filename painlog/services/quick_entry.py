"""An entry said in words, as on the command line."""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from painlog.clock import FUTURE_TOLERANCE, Clock, diary_day, offset_minutes
from painlog.domain.catalogue import Catalogue, Item, Kind
from painlog.domain.diary import Entry
from painlog.domain.draft import Draft, Moment, moment_at, moment_now, moment_of_day
from painlog.domain.naming import N_
from painlog.domain.scales import FACE_SCORES, Scale, check_score, face_of
from painlog.errors import UserError
from painlog.services.changes import Changes

if TYPE_CHECKING:
    from painlog.exchange.cells import Part
    from painlog.services.diary import DiaryService

_UNKNOWN = {
    Kind.SITE: N_("painlog knows no place “{name}”."),
    Kind.QUALITY: N_("painlog knows no quality of pain “{name}”."),
    Kind.TRIGGER: N_("painlog knows no trigger “{name}”."),
    Kind.TREATMENT: N_("painlog knows no treatment “{name}”."),
}

_FIRST_YEAR = 1900
"""Earlier dates are slips of the pen."""


@dataclass(frozen=True, slots=True)
class EntryWords:
    """What was said: items as in the list cells of `entries.csv`, such as `heat:some` (formats.md section 1).

    `at` is a local time, a time with its offset, or a date alone; None is now. With `new`, unknown names become the
    person's own items.
    """

    score: str
    sites: tuple[str, ...] = ()
    qualities: tuple[str, ...] = ()
    triggers: tuple[str, ...] = ()
    treatments: tuple[str, ...] = ()
    faces: bool = False
    at: str | None = None
    note: str = ""
    new: bool = False


@dataclass(frozen=True, slots=True)
class SpokenEntry:
    """The saved entry, and the items it names: places first, then triggers, treatments and qualities."""

    entry: Entry
    items: tuple[Item, ...]
    changes: Changes

    @property
    def document(self) -> dict[str, Any]:
        """The entry as it stands in a `.painlog.json` file."""
        from painlog.exchange.painlog_json import entry_document

        return entry_document(self.entry)


def log_words(service: "DiaryService", words: EntryWords, clock: Clock) -> SpokenEntry:
    """Save an entry; raises `UserError`, with nothing saved, for a word that does not fit."""
    _check_characters(words)
    reader = _ItemReader(service.catalogue(), words.new)
    moment = _moment(words.at, clock, service.settings().day_starts_at)
    entry, changes = service.log_entry(_draft(words, reader), moment, own_items=reader.new_items)
    return SpokenEntry(entry, tuple(reader.items), changes)


@dataclass(slots=True)
class _ItemReader:
    """Reads items by name, remembers them, and makes new ones where that is wanted."""

    catalogue: Catalogue
    new: bool
    items: list[Item] = field(default_factory=list)
    new_items: list[Item] = field(default_factory=list)

    def read(self, kind: Kind, word: str) -> "tuple[str, Part]":
        from painlog.exchange.cells import part_of

        part = part_of(word)
        item = self.catalogue.find(kind, part.name) or self._unknown(kind, part.name)
        self.items.append(item)
        return item.id, part

    def _unknown(self, kind: Kind, name: str) -> Item:
        if not (self.new and name):
            raise UserError(
                _UNKNOWN[kind],
                N_("Nearest: {nearest}. With --new it becomes your own."),
                name=name,
                nearest=", ".join(self.catalogue.nearest(kind, name)),
            )
        item = self.catalogue.new_own(kind, name)
        self.new_items.append(item)
        return item


def _draft(words: EntryWords, reader: _ItemReader) -> Draft:
    from painlog.exchange.items import plain, site_of, treatment_of

    return Draft(
        score=_score(words),
        scale=Scale.FACES6 if words.faces else Scale.NRS11,
        sites=tuple(site_of(*reader.read(Kind.SITE, word)) for word in words.sites),
        triggers=tuple(plain(*reader.read(Kind.TRIGGER, word)) for word in words.triggers),
        treatments=tuple(treatment_of(*reader.read(Kind.TREATMENT, word)) for word in words.treatments),
        qualities=tuple(plain(*reader.read(Kind.QUALITY, word)) for word in words.qualities),
        note=words.note,
    )


def _score(words: EntryWords) -> float:
    try:
        score = check_score(float(Decimal(words.score.replace(",", "."))))
    except InvalidOperation as error:
        raise UserError(
            N_("“{text}” is not a pain score."), N_("Give a number from 0 to 10."), text=words.score
        ) from error
    if words.faces and face_of(score) is None:
        raise UserError(
            N_("No face stands for {score}."),
            N_("The faces stand for {scores}."),
            score=f"{score:g}",
            scores=", ".join(map(str, FACE_SCORES)),
        )
    return score


def _moment(at: str | None, clock: Clock, day_starts_at: int) -> Moment:
    if at is None:
        return moment_now(clock, day_starts_at)
    said = _said_moment(at)
    if said.year > clock.now().year + 1 or (isinstance(said, datetime) and _is_ahead(said, clock)):
        raise UserError(N_("{moment} lies in the future."), N_("Give a time that has passed."), moment=at)
    if not isinstance(said, datetime):
        return moment_of_day(said, clock, day_starts_at)
    if said.tzinfo is None:
        return moment_at(said, clock, day_starts_at)
    wall = said.replace(tzinfo=None, microsecond=0)
    return Moment(wall, offset_minutes(said), diary_day(wall, day_starts_at), time_known=True)


def _said_moment(at: str) -> date | datetime:
    for read in (date.fromisoformat, datetime.fromisoformat):
        try:
            said = read(at)
        except ValueError:
            continue
        if said.year >= _FIRST_YEAR:
            return said
    raise UserError(N_("“{at}” is not a date and time."), N_("Write it like 2026-11-19T20:15."), at=at)


def _is_ahead(moment: datetime, clock: Clock) -> bool:
    """Whether a moment with its offset lies in the future; of a wall time `moment_at` knows it."""
    return moment.tzinfo is not None and moment > clock.now() + FUTURE_TOLERANCE


def _check_characters(words: EntryWords) -> None:
    """Refuse bytes of the command line that are no characters; Python carries them along as lone surrogates."""
    said = (words.note, *words.sites, *words.qualities, *words.triggers, *words.treatments)
    if any("\ud800" <= character <= "\udfff" for text in said for character in text):
        raise UserError(N_("The command line holds bytes that are no text."), N_("Write it in UTF-8."))
