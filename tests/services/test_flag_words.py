"""Every flag and every status in words: complete, and described rather than diagnosed."""

import re
from collections.abc import Sequence
from datetime import date

import pytest

from painlog.domain.coverage import DayCounts
from painlog.domain.days import DayRecords, ScoredEntry, day_records, shifted
from painlog.domain.flags import Flag, FlagId
from painlog.domain.stages import PRESETS
from painlog.domain.status import Status, TrendFigures, status
from painlog.i18n import Texts
from painlog.services.flag_words import OPENS_WARNING_LIST, flag_text
from painlog.services.rule_words import rule_sections
from painlog.services.status_words import headline, pain_days_sentence, pattern_sentence, standing, trend_sentence

T = Texts("en_GB")
START = date(2026, 1, 1)
NEVER = re.compile(
    r"you have (chronic|acute|subacute)|your pain has become|works for you|triggers your|you are safe", re.I
)


def records(scores: Sequence[float | None], flares: Sequence[int] = ()) -> DayRecords:
    return day_records(
        ScoredEntry(shifted(START, n), score, flare=n in flares) for n, score in enumerate(scores) if score is not None
    )


def asked(scores: Sequence[float | None], preset: str = "research", flares: Sequence[int] = ()) -> Status:
    return status(shifted(START, len(scores) - 1), records(scores, flares), PRESETS[preset])


STEADY: list[float | None] = [3, 4] * 42
SITUATIONS: dict[FlagId, Status] = {
    FlagId.APPROACHING: asked([3] * 30),
    FlagId.ENTERED_SUBACUTE: asked([3] * 50),
    FlagId.ENTERED_CHRONIC: asked([3] * 100),
    FlagId.FLARE: asked([*[3] * 28, 6]),
    FlagId.WORSENING: asked([*STEADY, *[8] * 14]),
    FlagId.IMPROVING: asked([*[8, 7] * 42, *[2] * 14]),
    FlagId.THREE_DAYS_SEVERE: asked([3, 7, 8, 7]),
    FlagId.FOUR_WEEKS: asked([3] * 29),
    FlagId.MANY_UNKNOWN: asked([3, 3, *[None] * 20, 3]),
}


def told(id_: FlagId) -> Flag:
    return next(flag for flag in SITUATIONS[id_].flags if flag.id is id_)


@pytest.mark.parametrize("id_", FlagId)
def test_every_flag_says_why(id_: FlagId) -> None:
    text = flag_text(told(id_), SITUATIONS[id_], T)
    assert [heading for heading, _ in text.why] == [
        "Rule",
        "Source",
        "Days counted",
        "From – to",
        "What would change it",
    ]
    assert all(words for _, words in text.why)
    assert text.said.strong in text.said.text
    assert text.opens_warning_list is (id_ in OPENS_WARNING_LIST)
    assert not NEVER.search(f"{text.title} {text.said.text} {text.why}")
    assert not re.search(r"[{}]", str(text))


@pytest.mark.parametrize("id_", FlagId)
@pytest.mark.parametrize("preset", PRESETS)
def test_every_flag_is_told_under_every_preset_and_language(id_: FlagId, preset: str) -> None:
    status_ = SITUATIONS[id_]
    for language in ("en_US", "hi", "qps"):
        for flag in status_.flags:
            assert flag_text(flag, status_, Texts(language)).said.text
    assert not re.search(
        r"[{}]", str([flag_text(flag, asked([3] * 120, preset), T) for flag in asked([3] * 120, preset).flags])
    )


def sentence(id_: FlagId) -> str:
    return flag_text(told(id_), SITUATIONS[id_], T).said.text


def test_the_sentences() -> None:
    assert sentence(FlagId.ENTERED_CHRONIC) == (
        "By the definition used in many guidelines (longer than 3 months) this episode is now past 3 months. "
        "You may want to mention it."
    )
    assert sentence(FlagId.ENTERED_SUBACUTE) == (
        "By the definition used in many guidelines (6 weeks or longer) this episode is now past 6 weeks."
    )
    assert sentence(FlagId.FLARE) == "29 January: worst score 6, against 3 usually."
    assert sentence(FlagId.WORSENING) == (
        "Your daily worst score of the last 14 days was 8.0 on average; before that it was 3.5."
    )
    assert sentence(FlagId.THREE_DAYS_SEVERE) == (
        "You recorded 7 or more on 3 days in a row, up to 4 January. "
        "A patient guide advises calling a doctor when pain stays as strong as this."
    )


