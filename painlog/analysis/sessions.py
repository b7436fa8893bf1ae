"""Exercise sessions beside pain: before and after, and the day that followed. By the rules of treatments."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from painlog.analysis.intervals import mean_interval
from painlog.analysis.series import DailySeries
from painlog.analysis.treatments import DIFFERENCE_VARIANCE, LEAST_PAIRS, LEAST_USES, Estimate, matched_differences


@dataclass(frozen=True, slots=True)
class SessionPain:
    """A session of a routine: its diary day (an ordinal) and the pain noted before and after it, 0 to 10 or None."""

    routine: str
    day: int
    before: float | None = None
    after: float | None = None


@dataclass(frozen=True, slots=True)
class RoutineRow:
    """A routine: how many sessions; pain after less pain before, in points; the worst score of the day after a session
    less that of the day after a similar day without one, in points.

    Both estimates are empty below ten sessions (and eight matched pairs), as for treatments (stages.md section 6).
    """

    id: str
    sessions: int
    change: Estimate
    next_day: Estimate

    @property
    def shown(self) -> bool:
        """Whether there were sessions enough to show more than their number."""
        return self.sessions >= LEAST_USES


def routine_rows(series: DailySeries, sessions: Iterable[SessionPain]) -> tuple[RoutineRow, ...]:
    """One row for each routine that was done, the most done first: no ranking by what followed."""
    done = tuple(sessions)
    rows = (_row(series, name, [each for each in done if each.routine == name]) for name in {s.routine for s in done})
    return tuple(sorted(rows, key=lambda row: (-row.sessions, row.id)))


def _row(series: DailySeries, name: str, done: Sequence[SessionPain]) -> RoutineRow:
    changes = [each.after - each.before for each in done if each.before is not None and each.after is not None]
    followed = matched_differences(series, sorted({each.day + 1 for each in done}))
    shown = len(done) >= LEAST_USES
    return RoutineRow(
        name,
        len(done),
        _estimate(changes, LEAST_USES if shown else None),
        _estimate(followed, LEAST_PAIRS if shown else None),
    )


def _estimate(differences: Sequence[float], least: int | None) -> Estimate:
    if least is None or len(differences) < least:
        return Estimate(len(differences))
    return Estimate(len(differences), *mean_interval(differences, DIFFERENCE_VARIANCE))
