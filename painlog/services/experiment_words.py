"""What experiments are called in words: before the start, under way and afterwards. Never a verdict."""

from typing import TYPE_CHECKING

from painlog.domain.catalogue import Item
from painlog.domain.experiments import Experiment, Phase, TrialBlock
from painlog.domain.naming import N_
from painlog.i18n import Texts
from painlog.services.experiments import Trial, TrialResult
from painlog.services.insight_words import interval_text, signed

if TYPE_CHECKING:
    from painlog.analysis.experiment import ExperimentResult

BEFORE_THE_START = (
    N_(
        "With 4 pairs of 14 days a true difference of 1.5 points shows clearly about 6 times in 10, one of 2.5 points "
        "almost always. With 2 pairs it hardly ever does."
    ),
    N_("You know which weeks are which, so what you expect is part of the result."),
    N_(
        "The first 2 days of each block are not counted; a block counts if half of its other days or more have a score."
    ),
    N_("You can stop at any time. An emergency or a today sign among the warning signs that you answer yes ends it."),
    N_("It is never about a medicine, an injection or a prescribed device: go on with these as agreed."),
)
"""Said before anybody starts (stages.md section 6)."""

NOT_BLINDED = N_("You knew which weeks were which, so what you expected is part of it.")
"""Beside every result (stages.md section 6)."""


def inside(item: Item, t: Texts) -> str:
    """The treatment's name inside a sentence."""
    return item.name if item.own else t.mid_sentence(t(item.name))


def question(item: Item, t: Texts) -> str:
    """What an experiment asks."""
    return t("Compare weeks with {treatment} and weeks without", treatment=inside(item, t))


def block_name(item: Item, treated: bool, t: Texts) -> str:
    """ "Heat" or "No heat"."""
    return t.name(item.name, item.own) if treated else t("No {treatment}", treatment=inside(item, t))


def plan_text(pairs: int, block_days: int, t: Texts) -> str:
    """Such as "4 pairs of 14 days with it and 14 days without, 112 days in all, in an order drawn by chance."."""
    counted = t.n("{n} pair of blocks", "{n} pairs of blocks", pairs)
    return t(
        "{pairs}, each of {days} days with it and {days} days without: {all} days in all, in an order drawn by chance.",
        pairs=counted,
        days=t.number(block_days),
        all=t.number(2 * pairs * block_days),
    )


def block_sentence(trial: Trial, block: TrialBlock, t: Texts) -> str:
    """Such as "Block 3 of 8: with heat, until Sunday 6 December"."""
    words = N_("Block {n} of {of}: with {treatment}, until {day}")
    if not block.treated:
        words = N_("Block {n} of {of}: without {treatment}, until {day}")
    blocks = 2 * trial.experiment.pairs
    name = inside(trial.item, t)
    return t(words, n=t.number(block.number), of=t.number(blocks), treatment=name, day=t.day(block.last))


def phase_sentence(trial: Trial, t: Texts) -> str:
    """Where an experiment that is not under way stands."""
    experiment, standing = trial.experiment, trial.standing
    if trial.phase is Phase.PLANNED:
        return t("Begins on {day}", day=t.day(experiment.first_day))
    if standing.ended_on is None:
        return t("Ended on {day}, as planned", day=t.date(experiment.last_day))
    if standing.by_warning_sign:
        return t("Ended on {day}, because a warning sign was answered yes", day=t.date(standing.ended_on))
    return t("Stopped on {day}", day=t.date(standing.ended_on))


def kept_sentence(kept: int, days: int, t: Texts) -> str:
    """How many days were ticked as kept to the plan."""
    return t.n(
        "Ticked as kept to: {kept} of {n} day", "Ticked as kept to: {kept} of {n} days", days, kept=t.number(kept)
    )


def pair_sentences(result: "ExperimentResult", t: Texts) -> list[str]:
    """The difference of each pair, or that one of its blocks has too few days."""
    return [
        t("Pair {n}: {difference}", n=t.number(place), difference=_pair_text(difference, t))
        for place, difference in enumerate(result.differences, start=1)
    ]


def result_sentences(found: TrialResult, t: Texts) -> list[str]:
    """What came out, in the order in which it is told."""
    result, name = found.result, inside(found.trial.item, t)
    words = N_("Worst scores with {treatment} less those without it, in points; below 0 is less pain with it.")
    said = [t(words, treatment=name)]
    if result.mean is None or result.interval is None:
        said.append(t("From three complete pairs on painlog also gives their mean; here only the numbers are shown."))
        return [*said, t(NOT_BLINDED)]
    mean, interval = signed(result.mean, t), interval_text(result.interval, t)
    said.append(t("On average {mean} (95 % interval {interval})", mean=mean, interval=interval))
    said.append(_orders_sentence(result, t))
    if not result.clear:
        said.append(t("No clear difference. It can also mean too few blocks."))
    return [*said, t(NOT_BLINDED)]


def span_text(experiment: Experiment, t: Texts) -> str:
    """The first and the last day."""
    return t("{first} – {last}", first=t.date(experiment.first_day), last=t.date(experiment.last_day))


def _orders_sentence(result: "ExperimentResult", t: Texts) -> str:
    count, orders = result.orders_as_large or 0, result.orders or 0
    return t.n(
        "{n} of the {orders} possible orders would have shown a difference at least as large.",
        "{n} of the {orders} possible orders would have shown a difference at least as large.",
        count,
        orders=t.number(orders),
    )


def _pair_text(difference: float | None, t: Texts) -> str:
    return t("too few days known") if difference is None else signed(difference, t)
