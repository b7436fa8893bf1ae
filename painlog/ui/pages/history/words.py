"""What History says in words: pure functions from the diary's values to texts."""

from collections.abc import Sequence
from datetime import date

from painlog.domain.diary import Entry
from painlog.domain.scales import SEVERITY_NAMES, Severity, SeverityBands
from painlog.domain.search import folded
from painlog.domain.stages import STAGE_NAMES, Stage
from painlog.i18n import SOURCE_LANGUAGE, Texts
from painlog.services.browsing import EpisodeSpan, Found, YearView
from painlog.ui.models.entry_list import ListLine
from painlog.ui.widgets.episode_strip import EpisodeBar, EpisodePart
from painlog.ui.widgets.year_picture import HeatYear
from painlog.ui.wording import Wording

STAGE_TOKENS = {Stage.ACUTE: "stage3", None: "stage4", Stage.SUBACUTE: "stage5", Stage.CHRONIC: "stage6"}
"""The colours of the stages on the episode strip (mockup of History); None is a stage that is not certain."""

STAGE_ICONS = {
    Stage.ACUTE: "stage-acute",
    None: "",
    Stage.SUBACUTE: "stage-subacute",
    Stage.CHRONIC: "stage-chronic",
}

CONVERTED = "≈"
"""Stands before a score that was made from another scale; the editor tells from what."""

WORDS_BEFORE = 3
"""How many words of a note stand before the one that was searched for."""


def weekday_names(t: Texts) -> list[str]:
    """Short names, Monday first."""
    names = t.locale.days["format"]["abbreviated"]
    return [str(names[number]) for number in range(7)]


def month_names(t: Texts, width: str = "abbreviated") -> list[str]:
    """The months as they stand alone; `width` is `abbreviated` or `wide`."""
    names = t.locale.months["stand-alone"][width]
    return [str(names[number]) for number in range(1, 13)]


def short_day(day: date, t: Texts) -> str:
    """ "Wed 18 November"."""
    if t.locale.language != SOURCE_LANGUAGE:
        return t.date(day, "MMMMEd")
    return f"{weekday_names(t)[day.weekday()]} {day.day} {month_names(t, 'wide')[day.month - 1]}"


def long_day(day: date, today: date, t: Texts) -> str:
    """ "Wednesday 18 November"; in another year the year too."""
    return t.day(day) if day.year == today.year else t.date(day, "full")


def origin_words(entry: Entry, app_name: str, t: Texts) -> str:
    """How an entry came into the diary, where that was not by the person at the time; `app_name` is its source's."""
    said = [t("Recorded later, from memory")] if entry.recalled else []
    if entry.source is not None:
        said.append(_source_words(entry.source.value, entry.converted, app_name, t))
    return "\n".join(said)


def _source_words(value: str | None, converted: bool, app_name: str, t: Texts) -> str:
    if not value:
        return t("Imported from {app}", app=app_name)
    if converted:
        return t("Imported from {app}, converted from “{value}”", app=app_name, value=value)
    return t("Imported from {app}: “{value}”", app=app_name, value=value)


def day_sentence(day: date, year: HeatYear, counts: dict[date, int], t: Texts) -> str:
    """ "Wed 18 November, worst 7, 1 entry"."""
    name = short_day(day, t)
    if day not in year.worst:
        missing = t("{day}, not recorded", day=name)
        return missing if year.has(day) else name
    entries = t.n("{n} entry", "{n} entries", counts[day])
    worst = year.worst[day]
    if worst is None:
        return t("{day}, no score for the back, {entries}", day=name, entries=entries)
    return t("{day}, worst {score}, {entries}", day=name, score=t.number(worst), entries=entries)


def recorded_text(view: YearView, t: Texts) -> str:
    """ "256 of 320 days recorded"."""
    recorded = t.number(view.recorded)
    return t.n("{recorded} of {n} day recorded", "{recorded} of {n} days recorded", view.days_so_far, recorded=recorded)


def heat_year(view: YearView, t: Texts) -> HeatYear:
    """The year as the heat map shows it."""
    worst = {day: tally.worst for day, tally in view.tallies.items()}
    bars = tuple(episode_bar(span, t) for span in view.episodes)
    return HeatYear(view.year, view.today, view.begun, worst, bars)


