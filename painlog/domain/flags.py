"""The flags of stages.md section 4: derived again from the data at each change, never stored.

Each carries the counts and dates that "Why this flag" tells. Warning signs are never inferred from a score.
"""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from math import fsum, sqrt
from statistics import fmean, variance

from painlog.domain.coverage import RECENT_DAYS, DayCounts, count_days
from painlog.domain.days import DayRecords, scores_of, shifted
from painlog.domain.episodes import PainGroup, State, first_from
from painlog.domain.flares import FLARE_USUAL_DAYS, Flare, flare_on
from painlog.domain.records import Answer, WarningAnswer
from painlog.domain.stages import NextTransition, Stage, Transition

APPROACHING_DAYS = 14
"""A next stage is announced within this many days (stages.md section 4)."""

CHANGE_DAYS = 14
CHANGE_KNOWN_DAYS = 10
BASELINE_DAYS = 84
BASELINE_KNOWN_DAYS = 42
"""The last 14 days, 10 of them scored, against the 84 before, 42 of them scored (stages.md section 4)."""

CHANGE_POINTS = 2
CHANGE_SHARE = 0.3
CHANGE_SHARE_FROM = 4
"""2 points, and 30 % from a baseline of 4 on: the change most people notice (Farrar 2001, Ostelo 2008)."""

CHANGE_ERRORS = 3
LEAST_VARIANCE = 0.25
HIGHEST_AUTOCORRELATION = 0.9
"""3 standard errors, for days that resemble their neighbours (simulated beforehand: stages.md sections 4 and 9)."""

CHANGE_QUIET_DAYS = 28
"""A change is told again only after this many days without it; `improving` is silent as long after a warning sign."""

SEVERE_SCORE = 7
SEVERE_RUN = 3
"""Three days in a row at 7 or more: a patient guide advises calling (content.md section 4)."""

FOUR_WEEKS = 28
"""An episode past 28 days: a patient guide advises calling (content.md section 4)."""

MANY_UNKNOWN_SHARE = 0.5
"""Fewer known days than this share of the last 28 bring a kind reminder (stages.md section 4)."""

ROUNDING = 1e-9
"""What the arithmetic of means may lose: a difference of exactly 2 points counts as 2."""


class FlagId(StrEnum):
    """The flags, in the order in which they are listed."""

    APPROACHING = "approaching"
    ENTERED_SUBACUTE = "entered-subacute"
    ENTERED_CHRONIC = "entered-chronic"
    FLARE = "flare"
    WORSENING = "worsening"
    IMPROVING = "improving"
    THREE_DAYS_SEVERE = "three-days-severe"
    FOUR_WEEKS = "four-weeks"
    MANY_UNKNOWN = "many-unknown"


ENTERED = {Stage.SUBACUTE: FlagId.ENTERED_SUBACUTE, Stage.CHRONIC: FlagId.ENTERED_CHRONIC}


@dataclass(frozen=True, slots=True)
class LevelChange:
    """The daily worst of the last 14 days against the 84 before: means, numbers of scored days, SE in points."""

    recent: float
    recent_days: int
    baseline: float
    baseline_days: int
    standard_error: float

    @property
    def difference(self) -> float:
        return self.recent - self.baseline

    @property
    def flag(self) -> FlagId | None:
        """Worsening, improving, or None where the change is too small or too unsure."""
        size = abs(self.difference) + ROUNDING
        least = CHANGE_SHARE * self.baseline if self.baseline >= CHANGE_SHARE_FROM else 0
        if size < max(CHANGE_POINTS, least, CHANGE_ERRORS * self.standard_error):
            return None
        return FlagId.WORSENING if self.difference > 0 else FlagId.IMPROVING


