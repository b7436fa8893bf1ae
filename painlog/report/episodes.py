"""The episodes of the last year and what the person told about how they began."""

from collections.abc import Iterator
from datetime import date

from painlog.domain.coverage import count_days
from painlog.domain.days import DayKind
from painlog.domain.episode_facts import FACT_CHOICES, facts_of
from painlog.domain.episodes import PAIN_FREE_GAP, PainGroup, State, episodes, state_of
from painlog.domain.flares import recurrences
from painlog.domain.naming import N_
from painlog.domain.report_sections import ReportSection
from painlog.domain.stages import STAGE_NAMES, Limit, Stage, months_after, stages_between
from painlog.domain.visits import EpisodeFact, FactKey
from painlog.i18n import Texts
from painlog.report.document import Block, Cell, Column, Pairs, Section, Table, Words
from painlog.report.reading import Reading
from painlog.report.wording import DASH, LONGEST_TEXT, MOST_ROWS, cuts, empty, one_line, percent, short_day, whole

LISTED_MONTHS = 12
"""Episodes are listed for a year, as recurrence is counted (stages.md section 3)."""

FACT_NAMES = {
    FactKey.HOW_BEGAN: N_("Began"),
    FactKey.DOING: N_("While"),
    FactKey.INJURY: N_("Injury"),
    FactKey.FIRST_TIME: N_("Earlier pain"),
    FactKey.COURSE: N_("Course"),
    FactKey.SIDES: N_("Side"),
    FactKey.SPREAD: N_("Spreads"),
    FactKey.WORSE_BY: N_("Worse by"),
    FactKey.BETTER_BY: N_("Better by"),
    FactKey.TRIED: N_("Tried before"),
}


def episode_section(reading: Reading, t: Texts) -> Section:
    """The section, newest episode first."""
    since = months_after(reading.period.last, -LISTED_MONTHS)
    listed = [group for group in episodes(reading.groups) if group.last_pain_day > since][::-1]
    title = t("Episodes of the last 12 months")
    if not listed:
        return empty(ReportSection.EPISODES, title, t)
    rule = " ".join((*_began(reading, t), _rule(reading, t)))
    table = Table(
        _columns(t),
        tuple(_row(reading, group, t) for group in listed[:MOST_ROWS]),
        cuts(len(listed), t),
    )
    facts = [block for group in listed[:2] for block in _facts(reading, group, group is listed[0], t)]
    blocks: tuple[Block, ...] = (table, Words(rule, look="small"), _standing(reading, t), *facts)
    return Section(ReportSection.EPISODES, title, blocks)


def _columns(t: Texts) -> tuple[Column, ...]:
    return (
        Column(t.within("column", "Start"), 1.4),
        Column(t("Last pain day"), 1.4),
        Column(t("Days with pain"), 1.1, right=True),
        Column(t("Stage reached"), 1.6),
        Column(t("Worst"), 0.7, right=True),
        Column(t("Days since the last"), 1.2, right=True),
    )


def _row(reading: Reading, group: PainGroup, t: Texts) -> tuple[Cell, ...]:
    last = reading.period.last
    start = short_day(group.onset_earliest, last, t)
    if _may_be_older(reading, group):
        start = t("{day} or before", day=start)
    worst = [score.worst for score in reading.records.between(group.onset_earliest, group.last_pain_day) if score.worst]
    end = short_day(group.last_pain_day, last, t) if group.end else t("going on")
    if group is reading.groups[-1] and state_of(reading.records, reading.groups) is State.UNDETERMINED:
        end = t("not known")
    stages = _stages(reading, group)
    return (
        Cell(start),
        Cell(end),
        Cell(t.number(len(group.pain_days))),
        Cell(_stage_words(stages, t), stage=str(stages[0]) if len(stages) == 1 else ""),
        Cell(whole(max(worst), t) if worst else DASH),
        Cell(_since_last(reading, group, t)),
    )


def _stages(reading: Reading, group: PainGroup) -> tuple[Stage, ...]:
    preset, last = reading.preset, group.last_pain_day
    return stages_between(preset.stage_on(group.onset_latest, last), preset.stage_on(group.onset_earliest, last))


def _stage_words(stages: tuple[Stage, ...], t: Texts) -> str:
    names = [t(STAGE_NAMES[stage]) for stage in stages]
    if len(names) == 1:
        return names[0]
    return t("{first} to {last}", first=names[0], last=t.mid_sentence(names[-1]))


def _may_be_older(reading: Reading, group: PainGroup) -> bool:
    """Whether the diary itself began with this pain, so that nobody stated when it did."""
    first = next((record for record in reading.records.values() if record.known), None)
    return first is not None and first.day == group.onset_earliest and first.worst is not None


