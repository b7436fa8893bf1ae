"""Where it hurts: the body map of the period, and its places with how often they were marked."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from painlog.domain.body import reaches_below_knee
from painlog.domain.catalogue import Kind
from painlog.domain.report_sections import ReportSection
from painlog.i18n import Texts
from painlog.report.document import Block, BodyPicture, Cell, Column, Section, Table, Words
from painlog.report.episodes import pain_days
from painlog.report.reading import Reading
from painlog.report.wording import MOST_ROWS, cuts, empty, mean, one_line, percent, tenth

if TYPE_CHECKING:
    from painlog.charts.palette import Palette


@dataclass(frozen=True, slots=True)
class Place:
    """A site: on how many pain days it was marked, and the mean of its own scores, None where it had none."""

    id: str
    days: int
    average: float | None


def places_of(reading: Reading) -> tuple[int, tuple[Place, ...]]:
    """The pain days of the period on which a place was marked, and the places, most often marked first."""
    period = reading.period
    pain = pain_days(reading, period.first, period.last)
    marked: dict[str, set[object]] = {}
    scores: dict[str, list[float]] = {}
    for entry in reading.entries_in(period):
        if entry.diary_day in pain:
            for site in entry.sites:
                marked.setdefault(site.id, set()).add(entry.diary_day)
                scores.setdefault(site.id, []).extend([] if site.score is None else [site.score])
    found = (Place(id_, len(days), mean(scores[id_])) for id_, days in marked.items())
    return len(set().union(*marked.values())), tuple(sorted(found, key=lambda place: (-place.days, place.id)))


def places_section(reading: Reading, palette: "Palette", shape: Path, t: Texts) -> Section:
    """The section; `shape` is the file with the outlines of the body map."""
    title = t("Where it hurts")
    days, places = places_of(reading)
    if not places:
        return empty(ReportSection.PLACES, title, t)
    colours = {place.id: _colour(place, palette) for place in places}
    names = {place.id: reading.item(Kind.SITE, place.id) for place in places}
    columns = (
        Column(t("Place"), 2.2),
        Column(t.n("Of {n} pain day", "Of {n} pain days", days), 1.1, right=True),
        Column(t("Average there"), 0.9, right=True),
    )
    rows = tuple(
        (
            Cell(one_line(t.name(names[place.id].name, names[place.id].own)), swatch=colours[place.id]),
            Cell(f"{t.number(place.days)} ({percent(place.days / days, t)})"),
            Cell(tenth(place.average, t)),
        )
        for place in places[:MOST_ROWS]
    )
    told = "; ".join(f"{row[0].text}: {row[1].text}" for row in rows)
    blocks: tuple[Block, ...] = (
        _picture(colours, shape, palette, told, t),
        Table(columns, rows, cuts(len(places), t)),
        *_below_knee(reading, t),
    )
    return Section(ReportSection.PLACES, title, blocks)


def _colour(place: Place, palette: "Palette") -> str:
    return palette.well if place.average is None else palette.of_score(place.average)


def _picture(colours: Mapping[str, str], shape: Path, palette: "Palette", told: str, t: Texts) -> BodyPicture:
    from painlog.charts.body_map import body_map_svg

    svg = body_map_svg(json.loads(shape.read_text(encoding="utf-8")), colours, palette)
    alt = t("Body map, seen from behind and from the front, with the places marked. {places}", places=told)
    return BodyPicture(svg, alt, (t("Back"), t("Front")), (t("L"), t("R")))


def _below_knee(reading: Reading, t: Texts) -> tuple[Words, ...]:
    days = reading.days_with(reading.period, lambda entry: reaches_below_knee(entry.site_ids))
    if not days:
        return ()
    sentence = t.n("Reached below the knee on {n} day.", "Reached below the knee on {n} days.", len(days))
    return (Words(sentence, look="small"),)
