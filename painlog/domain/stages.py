"""The stage of an episode by the calendar: presets, boundaries, transitions, and the pattern of a long episode.

It describes by published definitions; it never diagnoses.
"""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from painlog.domain.coverage import DayCounts
from painlog.domain.days import shifted
from painlog.domain.episodes import first_from
from painlog.domain.naming import N_
from painlog.errors import UserError

PATTERN_DAYS = 182
"""The pattern looks at the last half year of an episode (NIH task force on chronic low back pain, Deyo 2014)."""

PERSISTENT_SHARE = 0.5
"""Pain on at least half the days is persistent (NIH task force on chronic low back pain, Deyo 2014)."""


class Stage(StrEnum):
    """How long an episode has lasted, in the words of the guidelines, earliest first."""

    ACUTE = "acute"
    SUBACUTE = "subacute"
    CHRONIC = "chronic"


STAGE_NAMES = {Stage.ACUTE: N_("Acute"), Stage.SUBACUTE: N_("Subacute"), Stage.CHRONIC: N_("Chronic")}


@dataclass(frozen=True, slots=True)
class Limit:
    """Where a stage begins: so many days after the onset, or on the day after so many calendar months from it."""

    days: int = 0
    months: int = 0

    def first_day(self, onset: date) -> date:
        """The first date on which a pain day carries the stage."""
        if self.months:
            return shifted(months_after(onset, self.months), 1)
        return shifted(onset, self.days)


@dataclass(frozen=True, slots=True)
class Preset:
    """One published way of cutting an episode into stages. `source` is shown to the person."""

    id: str
    subacute: Limit
    chronic: Limit
    source: str

    def first_day(self, stage: Stage, onset: date) -> date:
        """The boundary date of `stage` in an episode that began on `onset`; acute begins with it."""
        if stage is Stage.ACUTE:
            return onset
        return (self.subacute if stage is Stage.SUBACUTE else self.chronic).first_day(onset)

    def stage_on(self, onset: date, last_pain_day: date) -> Stage:
        """The stage that a pain day carries in an episode that began on `onset`."""
        return next(stage for stage in reversed(Stage) if last_pain_day >= self.first_day(stage, onset))


PRESETS = {
    preset.id: preset
    for preset in (
        Preset(
            "research",
            Limit(days=42),
            Limit(months=3),
            N_("6 and 12 weeks as in research; chronic is longer than 3 months, as in IASP and ICD-11"),
        ),
        Preset("weeks", Limit(days=42), Limit(days=84), N_("6 and 12 weeks")),
        Preset("months", Limit(months=1), Limit(months=3), N_("1 and 3 months (CDC 2022)")),
        Preset("short", Limit(days=28), Limit(days=84), N_("4 and 12 weeks")),
        Preset(
            "guide",
            Limit(days=14),
            Limit(days=56),
            N_("A patient guide: acute 7 to 10 days, subacute 2 to 6 weeks, chronic more than 6 to 8 weeks"),
        ),
    )
}
"""The five presets of stages.md section 3, by id."""

DEFAULT_PRESET = PRESETS["research"]


def preset_named(id_: str) -> Preset:
    """The preset with this id; raises `UserError` naming the five."""
    if id_ not in PRESETS:
        raise UserError(
            N_("There is no preset {preset}."), N_("Choose one of {presets}."), preset=id_, presets=", ".join(PRESETS)
        )
    return PRESETS[id_]


def months_after(day: date, months: int) -> date:
    """The same day of the month `months` later (earlier if negative), clipped to that month's end."""
    year, index = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not date.min.year <= year <= date.max.year:
        return date.max if months > 0 else date.min
    return date(year, index + 1, min(day.day, monthrange(year, index + 1)[1]))


@dataclass(frozen=True, slots=True)
class Transition:
    """That an episode reached a stage: its boundary date, and the first pain day on or after it."""

    stage: Stage
    boundary: date
    confirmed_on: date
    onset: date


def transitions(preset: Preset, pain_days: Sequence[date]) -> tuple[Transition, ...]:
    """The confirmed transitions of an episode with these pain days, in order."""
    onset = pain_days[0]
    found: list[Transition] = []
    for stage in (Stage.SUBACUTE, Stage.CHRONIC):
        boundary = preset.first_day(stage, onset)
        confirmed_on = first_from(pain_days, boundary)
        if confirmed_on:
            found.append(Transition(stage, boundary, confirmed_on, onset))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class NextTransition:
    """The first date that would carry a later stage, if every day from now on were a pain day."""

    stage: Stage
    on: date


def next_transition(preset: Preset, onset: date, last_pain_day: date, as_of: date) -> NextTransition | None:
    """The next stage of an ongoing episode and the earliest date of it, or None if it is in the last one."""
    stage = preset.stage_on(onset, last_pain_day)
    if stage is Stage.CHRONIC:
        return None
    following = list(Stage)[list(Stage).index(stage) + 1]
    on = max(preset.first_day(following, onset), shifted(as_of, 1))
    return NextTransition(preset.stage_on(onset, on), on)


def stages_between(earlier: Stage, later: Stage) -> tuple[Stage, ...]:
    """Every stage from `earlier` to `later`, in order."""
    order = list(Stage)
    return tuple(order[order.index(earlier) : order.index(later) + 1])


class Pattern(StrEnum):
    """How the days of a long episode divide."""

    PERSISTENT = "persistent"
    RECURRENT = "recurrent"
    UNDETERMINED = "undetermined"


@dataclass(frozen=True, slots=True)
class PatternFinding:
    """The pattern and the days it rests on.

    `days_to_tell` is the smallest number of unknown days that could settle an undetermined pattern if they became
    known; 0 for a settled one.
    """

    pattern: Pattern
    counts: DayCounts
    days_to_tell: int


def find_pattern(counts: DayCounts) -> PatternFinding:
    """The pattern of a chronic episode, from the counts of its last 182 days (or of all, if it is shorter)."""
    lower, upper = counts.share
    if lower >= PERSISTENT_SHARE:
        return PatternFinding(Pattern.PERSISTENT, counts, 0)
    if upper < PERSISTENT_SHARE:
        return PatternFinding(Pattern.RECURRENT, counts, 0)
    half = (counts.days + 1) // 2
    to_persistent = half - counts.pain
    to_recurrent = counts.pain + counts.unknown - half + 1
    return PatternFinding(Pattern.UNDETERMINED, counts, min(to_persistent, to_recurrent))