def test_a_patient_guide_is_named_as_such() -> None:
    found = asked([3] * 20, "guide")
    text = flag_text(found.flags[0], found, T)
    assert text.title == "Past 2 weeks"
    assert text.said.text.startswith("By the definition of a patient guide (2 weeks or longer)")


def test_a_flare_that_was_only_marked_and_one_in_a_long_episode() -> None:
    marked = asked([3, 3], flares=[1])
    assert flag_text(marked.flags[0], marked, T).said.text == "You marked 2 January as a flare."
    long = asked([3] * 120 + [6])
    flare = next(flag for flag in long.flags if flag.id is FlagId.FLARE)
    assert "even for a doctor" in flag_text(flare, long, T).said.text
    assert flag_text(marked.flags[0], marked, T).title == "A flare"
    assert flag_text(flare, long, T).title == "A flare within a long episode"


def sentences(found: Status) -> list[str]:
    return [" ".join(headline(found, onset_open=False, t=T)), *(said.text for said in standing(found, T))]


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ([3] * 37, ["Day 37 since 1 January", "Acute until day 42. Becomes subacute on 12 February if pain goes on."]),
        (
            [*[3] * 41, *[0] * 5],
            [
                "Day 41 since 1 January",
                "Acute to the last day in pain. Becomes subacute on 16 February if there is pain then.",
                "Settling: 5 days without pain.",
            ],
        ),
        ([3, *[0] * 28], ["No pain since 2 January"]),
        (
            [3, *[0] * 27],
            ["One day with pain ", "One day alone is not counted as an episode; that takes a second one."],
        ),
    ],
)
def test_what_the_card_says(scores: list[float | None], expected: list[str]) -> None:
    assert sentences(asked(scores)) == expected


def test_past_the_boundary_without_pain_the_date_is_tomorrow() -> None:
    found = asked([*[3] * 41, *[0] * 10])
    assert "Becomes subacute on 21 February if there is pain then." in " ".join(sentences(found))


def test_patterns_and_unknown_days() -> None:
    third = asked([3, 0, 0] * 60 + [3])
    assert third.pattern is not None
    assert pattern_sentence(third.pattern, T) == (
        "Pain on 61 of its last 181 days: less than half, a pattern called recurrent."
    )
    open_ = asked([3, None, None] * 60 + [3])
    assert open_.pattern is not None
    assert "30 more recorded days would tell" in pattern_sentence(open_.pattern, T)
    assert pain_days_sentence(open_.last_28, 1, T) == (
        "You have recorded pain on 10 of the last 28 days (18 days unknown)."
    )


def test_days_told_from_memory_are_not_said_to_reach_a_threshold() -> None:
    days = DayCounts(START, shifted(START, 27), pain=8, none=20, unknown=0, recalled=8)
    assert pain_days_sentence(days, 5, T) == (
        "You have recorded pain of 5 or more, or told of pain, on 8 of the last 28 days (8 days from memory)."
    )


@pytest.mark.parametrize(
    ("slope", "interval", "words"),
    [
        (0.5, (0.2, 0.8), "rose by 0.50 points a week (0.20 to 0.80; 60 days with a score)"),
        (-0.5, (-0.8, -0.2), "fell by 0.50 points a week (0.20 to 0.80; 60 days with a score)"),
        (0.07, (0.003, 0.13), "rose by 0.07 points a week (0.003 to 0.13; 60 days with a score)"),
        (0.1, (-0.1, 0.3), "No clear direction of your daily worst score: -0.10 to 0.30 points a week"),
    ],
)
def test_a_direction_is_named_only_beside_zero(slope: float, interval: tuple[float, float], words: str) -> None:
    assert words in trend_sentence(TrendFigures(60, 1, slope, interval, 0.1, "ls-ar1"), T)


def test_the_rules_name_the_numbers_that_hold() -> None:
    sections = {section.title: section for section in rule_sections(T)}
    assert len(sections["Stages by the calendar"].table) == 1 + len(PRESETS)
    assert "28 days" in " ".join(sections["Episodes"].paragraphs)
    assert "60 days, 42 of them with a score, and a score on 70 % of the days" in " ".join(sections["Trend"].paragraphs)
    everything = str(list(sections.values()))
    assert not re.search(r"[{}]", everything)
    assert not NEVER.search(everything)
