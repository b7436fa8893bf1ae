"""The sentences in which a status is told, in the window and on the command line: they describe, never diagnose."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from painlog.domain.coverage import DayCounts
from painlog.domain.episodes import Gap, State
from painlog.domain.naming import N_
from painlog.domain.questions import Question, QuestionKind
from painlog.domain.stages import STAGE_NAMES, Limit, Pattern, PatternFinding, Preset, Stage
from painlog.domain.status import CurrentEpisode, Status, TrendFigures
from painlog.i18n import Texts

if TYPE_CHECKING:
    from painlog.services.episodes import Stated


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence, and the part of it that stands out."""

    text: str
    strong: str = ""


def day_name(day: date, as_of: date, t: Texts) -> str:
    """A date in a sentence: "15 October", with its year where that is not the year of `as_of`."""
    return t.date(day, "MMMMd" if day.year == as_of.year else "long")


def stage_name(stage: Stage, t: Texts) -> str:
    """The stage inside a sentence: "subacute"."""
    return t.mid_sentence(t(STAGE_NAMES[stage]))


def stages_name(status: Status, t: Texts) -> str:
    """The stage, or all that are possible: "Acute or subacute"; empty where there is none."""
    names = [
        t(STAGE_NAMES[stage]) if place == 0 else stage_name(stage, t) for place, stage in enumerate(status.possible)
    ]
    if len(names) < 2:
        return "".join(names)
    if len(names) == 2:
        return t("{first} or {second}", first=names[0], second=names[1])
    return t("{first}, {second} or {third}", first=names[0], second=names[1], third=names[2])