def episode_bar(span: EpisodeSpan, t: Texts) -> EpisodeBar:
    """An episode as a bar with its length in words."""
    parts = tuple(EpisodePart(part.first, part.last, STAGE_TOKENS[part.stage]) for part in span.parts)
    length = episode_length(span, t)
    spoken = t(
        "{length}, {stage}, {first} to {last}",
        length=length,
        stage=t.mid_sentence(t(STAGE_NAMES[span.stage])) if span.stage else t("stage not certain"),
        first=t.date(span.first),
        last=t.date(span.last),
    )
    return EpisodeBar(parts, STAGE_ICONS[span.stage], length, spoken)


def episode_length(span: EpisodeSpan, t: Texts) -> str:
    """ "22 days", "37 days so far"; said with care where days without a record leave it open."""
    if not span.certain:
        return t.n("Up to {n} day", "Up to {n} days", span.days)
    if span.ended is None:
        return t.n("{n} day or more", "{n} days or more", span.days)
    if span.ended:
        return t.n("{n} day", "{n} days", span.days)
    return t.n("{n} day so far", "{n} days so far", span.days)


def entry_line(day: date, entry: Entry | None, wording: Wording, words: Sequence[str], opens: bool) -> ListLine:
    """A row of the list; `words` (folded) are those that were searched for."""
    t = wording.texts
    day_text = f"{weekday_names(t)[day.weekday()]} {day.day}"
    month_text = f"{month_names(t)[day.month - 1]} {day.year}"
    if entry is None:
        nothing = t("Nothing recorded")
        spoken = f"{short_day(day, t)}, {nothing}"
        return ListLine(day, None, opens, day_text, month_text, "", None, "", nothing, "", spoken)
    headline, below = headlines(entry, wording, words)
    time = t.time(entry.when) if entry.time_known else "–"
    converted = t("converted") if entry.converted else ""
    score = (CONVERTED if entry.converted else "") + wording.score(entry.score)
    known = time if entry.time_known else ""
    parts = (short_day(day, t), known, wording.spoken_score(entry.score), converted, headline, below)
    spoken = ", ".join(part for part in parts if part)
    return ListLine(day, entry.id, opens, day_text, month_text, time, entry.score, score, headline, below, spoken)


def headlines(entry: Entry, wording: Wording, words: Sequence[str]) -> tuple[str, str]:
    """The two lines of a row: places, and what went with them or the note. A note that was found comes first."""
    note, circumstances = note_excerpt(entry.note, words), wording.circumstances(entry)
    found = any(word in folded(entry.note) for word in words)
    below = (note, circumstances) if found else (circumstances, note)
    lines = [line for line in (wording.places(entry), *below) if line]
    if not lines:
        return (wording.severity(entry.score) if entry.score is not None else wording.texts("No score")), ""
    return lines[0], lines[1] if len(lines) > 1 else ""


def note_excerpt(note: str, words: Sequence[str]) -> str:
    """A note on one line, from shortly before the first word that was searched for."""
    shown = note.split()
    hits = (place for place, word in enumerate(shown) if any(wanted in folded(word) for wanted in words))
    first = max(0, next(hits, 0) - WORDS_BEFORE)
    return ("… " if first else "") + " ".join(shown[first:])


def found_text(found: Found, t: Texts) -> str:
    """ "12 entries fit"."""
    return t.n("{n} entry fits", "{n} entries fit", found.entries) if found.entries else t("No entry fits")


def band_text(severity: Severity, bands: SeverityBands, t: Texts) -> str:
    """A band with its scores: "Moderate, 4–6"."""
    spans = {
        Severity.NONE: "0",
        Severity.MILD: f"1–{bands.moderate_from - 1}",
        Severity.MODERATE: f"{bands.moderate_from}–{bands.severe_from - 1}",
        Severity.SEVERE: f"{bands.severe_from}–10",
    }
    return t("{severity}, {scores}", severity=t(SEVERITY_NAMES[severity]), scores=spans[severity])