@dataclass(frozen=True, slots=True)
class SevereRun:
    """The first days in a row at 7 or more that brought the note."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Flag:
    """A flag that holds on the day asked about.

    `onset` is that of its episode (the day `on` where there is none); what was seen is stored by it and `id`. `on` is
    the day it speaks of: a `flare`, `worsening` or `improving` with a later `on` is a new one, the others come once
    per episode. `counts` are the days that the rule looked at, `facts` what it found there.
    """

    id: FlagId
    onset: date
    on: date
    counts: DayCounts
    facts: NextTransition | Transition | Flare | LevelChange | SevereRun | None = None


@dataclass(frozen=True, slots=True)
class Situation:
    """What flags are derived from. `records` end at `as_of`.

    `latest` is the last group of pain days, over or not; `possible` are the stages it may be in, none if it is over
    or no episode; `transitions` are its own. `urgent_signs` are the ids of the emergency and today signs.
    """

    as_of: date
    records: DayRecords
    state: State
    latest: PainGroup | None = None
    possible: tuple[Stage, ...] = ()
    transitions: Sequence[Transition] = ()
    next_transition: NextTransition | None = None
    answers: Sequence[WarningAnswer] = ()
    urgent_signs: AbstractSet[str] = frozenset()

    @property
    def episode(self) -> PainGroup | None:
        """The episode that is not over."""
        return self.latest if self.possible else None

    @property
    def stage(self) -> Stage | None:
        """The stage of the episode, None where it is uncertain."""
        return self.possible[0] if len(self.possible) == 1 else None

    def counts(self, first: date, last: date) -> DayCounts:
        return count_days(self.records, first, last)

    def onset_or(self, day: date) -> date:
        return self.latest.onset_earliest if self.latest else day


def derive_flags(situation: Situation) -> tuple[Flag, ...]:
    """Every flag of a situation, in the order of `FlagId`."""
    return tuple(
        flag
        for rule in (_approaching, _entered, _flare, _level_change, _three_days_severe, _four_weeks, _many_unknown)
        for flag in rule(situation)
    )


def _approaching(situation: Situation) -> Iterator[Flag]:
    following, episode, as_of = situation.next_transition, situation.episode, situation.as_of
    if following is None or episode is None:
        return
    if 0 < following.on.toordinal() - as_of.toordinal() <= APPROACHING_DAYS:
        counts = situation.counts(episode.onset_latest, as_of)
        yield Flag(FlagId.APPROACHING, episode.onset_earliest, following.on, counts, following)


def _entered(situation: Situation) -> Iterator[Flag]:
    episode = situation.episode
    if episode is None or situation.stage is None:
        return
    by_day = {transition.confirmed_on: transition for transition in situation.transitions}
    for confirmed_on, transition in by_day.items():
        counts = situation.counts(transition.onset, confirmed_on)
        yield Flag(ENTERED[transition.stage], transition.onset, confirmed_on, counts, transition)


def _flare(situation: Situation) -> Iterator[Flag]:
    for day in (situation.as_of, shifted(situation.as_of, -1)):
        flare = flare_on(situation.records, day)
        if flare:
            flare = replace(flare, on_chronic=situation.stage is Stage.CHRONIC)
            counts = situation.counts(shifted(day, -FLARE_USUAL_DAYS), day)
            yield Flag(FlagId.FLARE, situation.onset_or(day), day, counts, flare)
            return


def _level_change(situation: Situation) -> Iterator[Flag]:
    as_of = situation.as_of
    change = level_change(situation.records, as_of)
    if change is None or change.flag is None or (change.flag is FlagId.IMPROVING and _sign_answered_yes(situation)):
        return
    on = _change_began(situation.records, as_of, change.flag)
    counts = situation.counts(shifted(as_of, 1 - CHANGE_DAYS - BASELINE_DAYS), as_of)
    yield Flag(change.flag, situation.onset_or(on), on, counts, change)


def _sign_answered_yes(situation: Situation) -> bool:
    first = shifted(situation.as_of, -CHANGE_QUIET_DAYS)
    return any(
        answer.answer is Answer.YES
        and answer.sign in situation.urgent_signs
        and first <= answer.answered_on <= situation.as_of
        for answer in situation.answers
    )


def _change_began(records: DayRecords, as_of: date, flag: FlagId) -> date:
    """The first day of this change: before it lie 28 days that did not show it."""
    began = day = as_of
    while shifted(began, -CHANGE_QUIET_DAYS) <= day > date.min:
        change = level_change(records, day)
        if change and change.flag is flag:
            began = day
        day = shifted(day, -1)
    return began


def level_change(records: DayRecords, day: date) -> LevelChange | None:
    """The last 14 days up to `day` against the 84 before, or None where too few days have a score."""
    middle = shifted(day, -CHANGE_DAYS)
    recent = scores_of(records.between(shifted(middle, 1), day))
    if len(recent) < CHANGE_KNOWN_DAYS:
        return None
    baseline = {
        record.day.toordinal(): record.worst
        for record in records.between(shifted(middle, 1 - BASELINE_DAYS), middle)
        if record.worst is not None
    }
    if len(baseline) < BASELINE_KNOWN_DAYS:
        return None
    return LevelChange(fmean(recent), len(recent), fmean(baseline.values()), len(baseline), _standard_error(baseline))


def _standard_error(baseline: dict[int, float]) -> float:
    """sqrt(v (V(14) + V(84))), from the variance and the lag-1 autocorrelation of the baseline (section 4)."""
    spread = max(variance(baseline.values()), LEAST_VARIANCE)
    lag_1 = _autocorrelation(baseline)
    held = min(max(lag_1 + (1 + 4 * max(lag_1, 0)) / BASELINE_DAYS, 0), HIGHEST_AUTOCORRELATION)
    return sqrt(spread * (_mean_variance(CHANGE_DAYS, held) + _mean_variance(BASELINE_DAYS, held)))


def _autocorrelation(scores: dict[int, float]) -> float:
    mean = fmean(scores.values())
    products = [(score - mean) * (scores[day + 1] - mean) for day, score in scores.items() if day + 1 in scores]
    square = fmean([(score - mean) ** 2 for score in scores.values()])
    return fmean(products) / square if products and square > ROUNDING else 0


def _mean_variance(length: int, lag_1: float) -> float:
    """V(L): the variance of a mean of L days in a row, for AR(1) days of variance 1."""
    return (1 + 2 * fsum((1 - j / length) * lag_1**j for j in range(1, length))) / length


def _three_days_severe(situation: Situation) -> Iterator[Flag]:
    as_of, episode = situation.as_of, situation.episode
    since = episode.onset_earliest if episode else shifted(as_of, 1 - RECENT_DAYS)
    severe = [
        record.day
        for record in situation.records.between(since, as_of)
        if record.worst is not None and record.worst >= SEVERE_SCORE
    ]
    for first, last in zip(severe, severe[SEVERE_RUN - 1 :], strict=False):
        if shifted(first, SEVERE_RUN - 1) == last:
            onset = episode.onset_earliest if episode else first
            counts = situation.counts(first, last)
            yield Flag(FlagId.THREE_DAYS_SEVERE, onset, last, counts, SevereRun(first, last))
            return


def _four_weeks(situation: Situation) -> Iterator[Flag]:
    episode = situation.episode
    on = first_from(episode.pain_days, shifted(episode.onset_latest, FOUR_WEEKS)) if episode else None
    if episode and on:
        counts = situation.counts(episode.onset_latest, on)
        yield Flag(FlagId.FOUR_WEEKS, episode.onset_earliest, on, counts)


def _many_unknown(situation: Situation) -> Iterator[Flag]:
    episode, as_of = situation.episode, situation.as_of
    if episode is None or situation.state is not State.ONGOING:
        return
    counts = situation.counts(shifted(as_of, 1 - RECENT_DAYS), as_of)
    if counts.known_share < MANY_UNKNOWN_SHARE:
        yield Flag(FlagId.MANY_UNKNOWN, episode.onset_earliest, as_of, counts)
