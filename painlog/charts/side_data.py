"""What the smaller charts draw. No matplotlib here, so that a table of the same numbers costs nothing."""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from painlog.analysis.group_means import GroupMean, local_levels, mean_of_days, share_of_days

DAYS_A_WEEK = 7
MOST_SITES = 5


class PartOfDay(StrEnum):
    """A part of the day by the clock on the wall."""

    MORNING = "morning"
    NOON = "noon"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    NIGHT = "night"


_BEGINS = ((5, PartOfDay.MORNING), (11, PartOfDay.NOON), (14, PartOfDay.AFTERNOON), (18, PartOfDay.EVENING))
_NIGHT_BEGINS = 23
"""The hours at which the parts begin: painlog's own, in the order of a waking day."""


@dataclass(frozen=True, slots=True)
class SiteShare:
    """A place, and on what share of the pain days it was marked."""

    name: str
    own: bool
    share: GroupMean


@dataclass(frozen=True, slots=True)
class SideData:
    """The smaller charts of a period: means of the scores by part of the day and by weekday (Monday first), sites."""

    by_part: Mapping[PartOfDay, GroupMean]
    by_weekday: tuple[GroupMean, ...]
    sites: tuple[SiteShare, ...]


def part_of_hour(hour: int) -> PartOfDay:
    """The part of the day of an hour from 0 to 23."""
    if hour >= _NIGHT_BEGINS:
        return PartOfDay.NIGHT
    return next((part for begins, part in reversed(_BEGINS) if hour >= begins), PartOfDay.NIGHT)


def means_by_part(
    scores: Iterable[tuple[date, int, float]], worst: Sequence[tuple[date, float]]
) -> dict[PartOfDay, GroupMean]:
    """The mean score of each part of the day from (day, hour, score); a day counts once in each part.

    The night is left out where nothing was recorded in it.
    """
    found: dict[PartOfDay, dict[int, list[float]]] = {part: {} for part in PartOfDay}
    for day, hour, score in scores:
        found[part_of_hour(hour)].setdefault(day.toordinal(), []).append(score)
    if not found[PartOfDay.NIGHT]:
        del found[PartOfDay.NIGHT]
    levels = _levels(worst)
    return {
        part: mean_of_days(sorted(days), [sum(days[day]) / len(days[day]) for day in sorted(days)], levels)
        for part, days in found.items()
    }


def means_by_weekday(worst: Sequence[tuple[date, float]]) -> tuple[GroupMean, ...]:
    """The mean of the daily worst of each weekday, Monday first; `worst` is in order of days."""
    levels = _levels(worst)
    found = []
    for weekday in range(DAYS_A_WEEK):
        own = [(day.toordinal(), score) for day, score in worst if day.weekday() == weekday]
        found.append(mean_of_days([day for day, _ in own], [score for _, score in own], levels, DAYS_A_WEEK))
    return tuple(found)


def _levels(worst: Sequence[tuple[date, float]]) -> dict[int, float]:
    return local_levels({day.toordinal(): score for day, score in worst})


def shares_of_sites(
    pain_days: Mapping[date, AbstractSet[str]], names: Mapping[str, tuple[str, bool]]
) -> tuple[SiteShare, ...]:
    """The places marked on most days, most often first, among pain days on which a place was marked.

    `names` gives the name of a place and whether it is the person's own; one that it lacks is called by its id.
    """
    days = {day: sites for day, sites in sorted(pain_days.items()) if sites}
    counts: dict[str, int] = {}
    for sites in days.values():
        for site in sites:
            counts[site] = counts.get(site, 0) + 1
    most = sorted(counts, key=lambda site: (-counts[site], site))[:MOST_SITES]
    ordinals = [day.toordinal() for day in days]
    return tuple(
        SiteShare(*names.get(site, (site, True)), share_of_days(ordinals, [site in sites for sites in days.values()]))
        for site in most
    )
