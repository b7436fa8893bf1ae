"""What the diary says on one day: the state, the stage, the episode and the flags (stages.md section 7)."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Any

from painlog.domain.coverage import DayCounts, count_last_days
from painlog.domain.days import DayRecords, scores_of, shifted
from painlog.domain.episodes import Break, Gap, PainGroup, State, episodes, pain_groups, state_of
from painlog.domain.flags import Flag, Situation, derive_flags
from painlog.domain.records import WarningAnswer
from painlog.domain.stages import (
    DEFAULT_PRESET,
    PATTERN_DAYS,
    NextTransition,
    PatternFinding,
    Preset,
    Stage,
    Transition,
    find_pattern,
    next_transition,
    stages_between,
    transitions,
)


@dataclass(frozen=True, slots=True)
class CurrentEpisode:
    """The episode that is not over. `day` and `counts` run from the latest onset to the last pain day."""

    onset_earliest: date
    onset_latest: date
    last_pain_day: date
    counts: DayCounts

    @property
    def day(self) -> int:
        """The day number: 1 on the day of the onset."""
        return self.counts.days


@dataclass(frozen=True, slots=True)
class PastEpisode:
    """One line of the list of episodes. `end` is None unless a certain break follows."""

    onset: date
    end: date | None
    pain_days: int
    stage: Stage


@dataclass(frozen=True, slots=True)
class TrendFigures:
    """The trend up to the day asked about, in points per week; None below the minimum (stages.md section 5)."""

    known_days: int
    coverage: float
    slope_per_week: float | None = None
    interval: tuple[float, float] | None = None
    p: float | None = None
    method: str | None = None


@dataclass(frozen=True, slots=True)
class Status:
    """What the diary says on `as_of`. `stage` is None where there is no episode or more than one is `possible`.

    `holes` are the spans about which the window asks "Were you free of pain between …?". `pain_free_since` is told
    in the state pain-free; `nothing_known_since` is None if `as_of` is known.
    """

    as_of: date
    preset: Preset
    threshold: float
    state: State
    possible: tuple[Stage, ...]
    pattern: PatternFinding | None
    episode: CurrentEpisode | None
    settling_days: int
    next_transition: NextTransition | None
    transitions: tuple[Transition, ...]
    episodes: tuple[PastEpisode, ...]
    last_28: DayCounts
    flags: tuple[Flag, ...]
    holes: tuple[Gap, ...]
    pain_free_since: date | None
    nothing_known_since: date | None
    trend: TrendFigures | None = None

    @property
    def stage(self) -> Stage | None:
        return self.possible[0] if len(self.possible) == 1 else None

    @property
    def certain(self) -> bool:
        return len(self.possible) <= 1


def status(
    as_of: date,
    records: DayRecords,
    preset: Preset = DEFAULT_PRESET,
    *,
    answers: Sequence[WarningAnswer] = (),
    urgent_signs: AbstractSet[str] = frozenset(),
    trend: TrendFigures | None = None,
) -> Status:
    """What a diary says on `as_of`; everything that is about a later day is ignored. Linear in the records.

    `urgent_signs` are the ids of the emergency and today signs. The analysis package supplies `trend`.
    """
    records = records.until(as_of)
    groups = pain_groups(records, as_of)
    situation = _situation(as_of, records, groups, preset, answers, urgent_signs)
    state, latest = situation.state, situation.latest
    known = [record.day for record in records.values() if record.known]
    return Status(
        as_of=as_of,
        preset=preset,
        threshold=records.threshold,
        state=state,
        possible=situation.possible,
        pattern=_pattern(situation),
        episode=_current_episode(situation),
        settling_days=_settling_days(situation),
        next_transition=situation.next_transition,
        transitions=tuple(chain.from_iterable(transitions(preset, group.pain_days) for group in groups)),
        episodes=tuple(_past_episode(preset, group) for group in episodes(groups)),
        last_28=count_last_days(records, as_of),
        flags=derive_flags(situation),
        holes=_holes(situation),
        pain_free_since=_pain_free_since(latest, known) if state is State.PAIN_FREE else None,
        nothing_known_since=shifted(known[-1], 1) if known and known[-1] < as_of else None,
        trend=trend,
    )


def _situation(
    as_of: date,
    records: DayRecords,
    groups: Sequence[PainGroup],
    preset: Preset,
    answers: Sequence[WarningAnswer],
    urgent_signs: AbstractSet[str],
) -> Situation:
    state = state_of(records, groups)
    latest = groups[-1] if groups else None
    possible = _possible(preset, latest, state)
    return Situation(
        as_of=as_of,
        records=records,
        state=state,
        latest=latest,
        possible=possible,
        transitions=transitions(preset, latest.pain_days) if latest else (),
        next_transition=_following(preset, latest, as_of) if state is State.ONGOING else None,
        answers=answers,
        urgent_signs=urgent_signs,
    )


def _possible(preset: Preset, latest: PainGroup | None, state: State) -> tuple[Stage, ...]:
    """The stages of an episode that is not over, by its latest and its earliest onset."""
    if latest is None or not latest.is_episode or state is State.PAIN_FREE:
        return ()
    return stages_between(
        preset.stage_on(latest.onset_latest, latest.last_pain_day),
        preset.stage_on(latest.onset_earliest, latest.last_pain_day),
    )


def _following(preset: Preset, latest: PainGroup | None, as_of: date) -> NextTransition | None:
    if latest is None or latest.onset_earliest != latest.onset_latest:
        return None
    return next_transition(preset, latest.onset_latest, latest.last_pain_day, as_of)


def _pattern(situation: Situation) -> PatternFinding | None:
    episode = situation.episode
    if episode is None or situation.stage is not Stage.CHRONIC:
        return None
    first = max(episode.onset_latest, shifted(episode.last_pain_day, 1 - PATTERN_DAYS))
    return find_pattern(situation.counts(first, episode.last_pain_day))


def _current_episode(situation: Situation) -> CurrentEpisode | None:
    episode = situation.episode
    if episode is None:
        return None
    counts = situation.counts(episode.onset_latest, episode.last_pain_day)
    return CurrentEpisode(episode.onset_earliest, episode.onset_latest, episode.last_pain_day, counts)


def _past_episode(preset: Preset, group: PainGroup) -> PastEpisode:
    stage = preset.stage_on(group.onset_earliest, group.last_pain_day)
    return PastEpisode(group.onset_earliest, group.end, len(group.pain_days), stage)


def _settling_days(situation: Situation) -> int:
    """Recorded days without pain since the last pain day, while the episode is ongoing (stages.md section 2)."""
    latest = situation.latest
    if situation.state is not State.ONGOING or latest is None:
        return 0
    since = situation.records.between(shifted(latest.last_pain_day, 1), situation.as_of)
    return len(scores_of(since))


def _holes(situation: Situation) -> tuple[Gap, ...]:
    latest = situation.latest
    if latest is None or situation.state is State.PAIN_FREE:
        return ()
    if latest.after and latest.break_after is Break.POSSIBLE:
        return (*latest.holes, latest.after)
    return latest.holes


def _pain_free_since(latest: PainGroup | None, known: Sequence[date]) -> date:
    return shifted(latest.last_pain_day, 1) if latest else known[0]


def status_document(status: Status) -> dict[str, Any]:
    """The JSON document of stages.md section 7, with its keys in their order; numbers are not rounded."""
    return {
        "as_of": status.as_of.isoformat(),
        "preset": status.preset.id,
        "pain_threshold": status.threshold,
        "state": status.state.value,
        "stage": status.stage and status.stage.value,
        "certain": status.certain,
        "possible": [stage.value for stage in status.possible],
        "pattern": status.pattern and status.pattern.pattern.value,
        "episode": status.episode and _episode_document(status.episode),
        "settling_days": status.settling_days,
        "next_transition": status.next_transition and _next_document(status.next_transition),
        "transitions": [_transition_document(transition) for transition in status.transitions],
        "episodes": [_past_document(episode) for episode in status.episodes],
        "last_28": _last_28_document(status.last_28),
        "flags": [flag.id.value for flag in status.flags],
        "trend": status.trend and _trend_document(status.trend),
    }


def _episode_document(episode: CurrentEpisode) -> dict[str, Any]:
    return {
        "onset_earliest": episode.onset_earliest.isoformat(),
        "onset_latest": episode.onset_latest.isoformat(),
        "last_pain_day": episode.last_pain_day.isoformat(),
        "day": episode.day,
        "pain_days": episode.counts.pain,
        "none_days": episode.counts.none,
        "unknown_days": episode.counts.unknown,
    }


def _next_document(following: NextTransition) -> dict[str, Any]:
    return {"stage": following.stage.value, "on": following.on.isoformat()}


def _transition_document(transition: Transition) -> dict[str, Any]:
    return {
        "stage": transition.stage.value,
        "boundary": transition.boundary.isoformat(),
        "confirmed_on": transition.confirmed_on.isoformat(),
        "onset": transition.onset.isoformat(),
    }


def _past_document(episode: PastEpisode) -> dict[str, Any]:
    return {
        "onset": episode.onset.isoformat(),
        "end": episode.end and episode.end.isoformat(),
        "pain_days": episode.pain_days,
        "stage": episode.stage.value,
    }


def _last_28_document(counts: DayCounts) -> dict[str, Any]:
    return {"pain": counts.pain, "none": counts.none, "unknown": counts.unknown, "share": list(counts.share)}


def _trend_document(trend: TrendFigures) -> dict[str, Any]:
    return {
        "known_days": trend.known_days,
        "coverage": trend.coverage,
        "slope_per_week": trend.slope_per_week,
        "interval": trend.interval and list(trend.interval),
        "p": trend.p,
        "method": trend.method,
    }
