"""Reading a `.painlog.json` document back."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from typing import ClassVar

from painlog.domain.catalogue import HIGHEST_RANK, Item, Kind
from painlog.domain.diary import Course, DayContext, Entry, Relief, Side, SiteScore, Source, Symptom, Treatment
from painlog.domain.experiments import BLOCK_DAYS, Experiment
from painlog.domain.naming import N_
from painlog.domain.records import Answer, Diary, Marker, SeenFlag, Statement, StatementKind, WarningAnswer
from painlog.domain.scales import HIGHEST_SCORE, Scale
from painlog.errors import UserError
from painlog.exchange.about_reading import read_about
from painlog.exchange.document import Spot, listed_once, parsed
from painlog.exchange.moments import Calendar
from painlog.exchange.painlog_json import FORMAT, VERSION
from painlog.exchange.reading import Readable, read_text
from painlog.exchange.rows import Candidate, RowTrouble
from painlog.exchange.scores import kept_to_one_place
from painlog.exchange.training_documents import read_check_ins, read_episode_facts, read_training, read_visits

_PARTS = (
    "about",
    "settings",
    "catalogue",
    "entries",
    "days",
    "statements",
    "markers",
    "flags_seen",
    "warning_signs",
    "experiments",
    "check_ins",
    "episode_facts",
    "training",
    "visits",
)
_KEYS = frozenset({"format", "version", "exported_at", "app_version", *_PARTS})
_ENTRY_REQUIRED = ("id", "when", "diary_day", "recorded_at", "score")
_ENTRY_OPTIONAL = (
    "time_known",
    "scale",
    "face",
    "course",
    "hours",
    "sites",
    "qualities",
    "symptoms",
    "triggers",
    "treatments",
    "flare",
    "note",
    "recalled",
    "source",
)
_ENTRY_KEYS = frozenset({*_ENTRY_REQUIRED, *_ENTRY_OPTIONAL, "utc_offset_min"})
_DAY_NUMBERS = {"sleep": 10, "mood": 10, "stress": 10, "walked_min": 1440, "steps": 200_000}
_WIDEST_OFFSET = 24 * 60 - 1


class PainlogFile:
    """One document whose frame has been checked; its rows are checked as they are read."""

    format_name: ClassVar[str] = FORMAT

    def __init__(self, document: Spot, calendar: Calendar) -> None:
        self._document = document
        self._calendar = calendar
        self.exported_at = document.get("exported_at").maybe(Spot.moment)

    def ids(self) -> frozenset[str]:
        """The ids of the entries, each there once."""
        return frozenset(listed_once(self._document, "entries", _entry_id, lambda id_: id_))

    def rows(self) -> Iterator[Candidate | RowTrouble]:
        """The entries in the order of the file; `line` counts them from 1."""
        for position, row in enumerate(self._document.get("entries", []).items(), start=1):
            entry = read_entry(row)
            try:
                self._calendar.check(row["when"].moment())
            except UserError as trouble:
                yield RowTrouble(position, trouble)
                continue
            unsaid = frozenset(key for key in _ENTRY_OPTIONAL if key not in row)
            yield Candidate(position, entry, unsaid)

    def beside(self, taken: bool) -> Diary:
        """Everything of the document that is no entry, whether or not an entry was taken."""
        document = self._document
        return Diary(
            days=listed_once(document, "days", read_day, lambda day: day.diary_day),
            statements=listed_once(document, "statements", _statement, lambda each: each.id),
            markers=listed_once(document, "markers", _marker, lambda marker: marker.id),
            flags_seen=listed_once(document, "flags_seen", _seen, lambda each: (each.onset, each.flag)),
            warning_signs=listed_once(document, "warning_signs", _answer, lambda each: (each.sign, each.answered_on)),
            experiments=listed_once(document, "experiments", _experiment, lambda each: each.id),
            check_ins=read_check_ins(document),
            episode_facts=read_episode_facts(document),
            training=read_training(document.get("training", {})),
            visits=read_visits(document.get("visits", {})),
            catalogue=listed_once(document, "catalogue", _item, lambda item: (item.kind, item.id)),
            about=read_about(document.get("about", {})),
            settings=tuple((key, spot.value) for key, spot in document.get("settings", {}).members()),
        )

    def unplaced(self) -> tuple[tuple[str, int], ...]:
        """Nothing: whatever a document of painlog holds has its place."""
        return ()


def open_painlog(path: Readable, calendar: Calendar) -> PainlogFile:
    """Read a document; raises `UserError` where it is not painlog's or was written by a newer painlog."""
    document = Spot(parsed(read_text(path), path.name))
    if not isinstance(document.value, dict) or document.value.get("format") != FORMAT:
        raise UserError(N_("{file} is a JSON file, but not a diary of painlog."), file=path.name)
    version = document.get("version").whole(1, 10**9)
    if version > VERSION:
        raise UserError(N_("{file} was written by a newer painlog."), N_("Update painlog first."), file=path.name)
    return PainlogFile(_framed(document), calendar)


def _framed(document: Spot) -> Spot:
    document.keys(_KEYS)
    document.get("app_version", "").text()
    return document


def _entry_id(row: Spot) -> str:
    return row.keys(_ENTRY_KEYS, _ENTRY_REQUIRED)["id"].id()


