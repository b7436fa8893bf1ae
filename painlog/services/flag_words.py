"""What a flag says, and "Why this flag": its rule, its source, the days it counted, and what would change it."""

from collections.abc import Callable
from dataclasses import dataclass

from painlog.domain.coverage import RECENT_DAYS
from painlog.domain.episodes import PAIN_FREE_GAP
from painlog.domain.flags import (
    APPROACHING_DAYS,
    BASELINE_DAYS,
    BASELINE_KNOWN_DAYS,
    CHANGE_DAYS,
    CHANGE_KNOWN_DAYS,
    CHANGE_POINTS,
    CHANGE_QUIET_DAYS,
    FOUR_WEEKS,
    SEVERE_RUN,
    SEVERE_SCORE,
    Flag,
    FlagId,
    LevelChange,
    SevereRun,
)
from painlog.domain.flares import FLARE_KNOWN_DAYS, FLARE_RISE, FLARE_USUAL_DAYS, Flare
from painlog.domain.naming import N_
from painlog.domain.stages import NextTransition, Stage, Transition
from painlog.domain.status import Status
from painlog.i18n import Texts
from painlog.services.status_words import Said, day_name, definition_sentence, length_name, stage_name

OPENS_WARNING_LIST = frozenset({FlagId.THREE_DAYS_SEVERE, FlagId.FOUR_WEEKS})
"""These two calendar notes lead to the list of warning signs, by name (content.md section 4)."""

_MOST_NOTICE = N_("The change that most people notice (Farrar 2001, Ostelo 2008).")
_GUIDE = N_("A patient guide to back pain.")
_OWN_RULE = N_("painlog's own rule.")
_EDITED = N_("It is worked out anew at every change: an edited or a new entry can move it or take it away.")


@dataclass(frozen=True, slots=True)
class FlagText:
    """A flag in words. `why` pairs a heading with its text: rule, source, counts, days, what would change it."""

    title: str
    said: Said
    why: tuple[tuple[str, str], ...]
    opens_warning_list: bool = False


@dataclass(frozen=True, slots=True)
class _Parts:
    title: str
    said: Said
    rule: str
    source: str
    change: str


def flag_text(flag: Flag, status: Status, t: Texts) -> FlagText:
    """A flag of this status, in words."""
    parts = _PARTS[flag.id](flag, status, t)
    why = (
        (t("Rule"), parts.rule),
        (t("Source"), parts.source),
        (t("Days counted"), _counts(flag, t)),
        (t("From – to"), _days(flag, status, t)),
        (t("What would change it"), parts.change),
    )
    return FlagText(parts.title, parts.said, why, flag.id in OPENS_WARNING_LIST)


def _counts(flag: Flag, t: Texts) -> str:
    counts = flag.counts
    return t(
        "{pain} in pain, {none} without, {unknown} unknown; {recalled} from memory",
        pain=t.number(counts.pain),
        none=t.number(counts.none),
        unknown=t.number(counts.unknown),
        recalled=t.number(counts.recalled),
    )


def _days(flag: Flag, status: Status, t: Texts) -> str:
    first, last = (day_name(day, status.as_of, t) for day in (flag.counts.first, flag.counts.last))
    return t("{first} – {last}", first=first, last=last)


def _approaching(flag: Flag, status: Status, t: Texts) -> _Parts:
    assert isinstance(flag.facts, NextTransition)
    stage, day = stage_name(flag.facts.stage, t), day_name(flag.facts.on, status.as_of, t)
    strong = t("{stage} from {day} on", stage=stage, day=day)
    return _Parts(
        t("A date ahead"),
        Said(t("If pain goes on, this episode counts as {then} by the calendar.", then=strong), strong),
        t("Shown in the last {n} days before the next stage, supposing pain on every day.", n=APPROACHING_DAYS),
        t(status.preset.source),
        t("The date moves if the onset moves. {gap} days without pain end the episode.", gap=PAIN_FREE_GAP),
    )


def _entered(flag: Flag, status: Status, t: Texts) -> _Parts:
    assert isinstance(flag.facts, Transition)
    found, preset = flag.facts, status.preset
    limit = preset.chronic if found.stage is Stage.CHRONIC else preset.subacute
    length = length_name(limit, t)
    text = definition_sentence(preset, found.stage, t)
    if found.stage is Stage.CHRONIC:
        text += " " + t("You may want to mention it.")
    boundary, confirmed = (day_name(day, status.as_of, t) for day in (found.boundary, found.confirmed_on))
    return _Parts(
        t("Past {length}", length=length),
        Said(text),
        t(
            "Shown from the first day in pain on or after the date of the stage: the date is {boundary}, "
            "the day in pain {confirmed}.",
            boundary=boundary,
            confirmed=confirmed,
        ),
        t(preset.source),
        t("If the onset moves, the date moves with it; without pain on or after it the flag goes.")
        + " "
        + t("It is a matter of dates, and no judgement about your back."),
    )


