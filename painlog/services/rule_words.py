"""The rules in plain words, with the numbers by which painlog really works: the Help page "Rules and sources"."""

from collections.abc import Iterator
from dataclasses import dataclass

from painlog.domain.coverage import RECENT_DAYS
from painlog.domain.diary import RECALLED_AFTER_DAYS
from painlog.domain.disclaimer import DISCLAIMER
from painlog.domain.episodes import CERTAIN_KNOWN_DAYS, CERTAIN_UNKNOWN_RUN, PAIN_FREE_GAP
from painlog.domain.flags import (
    APPROACHING_DAYS,
    BASELINE_DAYS,
    CHANGE_DAYS,
    CHANGE_POINTS,
    CHANGE_QUIET_DAYS,
    FOUR_WEEKS,
    SEVERE_RUN,
    SEVERE_SCORE,
)
from painlog.domain.flares import FLARE_KNOWN_DAYS, FLARE_RISE, FLARE_USUAL_DAYS
from painlog.domain.stages import PATTERN_DAYS, PRESETS, STAGE_NAMES, Limit, Stage
from painlog.i18n import Texts
from painlog.services.insight_words import PAIN_EASES, SLOW_COMPANIONS
from painlog.services.status_words import length_name


@dataclass(frozen=True, slots=True)
class RuleSection:
    """One part of the page; `table` has its headings in its first row."""

    title: str
    paragraphs: tuple[str, ...]
    table: tuple[tuple[str, ...], ...] = ()


def rule_sections(t: Texts) -> tuple[RuleSection, ...]:
    """Every part of the page, in its order."""
    return (
        RuleSection(t("How days count"), tuple(_days(t))),
        RuleSection(t("Episodes"), tuple(_episodes(t))),
        RuleSection(t("Stages by the calendar"), tuple(_stages(t)), _preset_table(t)),
        RuleSection(t("Flags"), tuple(_flags(t))),
        RuleSection(t("Trend"), tuple(_trend(t))),
        RuleSection(t("What went together"), tuple(_together(t))),
        RuleSection(t("Known limits"), tuple(_limits(t))),
    )


def _days(t: Texts) -> Iterator[str]:
    yield t(
        "A day counts as in pain if its worst score reaches your threshold, which is 1 unless you change it. It counts "
        "as free of pain if there is a score and all of them are below. Every other day is unknown: a missing day is "
        "never taken for a good or a bad one, and no score is carried over to the next day."
    )
    yield t(
        "The diary is about the back. An entry that names only the head, the chest or the abdomen is kept, but it does "
        "not count here unless you say so in the settings."
    )
    yield t(
        "You can state that you were in pain, or free of it, on days without a record. Such days are marked as told "
        "from memory, have no score and never replace a recorded day. Entries made more than {n} days late are marked "
        "too, because memory tends to raise scores (Broderick 2008).",
        n=RECALLED_AFTER_DAYS,
    )


def _episodes(t: Texts) -> Iterator[str]:
    yield t(
        "Pain that lasts longer than a day, with a month free of pain before and after it, is one episode (de Vet "
        "2002). painlog counts the month as {gap} days. The break is certain if at least {known} of {gap} days in a "
        "row are known and no more than {run} in a row are missing.",
        gap=PAIN_FREE_GAP,
        known=CERTAIN_KNOWN_DAYS,
        run=CERTAIN_UNKNOWN_RUN,
    )
    yield t(
        "Where the diary has a longer hole, nobody but you can tell whether it was a break. Then painlog asks, and "
        "until you answer it shows every stage that is possible."
    )
    yield t(
        "A long episode is called persistent if at least half of its last {days} days were in pain and recurrent if "
        "fewer were (NIH task force, Deyo 2014). Unknown days are counted both ways; if that makes a difference, the "
        "pattern stays open.",
        days=PATTERN_DAYS,
    )


def _stages(t: Texts) -> Iterator[str]:
    yield t(
        "A stage only says how long an episode has lasted, from its first to its last day in pain. It does not grow "
        "while nothing is recorded, and it says nothing about the cause or about what comes next. Guidelines draw the "
        "lines in different places; in the settings you can choose where."
    )