def read_entry(row: Spot) -> Entry:
    """One entry of a document."""
    row.keys(_ENTRY_KEYS, _ENTRY_REQUIRED)
    when = row["when"].moment()
    offset = round((when.utcoffset() or timedelta()).total_seconds() / 60)
    if row.get("utc_offset_min", offset).whole(-_WIDEST_OFFSET, _WIDEST_OFFSET) != offset:
        raise row["utc_offset_min"].trouble(N_("{place} is not the offset of “when”."))
    return row.made(
        lambda: Entry(
            id=row["id"].id(),
            when=when.replace(tzinfo=None),
            utc_offset_min=offset,
            diary_day=row["diary_day"].day(),
            recorded_at=row["recorded_at"].moment(),
            score=row["score"].maybe(_score),
            scale=row.get("scale", Scale.NRS11).choice(Scale),
            face=row.get("face").maybe(lambda spot: spot.whole(0, 5)),
            time_known=row.get("time_known", True).flag(),
            course=row.get("course").maybe(lambda spot: spot.choice(Course)),
            hours=row.get("hours").maybe(lambda spot: spot.number(0, 24)),
            sites=tuple(_site(spot) for spot in row.get("sites", []).items()),
            qualities=tuple(spot.id() for spot in row.get("qualities", []).items()),
            symptoms=tuple(_symptom(spot) for spot in row.get("symptoms", []).items()),
            triggers=tuple(spot.id() for spot in row.get("triggers", []).items()),
            treatments=tuple(_treatment(spot) for spot in row.get("treatments", []).items()),
            flare=row.get("flare", False).flag(),
            note=row.get("note", "").text(),
            recalled=row.get("recalled", False).flag(),
            source=row.get("source").maybe(_source),
        ).in_order()
    )


def read_day(row: Spot) -> DayContext:
    """The values of one day of a document."""
    flags = ("limited", "work_missed")
    row.keys({"diary_day", *_DAY_NUMBERS, *flags}, ["diary_day"])
    numbers = {key: _up_to(row.get(key), highest) for key, highest in _DAY_NUMBERS.items()}
    return row.made(
        lambda: DayContext(
            row["diary_day"].day(),
            limited=row.get("limited").maybe(Spot.flag),
            work_missed=row.get("work_missed").maybe(Spot.flag),
            **numbers,
        )
    )


def _up_to(spot: Spot, highest: int) -> int | None:
    return spot.maybe(lambda each: each.whole(0, highest))


def _score(spot: Spot) -> float:
    return float(kept_to_one_place(Decimal(str(spot.number(0, HIGHEST_SCORE)))))


def _site(row: Spot) -> SiteScore:
    row.keys({"id", "score"}, ["id"])
    return SiteScore(row["id"].id(), row.get("score").maybe(_score))


def _symptom(row: Spot) -> Symptom:
    row.keys({"id", "side", "minutes"}, ["id"])
    side = row.get("side").maybe(lambda spot: spot.choice(Side))
    minutes = row.get("minutes").maybe(lambda spot: spot.whole(0, 1440))
    return row.made(lambda: Symptom(row["id"].id(), side, minutes))


def _treatment(row: Spot) -> Treatment:
    row.keys({"id", "dose", "relief"}, ["id"])
    relief = row.get("relief").maybe(lambda spot: spot.choice(Relief))
    return Treatment(row["id"].id(), row.get("dose", "").text(), relief)


def _source(row: Spot) -> Source:
    row.keys({"app", "value"}, ["app"])
    return Source(row["app"].id(), row.get("value").maybe(Spot.text))


def _item(row: Spot) -> Item:
    row.keys({"kind", "id", "name", "group", "hidden", "rank"}, ["kind", "id", "name"])
    return Item(
        row["kind"].choice(Kind),
        row["id"].id(),
        row["name"].text(),
        row.get("group", "own").id(),
        row.get("hidden", False).flag(),
        row.get("rank").maybe(lambda spot: spot.whole(0, HIGHEST_RANK)),
    )


def _statement(row: Spot) -> Statement:
    keys = ("id", "kind", "from", "to", "made_at")
    row.keys({*keys, "approximate"}, keys)
    return row.made(
        lambda: Statement(
            row["id"].id(),
            row["kind"].choice(StatementKind),
            row["from"].day(),
            row["to"].day(),
            row["made_at"].moment(),
            row.get("approximate", False).flag(),
        )
    )


def _marker(row: Spot) -> Marker:
    row.keys({"id", "day", "kind", "word"}, ["id", "day", "kind", "word"])
    return Marker(row["id"].id(), row["day"].day(), row["kind"].text(), row["word"].text())


def _seen(row: Spot) -> SeenFlag:
    row.keys({"onset", "flag", "seen_at", "dismissed"}, ["onset", "flag", "seen_at"])
    return SeenFlag(row["onset"].day(), row["flag"].text(), row["seen_at"].moment(), row.get("dismissed", False).flag())


def _answer(row: Spot) -> WarningAnswer:
    keys = ("sign", "answer", "answered_on")
    row.keys(keys, keys)
    return WarningAnswer(row["sign"].text(), row["answered_on"].day(), row["answer"].choice(Answer))


def _experiment(row: Spot) -> Experiment:
    keys = ("id", "treatment", "block_days", "with_first", "first_day", "made_at")
    row.keys({*keys, "stopped_on", "kept_days"}, keys)
    return row.made(
        lambda: Experiment(
            id=row["id"].id(),
            treatment=row["treatment"].id(),
            block_days=row["block_days"].whole(min(BLOCK_DAYS), max(BLOCK_DAYS)),
            order=tuple(spot.flag() for spot in row["with_first"].items()),
            first_day=row["first_day"].day(),
            made_at=row["made_at"].moment(),
            stopped_on=row.get("stopped_on").maybe(Spot.day),
            kept_days=tuple(spot.day() for spot in row.get("kept_days", []).items()),
        )
    )
