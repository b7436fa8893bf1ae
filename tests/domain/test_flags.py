"""Each flag where it begins and where it ends, and what "Why this flag" is told."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from math import sqrt

import pytest

from painlog.domain.days import DayKind, DayRecord, DayRecords, DaySource, shifted
from painlog.domain.flags import Flag, FlagId, LevelChange, SevereRun, level_change
from painlog.domain.flares import Flare
from painlog.domain.records import Answer, WarningAnswer
from painlog.domain.stages import PRESETS, NextTransition, Stage, Transition
from painlog.domain.status import Status, status

START = date(2026, 1, 1)


def diary(scores: Sequence[float | None], start: date = START) -> DayRecords:
    """Daily worst scores from `start` on; None is a day without an entry."""
    return DayRecords(
        DayRecord(
            shifted(start, number),
            DayKind.PAIN if score >= 1 else DayKind.NONE,
            score,
            score,
            DaySource.RECORDED,
        )
        for number, score in enumerate(scores)
        if score is not None
    )


def asked(scores: Sequence[float | None], day: int | None = None, preset: str = "research") -> Status:
    """The status on day number `day` of the diary (counted from 0), by default on its last."""
    return status(shifted(START, len(scores) - 1 if day is None else day), diary(scores), PRESETS[preset])


def flag(found: Status, id_: FlagId) -> Flag | None:
    flags = [flag for flag in found.flags if flag.id is id_]
    assert len(flags) <= 1
    return flags[0] if flags else None


def told(found: Status, id_: FlagId) -> Flag:
    flag_ = flag(found, id_)
    assert flag_ is not None
    return flag_


@pytest.mark.parametrize(("days", "shown"), [(28, False), (29, True), (42, True), (43, False)])
def test_approaching_from_fourteen_days_before(days: int, shown: bool) -> None:
    found = asked([3] * days)
    assert (flag(found, FlagId.APPROACHING) is not None) is shown
    if shown:
        note = told(found, FlagId.APPROACHING)
        assert (note.onset, note.on) == (START, shifted(START, 42))
        assert note.facts == NextTransition(Stage.SUBACUTE, shifted(START, 42))
        assert (note.counts.first, note.counts.last, note.counts.pain) == (START, shifted(START, days - 1), days)


def test_entered_flags_stay_with_the_episode_and_end_with_it() -> None:
    scores: list[float | None] = [3] * 95
    assert flag(asked(scores, 41), FlagId.ENTERED_SUBACUTE) is None
    boundary = shifted(START, 42)
    for day in (42, 94):
        note = told(asked(scores, day), FlagId.ENTERED_SUBACUTE)
        assert (note.onset, note.on) == (START, boundary)
        assert note.facts == Transition(Stage.SUBACUTE, boundary, boundary, START)
        assert note.counts.pain == 43
    assert flag(asked(scores, 90), FlagId.ENTERED_CHRONIC) is None
    assert told(asked(scores, 91), FlagId.ENTERED_CHRONIC).on == shifted(START, 91)
    assert asked([*scores, *[0] * 28]).flags == ()


def test_of_two_transitions_confirmed_on_one_day_only_the_later_is_told() -> None:
    """A hole of two months; the days after it alone are chronic by `guide` on day 61 + 56."""
    scores: list[float | None] = [3, 3, *[None] * 59, *[3] * 57]
    found = asked(scores, preset="guide")
    assert [transition.confirmed_on for transition in found.transitions] == [shifted(START, 61)] * 2
    assert found.stage is Stage.CHRONIC
    assert flag(found, FlagId.ENTERED_SUBACUTE) is None
    assert told(found, FlagId.ENTERED_CHRONIC).on == shifted(START, 61)


def test_an_uncertain_stage_brings_no_entered_flag() -> None:
    found = asked([3, 3, *[None] * 60, 3, 3])
    assert [transition.stage for transition in found.transitions] == [Stage.SUBACUTE]
    assert found.stage is None
    assert flag(found, FlagId.ENTERED_SUBACUTE) is None


def test_a_flare_is_told_on_its_day_and_the_day_after() -> None:
    scores: list[float | None] = [*[3] * 28, 6, 3, 3]
    for day in (28, 29):
        note = told(asked(scores, day), FlagId.FLARE)
        assert (note.onset, note.on) == (START, shifted(START, 28))
        assert note.facts == Flare(shifted(START, 28), 6, 3, 28, ticked=False, on_chronic=False)
        assert (note.counts.days, note.counts.pain) == (29, 29)
    assert flag(asked(scores, 27), FlagId.FLARE) is None
    assert flag(asked(scores, 30), FlagId.FLARE) is None


def test_of_two_flares_the_later_is_told() -> None:
    assert told(asked([3] * 28 + [6, 7]), FlagId.FLARE).on == shifted(START, 29)


def test_a_flare_in_a_chronic_episode_is_a_flare_on_chronic() -> None:
    facts = told(asked([3] * 120 + [6]), FlagId.FLARE).facts
    assert isinstance(facts, Flare)
    assert facts.on_chronic


def test_a_ticked_flare_without_an_episode_is_told() -> None:
    found = status(START, DayRecords([DayRecord(START, flare=True)]))
    assert (told(found, FlagId.FLARE).onset, found.state.value) == (START, "no-data")


STEADY: list[float | None] = [3, 4] * 42


def test_the_change_of_level_by_the_formula() -> None:
    """Baseline 3 4 3 4 …: mean 3.5, r = -1, so held at 0; V(14) = 1/14, V(84) = 1/84."""
    found = level_change(diary([*STEADY, *[6] * 14]), shifted(START, 97))
    assert found is not None
    assert (found.recent, found.baseline, found.difference) == (6, 3.5, 2.5)
    assert (found.recent_days, found.baseline_days) == (14, 84)
    spread = 0.25 * 84 / 83
    assert found.standard_error == pytest.approx(sqrt(spread * (1 / 14 + 1 / 84)))
    assert found.flag is FlagId.WORSENING


def test_days_that_resemble_their_neighbours_widen_the_error() -> None:
    """Blocks of 14: r by hand from 83 pairs, corrected, in the formula of stages.md section 4."""
    blocks = [1.0] * 14 + [5.0] * 14 + [1.0] * 14 + [5.0] * 14 + [1.0] * 14 + [5.0] * 14
    found = level_change(diary([*blocks, *[8.0] * 14]), shifted(START, 97))
    assert found is not None
    lag_1 = (78 - 5) / 83
    held = min(lag_1 + (1 + 4 * lag_1) / 84, 0.9)
    means = [(1 + 2 * sum((1 - j / length) * held**j for j in range(1, length))) / length for length in (14, 84)]
    spread = 4 * 84 / 83
    assert found.standard_error == pytest.approx(sqrt(spread * sum(means)))
    assert found.flag is None


def test_the_autocorrelation_is_corrected_for_its_bias() -> None:
    """Runs of three 2s and three 4s: 56 of 83 neighbours alike, 27 unlike, so r = 29/83."""
    runs = [2.0, 2.0, 2.0, 4.0, 4.0, 4.0] * 14
    found = level_change(diary([*runs, *[8.0] * 14]), shifted(START, 97))
    assert found is not None
    r = 29 / 83 + (1 + 4 * 29 / 83) / 84
    means = [(1 + 2 * sum((1 - j / length) * r**j for j in range(1, length))) / length for length in (14, 84)]
    assert found.standard_error == pytest.approx(sqrt(84 / 83 * sum(means)))


@pytest.mark.parametrize(
    ("recent", "baseline", "error", "expected"),
    [
        (5.0, 3.0, 0.1, FlagId.WORSENING),
        (4.9, 3.0, 0.1, None),
        (1.0, 3.0, 0.1, FlagId.IMPROVING),
        (6.3, 4.3, 0.1, FlagId.WORSENING),
        (9.1, 7.0, 0.1, FlagId.WORSENING),
        (9.0, 7.0, 0.1, None),
        (4.9, 7.0, 0.1, FlagId.IMPROVING),
        (5.0, 3.0, 0.67, None),
        (5.0, 3.0, 0.66, FlagId.WORSENING),
    ],
)
def test_a_change_needs_points_share_and_errors(
    recent: float, baseline: float, error: float, expected: FlagId | None
) -> None:
    assert LevelChange(recent, 14, baseline, 84, error).flag is expected


@pytest.mark.parametrize(
    ("recent", "baseline", "enough"), [(10, 42, True), (9, 42, False), (10, 41, False), (14, 84, True)]
)
def test_a_change_needs_enough_scored_days(recent: int, baseline: int, enough: bool) -> None:
    scores = [3.0] * baseline + [None] * (84 - baseline) + [7.0] * recent + [None] * (14 - recent)
    found = level_change(diary(scores), shifted(START, 97))
    assert (found is not None) is enough


def test_stated_days_enter_no_mean() -> None:
    stated = DayRecord(shifted(START, 90), DayKind.PAIN, source=DaySource.RECALLED)
    records = diary([*STEADY, *[6] * 6, None, *[6] * 7])
    assert level_change(DayRecords([*records.values(), stated]), shifted(START, 97)) == level_change(
        records, shifted(START, 97)
    )


def test_worsening_is_told_while_it_lasts_and_dated_by_its_first_day() -> None:
    scores: list[float | None] = [*STEADY, *[8] * 100]
    shown = [day for day in range(84, 184) if flag(asked(scores, day), FlagId.WORSENING)]
    assert shown == list(range(shown[0], shown[-1] + 1))
    first = shifted(START, shown[0])
    for day in (shown[0], shown[-1]):
        note = told(asked(scores, day), FlagId.WORSENING)
        assert (note.onset, note.on, note.counts.days) == (START, first, 98)
        assert isinstance(note.facts, LevelChange)


@pytest.mark.parametrize(("level_days", "without", "is_new"), [(43, 27, False), (44, 28, True)])
def test_a_change_is_a_new_one_only_after_28_days_without_it(level_days: int, without: int, is_new: bool) -> None:
    scores: list[float | None] = [*[0] * 98, *[2.1] * level_days, *[10] * 20]
    shown = [day for day in range(98, len(scores)) if flag(asked(scores, day), FlagId.WORSENING)]
    ended, again = next((before, after) for before, after in pairwise(shown) if after - before > 1)
    assert again - ended - 1 == without
    first = shifted(START, again if is_new else shown[0])
    assert told(asked(scores, again), FlagId.WORSENING).on == first
    assert told(asked(scores, again + 3), FlagId.WORSENING).on == first


EASED: list[float | None] = [*[6, 7] * 42, *[2] * 14]


@pytest.mark.parametrize(
    ("sign", "answer", "days_ago", "silent"),
    [
        ("fever", Answer.YES, 0, True),
        ("fever", Answer.YES, 28, True),
        ("fever", Answer.YES, 29, False),
        ("fever", Answer.YES, -1, False),
        ("fever", Answer.NO, 0, False),
        ("limits-daily-life", Answer.YES, 0, False),
    ],
)
def test_improving_is_silent_after_an_urgent_sign(sign: str, answer: Answer, days_ago: int, silent: bool) -> None:
    as_of = shifted(START, len(EASED) - 1)
    answers = [WarningAnswer(sign, shifted(as_of, -days_ago), answer)]
    found = status(as_of, diary(EASED), answers=answers, urgent_signs=frozenset({"fever", "foot-drop"}))
    assert (flag(found, FlagId.IMPROVING) is None) is silent


def test_worsening_is_not_silenced_by_a_sign() -> None:
    scores: list[float | None] = [*STEADY, *[8] * 14]
    as_of = shifted(START, 97)
    answers = [WarningAnswer("fever", as_of, Answer.YES)]
    found = status(as_of, diary(scores), answers=answers, urgent_signs=frozenset({"fever"}))
    assert flag(found, FlagId.WORSENING)


@pytest.mark.parametrize(
    ("scores", "run"),
    [
        ([3, 7, 7, 6, 7], None),
        ([7, 7, None, 7], None),
        ([3, 7, 8, 7, 3], (1, 3)),
        ([7, 7, 7, 7, 7, 7], (0, 2)),
        ([7, 7, 7, *[0] * 28, 3, 3], None),
    ],
)
def test_three_days_in_a_row_at_seven(scores: list[float | None], run: tuple[int, int] | None) -> None:
    found = asked(scores)
    note = flag(found, FlagId.THREE_DAYS_SEVERE)
    if run is None:
        assert note is None
        return
    first, last = (shifted(START, number) for number in run)
    assert note is not None
    assert (note.onset, note.on, note.facts) == (START, last, SevereRun(first, last))
    assert note.counts.pain == 3


def test_three_severe_days_below_the_threshold_are_told_for_four_weeks() -> None:
    days = [DayRecord(shifted(START, n), DayKind.NONE, 7, 7, DaySource.RECORDED) for n in range(3)]
    records = DayRecords(days, threshold=8)
    assert told(status(shifted(START, 27), records), FlagId.THREE_DAYS_SEVERE).onset == START
    assert flag(status(shifted(START, 28), records), FlagId.THREE_DAYS_SEVERE) is None


@pytest.mark.parametrize(("days", "shown"), [(28, False), (29, True), (60, True)])
def test_four_weeks(days: int, shown: bool) -> None:
    note = flag(asked([3] * days), FlagId.FOUR_WEEKS)
    assert (note is not None) is shown
    if note:
        assert (note.onset, note.on, note.counts.days) == (START, shifted(START, 28), 29)


def test_four_weeks_needs_a_pain_day_past_them() -> None:
    assert flag(asked([3] * 20 + [0] * 20), FlagId.FOUR_WEEKS) is None


@pytest.mark.parametrize(("known", "shown"), [(13, True), (14, False)])
def test_many_unknown_below_half_of_the_last_28(known: int, shown: bool) -> None:
    note = flag(asked([3] * 40 + [None] * (28 - known) + [3] * known), FlagId.MANY_UNKNOWN)
    assert (note is not None) is shown
    if note:
        assert (note.counts.days, note.counts.known, note.counts.unknown) == (28, known, 28 - known)


@pytest.mark.parametrize(("days", "shown"), [(2, True), (13, True), (14, False)])
def test_days_before_the_diary_began_are_unknown_days(days: int, shown: bool) -> None:
    note = flag(asked([3] * days), FlagId.MANY_UNKNOWN)
    assert (note is not None) is shown
    if note:
        assert (note.counts.days, note.counts.known) == (28, days)


def test_many_unknown_is_silent_while_nothing_is_ongoing() -> None:
    assert flag(asked([3, 3, *[0] * 28, *[None] * 28]), FlagId.MANY_UNKNOWN) is None
    assert flag(asked([3, 3, *[None] * 28]), FlagId.MANY_UNKNOWN) is None


def test_flags_are_listed_in_one_order() -> None:
    found = asked([3] * 84 + [9] * 14)
    ids = [flag.id for flag in found.flags]
    assert ids == [id_ for id_ in FlagId if id_ in ids]
    assert {FlagId.ENTERED_CHRONIC, FlagId.WORSENING, FlagId.THREE_DAYS_SEVERE} <= set(ids)


def test_an_edited_entry_removes_its_flags() -> None:
    scores: list[float | None] = [3] * 43
    assert flag(asked(scores), FlagId.ENTERED_SUBACUTE)
    scores[42] = 0
    assert flag(asked(scores), FlagId.ENTERED_SUBACUTE) is None