def _since_last(reading: Reading, group: PainGroup, t: Texts) -> str:
    """Days without pain between the episode before and this one."""
    before = [other for other in episodes(reading.groups) if other.last_pain_day < group.onset_earliest]
    if not before:
        return DASH
    return t.number(group.onset_earliest.toordinal() - before[-1].last_pain_day.toordinal() - 1)


def _began(reading: Reading, t: Texts) -> Iterator[str]:
    """How often the pain came back: the recurrence of stages.md section 3. A single episode says nothing of it."""
    count = recurrences(reading.groups, reading.period.last)
    if count > 1:
        yield t.n("{n} episode began in these 12 months.", "{n} episodes began in these 12 months.", count)


def _rule(reading: Reading, t: Texts) -> str:
    preset = reading.preset
    return t(
        "A new episode begins after {gap} days without pain. By the calendar: subacute {subacute}, chronic {chronic}.",
        gap=t.number(PAIN_FREE_GAP),
        subacute=_begins(preset.subacute, t),
        chronic=_begins(preset.chronic, t),
    )


def _begins(limit: Limit, t: Texts) -> str:
    if limit.months:
        return t("after {length}", length=t.n("{n} month", "{n} months", limit.months))
    return t("from {length}", length=t.n("{n} week", "{n} weeks", limit.days // 7))


def _standing(reading: Reading, t: Texts) -> Words:
    """How many days were in pain, and what the calendar calls the present episode."""
    counts = count_days(reading.records, reading.period.first, reading.period.last)
    lead = t.n(
        "Pain recorded on {pain} of {n} known day ({share}).",
        "Pain recorded on {pain} of {n} known days ({share}).",
        counts.known,
        pain=t.number(counts.pain),
        share=percent(counts.pain / counts.known if counts.known else 0, t),
    )
    said = [*_unknown(counts.unknown, t), _now(reading, t), *_settling(reading, t)]
    return Words(" ".join(said), lead, look="callout")


def _unknown(days: int, t: Texts) -> Iterator[str]:
    if days:
        yield t.n("{n} day of the period is not known.", "{n} days of the period are not known.", days)


def _settling(reading: Reading, t: Texts) -> Iterator[str]:
    """Recorded days without pain while an episode still counts as going on (stages.md section 2)."""
    state, group = state_of(reading.records, reading.groups), reading.groups[-1]
    days = 0 if group.after is None else len(group.after.none_days)
    if state is State.ONGOING and group.is_episode and days:
        yield t.n("{n} recorded day without pain since.", "{n} recorded days without pain since.", days)


def _now(reading: Reading, t: Texts) -> str:
    state, group = state_of(reading.records, reading.groups), reading.groups[-1]
    if state is State.PAIN_FREE:
        return t("No episode goes on: the last day with pain was {day}.", day=t.date(group.last_pain_day))
    if state is State.UNDETERMINED or not group.is_episode:
        return t("Too little is recorded since the last pain to say whether it goes on.")
    stages = _stages(reading, group)
    number = t.number((group.last_pain_day - group.onset_latest).days + 1)
    if len(stages) > 1:
        return t(
            "By the calendar the present episode is {stage}: that depends on days not recorded.",
            stage=_small(stages, t),
        )
    sentence = N_("By the calendar the present episode is {stage}, day {day}.")
    if _may_be_older(reading, group):
        sentence = N_("By the calendar the present episode is {stage} at least, day {day} of the diary.")
    return t(sentence, stage=_small(stages, t), day=number)


def _small(stages: tuple[Stage, ...], t: Texts) -> str:
    return t.mid_sentence(_stage_words(stages, t))


def _facts(reading: Reading, group: PainGroup, newest: bool, t: Texts) -> Iterator[Block]:
    """What was told about an episode, in the order of the questions."""
    spans = [(each.onset_earliest, each.last_pain_day) for each in episodes(reading.groups)]
    told = facts_of((group.onset_earliest, group.last_pain_day), spans, reading.diary.episode_facts)
    if not told:
        return
    head = t("The newest episode") if newest else t("The episode from {day}", day=t.date(group.onset_earliest))
    items = tuple((t(FACT_NAMES[fact.key]), _answer(fact, t)) for fact in told)
    yield Words("", head)
    yield Pairs(items, cuts(len(items), t, len(items)))


def _answer(fact: EpisodeFact, t: Texts) -> str:
    choices = FACT_CHOICES.get(fact.key, {})
    return t(choices[fact.value]) if fact.value in choices else one_line(fact.value, LONGEST_TEXT)


def pain_days(reading: Reading, first: date, last: date) -> set[date]:
    """The days in pain from `first` to `last`."""
    return {record.day for record in reading.records.between(first, last) if record.kind is DayKind.PAIN}