def length_name(limit: Limit, t: Texts) -> str:
    """How long an episode has lasted at a limit: "6 weeks", "3 months"."""
    if limit.months:
        return t.n("{n} month", "{n} months", limit.months)
    return t.n("{n} week", "{n} weeks", limit.days // 7)


def definition_sentence(preset: Preset, stage: Stage, t: Texts) -> str:
    """What it means to have passed into a stage: whose definition that is, and that it was passed."""
    limit = preset.chronic if stage is Stage.CHRONIC else preset.subacute
    length = length_name(limit, t)
    rule = t("longer than {length}", length=length) if limit.months else t("{length} or longer", length=length)
    sentence = N_("By the definition used in many guidelines ({rule}) this episode is now past {length}.")
    if preset.id == "guide":
        sentence = N_("By the definition of a patient guide ({rule}) this episode is now past {length}.")
    return t(sentence, rule=rule, length=length)


def headline(status: Status, onset_open: bool, t: Texts) -> tuple[str, str]:
    """The most important words, and those that stand beside them: "Day 37", "since 15 October".

    Where the pain may have begun earlier than the latest onset, the days are only the fewest that there can be.
    """
    episode, as_of = status.episode, status.as_of
    if status.state is State.NO_DATA:
        return t("Nothing recorded yet"), ""
    if status.state is State.PAIN_FREE:
        return _below_threshold(status, t), _since(status.pain_free_since or as_of, as_of, t)
    if status.state is State.ISOLATED:
        return t("One day with pain"), ""
    if episode is None or status.state is State.UNDETERMINED:
        return t("Ongoing or over?"), ""
    if onset_open or episode.onset_earliest != episode.onset_latest:
        days = t.n("At least {n} day", "At least {n} days", episode.day)
        return days, t("since {day} or earlier", day=day_name(episode.onset_latest, as_of, t))
    return t("Day {n}", n=t.number(episode.day)), _since(episode.onset_latest, as_of, t)


def _below_threshold(status: Status, t: Texts) -> str:
    if status.threshold <= 1:
        return t("No pain")
    return t("Below your threshold of {n}", n=t.number(status.threshold))


def _since(day: date, as_of: date, t: Texts) -> str:
    return t("since {day}", day=day_name(day, as_of, t))


def standing(status: Status, t: Texts) -> Iterator[Said]:
    """What the headline does not tell: the next stage and its date, how it settles, and what is not known."""
    episode = status.episode
    if status.state is State.NO_DATA:
        yield Said(t("From the first score on this tells how long your pain has lasted."))
    elif status.state is State.PAIN_FREE and status.nothing_known_since:
        yield Said(t("Nothing recorded since {day}.", day=day_name(status.nothing_known_since, status.as_of, t)))
    elif status.state is State.ISOLATED:
        yield Said(t("One day alone is not counted as an episode; that takes a second one."))
    elif status.state is State.UNDETERMINED:
        yield Said(t("Too little is recorded since the last pain to say whether it goes on."))
    if episode is None:
        return
    if not status.certain:
        yield Said(t("{stages}: that depends on days that are not recorded.", stages=stages_name(status, t)))
    elif status.next_transition:
        yield _following(status, episode, t)
    if status.stage is Stage.CHRONIC:
        yield Said(definition_sentence(status.preset, Stage.CHRONIC, t))
    if status.settling_days:
        yield _settling(status, t)


def _following(status: Status, episode: CurrentEpisode, t: Texts) -> Said:
    following = status.next_transition
    assert following is not None
    assert status.stage is not None
    then = stage_name(following.stage, t)
    day = day_name(following.on, status.as_of, t)
    strong = t("{stage} on {day}", stage=then, day=day)
    order = list(Stage)
    boundary = status.preset.first_day(order[order.index(status.stage) + 1], episode.onset_latest)
    now = t(STAGE_NAMES[status.stage])
    if following.on > boundary:
        return Said(
            t("{now} to the last day in pain. Becomes {then} if there is pain then.", now=now, then=strong), strong
        )
    last = (boundary - episode.onset_latest).days
    return Said(
        t("{now} until day {n}. Becomes {then} if pain goes on.", now=now, n=t.number(last), then=strong), strong
    )


def _settling(status: Status, t: Texts) -> Said:
    strong = t.n("{n} day without pain", "{n} days without pain", status.settling_days)
    return Said(t("Settling: {days}.", days=strong), strong)


def question_text(question: Question, as_of: date, t: Texts) -> str:
    """The question itself."""
    if question.kind is QuestionKind.ONSET:
        return t("When did this pain begin?")
    first = day_name(question.first, as_of, t)
    if question.first == question.last:
        return t("Were you free of pain on {day}?", day=first)
    if question.last == as_of:
        return t("Have you been free of pain since {day}?", day=first)
    return t("Were you free of pain between {first} and {last}?", first=first, last=day_name(question.last, as_of, t))


def hole_sentence(hole: Gap, as_of: date, t: Texts) -> str:
    """What a hole in the diary leaves open, where nobody can be asked."""
    first, last = (day_name(day, as_of, t) for day in (hole.first, hole.last))
    return t(
        "Too little is recorded from {first} to {last}: a statement can say what held then.", first=first, last=last
    )


def contradiction_sentence(stated: "Stated", t: Texts) -> str:
    """That the record holds on days of a statement of which it says otherwise."""
    return t.n(
        "On {n} of these days you recorded something else; the record holds there.",
        "On {n} of these days you recorded something else; the record holds there.",
        stated.contradicted,
    )


def pain_days_sentence(counts: DayCounts, threshold: float, t: Texts) -> str:
    """On how many of the last days pain was recorded, with the unknown days named."""
    values = {"pain": t.number(counts.pain), "gaps": _gaps(counts, t)}
    if threshold <= 1:
        return t.n(
            "You have recorded pain on {pain} of the last {n} day{gaps}.",
            "You have recorded pain on {pain} of the last {n} days{gaps}.",
            counts.days,
            **values,
        )
    values["least"] = t.number(threshold)
    if counts.recalled:
        return t.n(
            "You have recorded pain of {least} or more, or told of pain, on {pain} of the last {n} day{gaps}.",
            "You have recorded pain of {least} or more, or told of pain, on {pain} of the last {n} days{gaps}.",
            counts.days,
            **values,
        )
    return t.n(
        "You have recorded pain of {least} or more on {pain} of the last {n} day{gaps}.",
        "You have recorded pain of {least} or more on {pain} of the last {n} days{gaps}.",
        counts.days,
        **values,
    )


def _gaps(counts: DayCounts, t: Texts) -> str:
    """Unknown and recalled days in brackets, if there are any: " (8 days unknown)"."""
    unknown = t.n("{n} day unknown", "{n} days unknown", counts.unknown) if counts.unknown else ""
    recalled = t.n("{n} day from memory", "{n} days from memory", counts.recalled) if counts.recalled else ""
    parts = ", ".join(part for part in (unknown, recalled) if part)
    return f" ({parts})" if parts else ""


def pattern_sentence(found: PatternFinding, t: Texts) -> str:
    """How the days of a long episode divide, and what that pattern is called."""
    counts = found.counts
    days = t.n(
        "Pain on {pain} of its last {n} day{gaps}",
        "Pain on {pain} of its last {n} days{gaps}",
        counts.days,
        pain=t.number(counts.pain),
        gaps=_gaps(counts, t),
    )
    if found.pattern is Pattern.PERSISTENT:
        return t("{days}: at least half, a pattern called persistent.", days=days)
    if found.pattern is Pattern.RECURRENT:
        return t("{days}: less than half, a pattern called recurrent.", days=days)
    return t.n(
        "{days}: {n} more recorded day would tell whether that is half of them.",
        "{days}: {n} more recorded days would tell whether that is half of them.",
        found.days_to_tell,
        days=days,
    )


LEAST_SHOWN = 0.005
"""A bound below it would read as 0.00, which the interval of a named direction leaves out."""


def trend_sentence(trend: TrendFigures, t: Texts) -> str:
    """The direction of the daily worst score, named only where its interval excludes 0."""
    days = t.n("{n} day with a score", "{n} days with a score", trend.known_days)
    if trend.slope_per_week is None or trend.interval is None:
        return t("Not enough days yet for a trend: {days}.", days=days)
    low, high = trend.interval
    if low <= 0 <= high:
        return t(
            "No clear direction of your daily worst score: {low} to {high} points a week ({days}).",
            low=t.number(low, 2),
            high=t.number(high, 2),
            days=days,
        )
    near, far = sorted((abs(low), abs(high)))
    values = {
        "size": t.number(abs(trend.slope_per_week), 2),
        "near": t.number(near, 2 if near >= LEAST_SHOWN else 3),
        "far": t.number(far, 2),
        "days": days,
    }
    if trend.slope_per_week > 0:
        return t("Your daily worst score rose by {size} points a week ({near} to {far}; {days}).", **values)
    return t("Your daily worst score fell by {size} points a week ({near} to {far}; {days}).", **values)