def _preset_table(t: Texts) -> tuple[tuple[str, ...], ...]:
    head = (t("Name"), t(STAGE_NAMES[Stage.SUBACUTE]), t(STAGE_NAMES[Stage.CHRONIC]), t("Source"))
    rows = (
        (preset.id, _begins(preset.subacute, t), _begins(preset.chronic, t), t(preset.source))
        for preset in PRESETS.values()
    )
    return (head, *rows)


def _begins(limit: Limit, t: Texts) -> str:
    length = length_name(limit, t)
    return t("after {length}", length=length) if limit.months else t("from {length}", length=length)


def _flags(t: Texts) -> Iterator[str]:
    yield t(
        "A flag is worked out from your records whenever they change; it is never a verdict. “Why this flag” names its "
        "rule, its source, the days it counted and what would change it. What you put away stays away."
    )
    yield t(
        "Next stage: shown {days} days ahead. New stage: shown once a day in pain lies on or after its date.",
        days=APPROACHING_DAYS,
    )
    yield t(
        "Flare: a day whose worst score is {rise} points above the median of the {days} days before (at least {known} "
        "of them with a score), or a day that you marked (Farrar 2001).",
        rise=FLARE_RISE,
        days=FLARE_USUAL_DAYS,
        known=FLARE_KNOWN_DAYS,
    )
    yield t(
        "Higher or lower than before: the last {days} days against the {before} days before them, if they differ by "
        "{points} points, by 30 % from a mean of 4 on, and by three times the error that ups and downs alone would "
        "cause (Farrar 2001, Ostelo 2008). “Lower” keeps silent for {quiet} days after an urgent warning sign.",
        days=CHANGE_DAYS,
        before=BASELINE_DAYS,
        points=CHANGE_POINTS,
        quiet=CHANGE_QUIET_DAYS,
    )
    yield t(
        "Two notes from a patient guide: {run} days in a row at {score} or more, and an episode past {weeks} days. "
        "One reminder: fewer than half of the last {recent} days are known.",
        run=SEVERE_RUN,
        score=SEVERE_SCORE,
        weeks=FOUR_WEEKS,
        recent=RECENT_DAYS,
    )


def _trend(t: Texts) -> Iterator[str]:
    from painlog.analysis.series import WEEK_LEAST_KNOWN
    from painlog.analysis.trend import LEAST_COVERAGE, LEAST_DAYS, LEAST_KNOWN

    yield t(
        "The line in the chart is the mean of seven days, three on either side, where at least {known} of them have a "
        "score. A gap in the record stays a gap in the line. The band beside it is the likely range of that mean: its "
        "95 % t interval from the spread of those days. It takes each day as a new one; as neighbouring days resemble "
        "each other, it is a little too narrow.",
        known=WEEK_LEAST_KNOWN,
    )
    yield t(
        "The trend is a straight line through the daily worst scores of the last two years. Neighbouring days resemble "
        "each other, and its range allows for that. A direction is named only if the whole range lies on one side of "
        "zero. It needs {days} days, {known} of them with a score, and a score on {share} % of the days.",
        days=LEAST_DAYS,
        known=LEAST_KNOWN,
        share=round(LEAST_COVERAGE * 100),
    )


def _together(t: Texts) -> Iterator[str]:
    from painlog.analysis.triggers import LEAST_EITHER, LEAST_KNOWN

    yield t(
        "For each trigger, days with it are compared with days without it, on the same day, the day after and two days "
        "after. The day of the week, the slow course of the pain and the days just before are held equal.",
    )
    yield t(
        "Then all ticks are shifted along the diary together, by every possible number of days. Only what stands out "
        "from nearly all of these shifted diaries, over every row at once, is said to have gone together. It takes "
        "{known} days with a score, {either} of them with the trigger and {either} without.",
        known=LEAST_KNOWN,
        either=LEAST_EITHER,
    )


def _limits(t: Texts) -> Iterator[str]:
    yield t("On the same day nobody can tell what came first, the trigger or the pain.")
    yield t(SLOW_COMPANIONS)
    yield t(PAIN_EASES)
    yield t(
        "Scores are compared only with your own. Nobody can check a 5, and one person's 5 is not another's; single "
        "scores less than 3 points apart are within the usual scatter."
    )
    yield t("The faces are painlog's own drawings and no validated instrument.")
    yield t(DISCLAIMER)
