"""The findings of Insights as rows of a chart, worded as in the window."""

from math import ceil, floor
from typing import TYPE_CHECKING

from painlog.i18n import Texts
from painlog.services.insight_words import (
    NO_CAUSE,
    PAIN_EASES,
    SLOW_COMPANIONS,
    interval_text,
    item_name,
    lag_words,
    missing_text,
    signed,
    uses_text,
)
from painlog.services.insights import Insights, TreatmentFinding, TriggerFinding

if TYPE_CHECKING:
    from painlog.charts.rows import IntervalRow, RowsData

TOO_SMALL = 0.5
"""Half a point either way is shaded, as in the window (design.md section 3)."""

MOST_RELIEF = 3.0
"""Ratings run from 0 (not at all) to 3 (a lot)."""

_LEAST_REACH = 2


def trigger_rows(insights: Insights, t: Texts) -> "RowsData":
    """What went together with more or less pain, then what did not, then what has not enough days."""
    from painlog.charts.rows import RowsData

    findings = (*insights.went_together, *insights.no_clear_difference, *insights.not_enough_days)
    rows = [_trigger_row(finding, insights.known_days, t) for finding in findings]
    ends = [end for row in rows for end in (row.interval or ())]
    return RowsData(
        title=t("What went together with your pain"),
        scale=t("Difference of the daily worst score, in points, with its 95 % range"),
        footnote=f"{t(NO_CAUSE)} {t(SLOW_COMPANIONS)}",
        nothing=t("No trigger was recorded yet."),
        rows=rows,
        low=float(min(floor(min(ends, default=0)), -_LEAST_REACH)),
        high=float(max(ceil(max(ends, default=0)), _LEAST_REACH)),
        band=TOO_SMALL,
    )


def treatment_rows(insights: Insights, t: Texts) -> "RowsData":
    """What was tried, by how often, and the relief that was noted."""
    from painlog.charts.rows import RowsData

    return RowsData(
        title=t("What you tried, and the relief you noted"),
        scale=t("Relief from 0, not at all, to 3, a lot, with its 95 % range"),
        footnote=t(PAIN_EASES),
        nothing=t("No treatment was recorded yet."),
        rows=[_treatment_row(finding, t) for finding in insights.treatments],
        low=0.0,
        high=MOST_RELIEF,
    )


def _trigger_row(finding: TriggerFinding, known_days: int, t: Texts) -> "IntervalRow":
    from painlog.charts.rows import IntervalRow

    row = finding.row
    name = item_name(finding.item, t)
    if row.verdict == "not-enough-days" or row.effect is None or row.interval is None:
        return IntervalRow(name, None, None, missing_text(known_days, row, t))
    when = f"{name}, {lag_words(row.lag, t)}"
    note = f"{signed(row.effect, t)} ({interval_text(row.interval, t)})"
    return IntervalRow(when, row.effect, row.interval, note, row.verdict == "went-together")


def _treatment_row(finding: TreatmentFinding, t: Texts) -> "IntervalRow":
    from painlog.charts.rows import IntervalRow

    row = finding.row
    used = t.n("used {n} time", "used {n} times", row.uses)
    shown = row.verdict == "shown"
    return IntervalRow(
        item_name(finding.item, t),
        row.relief.mean if shown else None,
        row.relief.interval if shown else None,
        used if shown else uses_text(row, t),
    )
