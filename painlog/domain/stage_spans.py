"""The stages of all episodes as spans of days, for the bands behind a chart."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from painlog.domain.days import shifted
from painlog.domain.episodes import PainGroup, episodes
from painlog.domain.stages import Preset, Stage, stages_between


@dataclass(frozen=True, slots=True)
class StageSpan:
    """Days, both ends included, on which a pain day of an episode carries the same stage, or may carry these.

    Day numbers count from `onset`, the latest onset there is. `ongoing` is told of the last span of an episode that
    no certain break ends.
    """

    first: date
    last: date
    possible: tuple[Stage, ...]
    onset: date
    ongoing: bool = False

    @property
    def stage(self) -> Stage | None:
        return self.possible[0] if len(self.possible) == 1 else None

    def day_number(self, day: date) -> int:
        """1 on the day of the onset."""
        return day.toordinal() - self.onset.toordinal() + 1


def stage_spans(preset: Preset, groups: Iterable[PainGroup]) -> tuple[StageSpan, ...]:
    """The spans of every episode among the groups, in order; none reaches past an episode's last pain day.

    A possible break has no stage: nobody knows whether there was pain. After it, every stage from that of the latest
    to that of the earliest onset is possible (stages.md section 7).
    """
    return tuple(span for group in episodes(groups) for span in _spans(preset, group))


def span_on(spans: Iterable[StageSpan], day: date) -> StageSpan | None:
    """The span that holds a day."""
    return next((span for span in spans if span.first <= day <= span.last), None)


def _spans(preset: Preset, group: PainGroup) -> Iterator[StageSpan]:
    onsets = [group.onset_earliest, *(shifted(hole.last, 1) for hole in group.holes)]
    ends = [*(shifted(hole.first, -1) for hole in group.holes), group.last_pain_day]
    for onset, end in zip(onsets, ends, strict=True):
        limits = {preset.first_day(stage, each) for stage in Stage for each in (onset, group.onset_earliest)}
        starts = [onset, *sorted(limit for limit in limits if onset < limit <= end)]
        for first, following in zip(starts, [*starts[1:], shifted(end, 1)], strict=True):
            possible = stages_between(preset.stage_on(onset, first), preset.stage_on(group.onset_earliest, first))
            last = shifted(following, -1)
            yield StageSpan(first, last, possible, onset, group.end is None and last == group.last_pain_day)