def _flare(flag: Flag, status: Status, t: Texts) -> _Parts:
    assert isinstance(flag.facts, Flare)
    found, day = flag.facts, day_name(flag.on, status.as_of, t)
    if found.usual is None or found.worst is None:
        said = Said(t("You marked {day} as a flare.", day=day))
    else:
        strong = t("worst score {worst}", worst=t.number(found.worst))
        usual = t.number(found.usual)
        said = Said(t("{day}: {worst}, against {usual} usually.", day=day, worst=strong, usual=usual), strong)
    if found.on_chronic:
        hard = t("Within a long episode it is hard, even for a doctor, to tell a flare from a new pain.")
        said = Said(f"{said.text} {hard}", said.strong)
    return _Parts(
        t("A flare within a long episode") if found.on_chronic else t("A flare"),
        said,
        t(
            "A day whose worst score is {rise} points or more above the usual, the median of the {days} days before "
            "(at least {known} with a score), or a day that you marked yourself.",
            rise=FLARE_RISE,
            days=FLARE_USUAL_DAYS,
            known=FLARE_KNOWN_DAYS,
        ),
        t(_MOST_NOTICE),
        t("It is shown on that day and the next. Editing the scores of these days can take it away."),
    )


def _level_change(flag: Flag, _status: Status, t: Texts) -> _Parts:
    assert isinstance(flag.facts, LevelChange)
    found = flag.facts
    higher = flag.id is FlagId.WORSENING
    strong = t("{recent} on average", recent=t.number(found.recent, 1))
    text = t(
        "Your daily worst score of the last {days} days was {recent}; before that it was {baseline}.",
        days=CHANGE_DAYS,
        recent=strong,
        baseline=t.number(found.baseline, 1),
    )
    return _Parts(
        t("Higher than before") if higher else t("Lower than before"),
        Said(text, strong),
        t(
            "The last {days} days (at least {known} with a score) differ from the {before} days before (at least "
            "{before_known}) by {points} points or more, from a mean of 4 on by 30 % or more, and by 3 standard "
            "errors.",
            days=CHANGE_DAYS,
            known=CHANGE_KNOWN_DAYS,
            before=BASELINE_DAYS,
            before_known=BASELINE_KNOWN_DAYS,
            points=CHANGE_POINTS,
        ),
        t(_MOST_NOTICE),
        t(
            "It goes as soon as the two no longer differ so much, and comes again only after {n} days without it.",
            n=CHANGE_QUIET_DAYS,
        ),
    )


def _three_days_severe(flag: Flag, status: Status, t: Texts) -> _Parts:
    assert isinstance(flag.facts, SevereRun)
    strong = t("{score} or more on {n} days in a row", score=SEVERE_SCORE, n=SEVERE_RUN)
    last = day_name(flag.facts.last, status.as_of, t)
    text = t("You recorded {what}, up to {day}.", what=strong, day=last)
    advice = t("A patient guide advises calling a doctor when pain stays as strong as this.")
    return _Parts(
        t("Three severe days"),
        Said(f"{text} {advice}", strong),
        t("Shown once an episode, after {n} days in a row at {score} or more.", n=SEVERE_RUN, score=SEVERE_SCORE),
        t(_GUIDE),
        t(_EDITED),
    )


def _four_weeks(_flag: Flag, _status: Status, t: Texts) -> _Parts:
    strong = t("past {n} days", n=FOUR_WEEKS)
    advice = t("A patient guide advises calling a doctor when back pain lasts longer than four weeks.")
    return _Parts(
        t("Past four weeks"),
        Said(f"{t('This episode is {past}.', past=strong)} {advice}", strong),
        t("Shown once an episode, from the first day in pain that is {n} days or more after the onset.", n=FOUR_WEEKS),
        t(_GUIDE),
        t(_EDITED),
    )


def _many_unknown(flag: Flag, _status: Status, t: Texts) -> _Parts:
    counts = flag.counts
    strong = t("{known} of the last {days} days", known=t.number(counts.known), days=t.number(counts.days))
    kind = t("A few more would make the picture clearer, days without pain too; any of them can still be added.")
    return _Parts(
        t("Room for more days"),
        Said(f"{t('The diary knows {days}.', days=strong)} {kind}", strong),
        t("Shown while an episode goes on and fewer than half of the last {n} days are known.", n=RECENT_DAYS),
        t(_OWN_RULE),
        t("It goes once half of the days are known. A day without pain is one press: Ctrl+0."),
    )


_PARTS: dict[FlagId, Callable[[Flag, Status, Texts], _Parts]] = {
    FlagId.APPROACHING: _approaching,
    FlagId.ENTERED_SUBACUTE: _entered,
    FlagId.ENTERED_CHRONIC: _entered,
    FlagId.FLARE: _flare,
    FlagId.WORSENING: _level_change,
    FlagId.IMPROVING: _level_change,
    FlagId.THREE_DAYS_SEVERE: _three_days_severe,
    FlagId.FOUR_WEEKS: _four_weeks,
    FlagId.MANY_UNKNOWN: _many_unknown,
}
