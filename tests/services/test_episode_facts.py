"""What a person tells about an episode, and that it stays with its episode."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from painlog.clock import FixedClock
from painlog.domain.draft import Draft
from painlog.domain.episode_facts import FACT_CHOICES, FACT_QUESTIONS, facts_of, span_of
from painlog.domain.visits import EpisodeFact, FactKey
from painlog.errors import UserError
from painlog.paths import Places
from painlog.services.diary import DiaryService
from painlog.services.episode_facts import EpisodeFactsService
from painlog.services.episodes import EpisodesService
from painlog.services.history import HistoryService
from painlog.storage.diary_store import DiaryStore, open_store
from painlog.storage.opening import open_diary

TODAY = date(2026, 11, 20)
TOLD = {FactKey.HOW_BEGAN: "suddenly", FactKey.DOING: " lifting  a box ", FactKey.SIDES: "left"}


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


@pytest.fixture
def store(places: Places, clock: FixedClock) -> Iterator[DiaryStore]:
    opened = open_diary(places.diary, clock)
    yield open_store(opened.engine, clock)
    opened.close()


@pytest.fixture
def diary(store: DiaryStore, clock: FixedClock) -> DiaryService:
    return DiaryService(store, clock)


@pytest.fixture
def facts(store: DiaryStore, clock: FixedClock) -> EpisodeFactsService:
    return EpisodeFactsService(store, clock, EpisodesService(store, clock))


def log(diary: DiaryService, scores: dict[int, float]) -> None:
    for days, score in scores.items():
        diary.log_for_day(Draft(score=score), ago(days))


def test_every_question_has_words_and_the_choices_belong_to_questions() -> None:
    assert set(FACT_QUESTIONS) == set(FactKey)
    assert set(FACT_CHOICES) < set(FactKey)


def test_without_an_episode_there_is_nothing_to_tell(facts: EpisodeFactsService, diary: DiaryService) -> None:
    log(diary, {0: 4})
    assert (facts.state().span, facts.state().ask) == (None, False)
    with pytest.raises(UserError):
        facts.tell(TOLD)
    assert not facts.put_off()


def test_it_is_asked_once_until_it_is_told(facts: EpisodeFactsService, diary: DiaryService, store: DiaryStore) -> None:
    log(diary, {2: 5, 1: 4, 0: 4})
    assert (facts.state().span, facts.state().ask) == ((ago(2), TODAY), True)
    facts.tell(TOLD)
    state = facts.state()
    assert not state.ask
    assert state.answers == {FactKey.HOW_BEGAN: "suddenly", FactKey.DOING: "lifting a box", FactKey.SIDES: "left"}
    facts.tell({FactKey.SIDES: ""})
    assert (facts.state().answer(FactKey.SIDES), facts.state().told) == ("", 2)
    HistoryService(store).undo()
    assert facts.state().answer(FactKey.SIDES) == "left"


def test_put_off_is_for_this_episode_only(
    facts: EpisodeFactsService, diary: DiaryService, clock: FixedClock, store: DiaryStore
) -> None:
    log(diary, {2: 5, 1: 4})
    facts.put_off()
    assert not facts.state().ask
    clock.move(timedelta(days=70))
    for day in range(60):
        diary.log_for_day(Draft(score=0), TODAY + timedelta(days=day))
    for day in (61, 62):
        diary.log_for_day(Draft(score=5), TODAY + timedelta(days=day))
    assert facts.state().ask


def test_an_onset_that_moves_still_finds_what_was_told(
    facts: EpisodeFactsService, diary: DiaryService, store: DiaryStore
) -> None:
    log(diary, {4: 6, 3: 5, 1: 4, 0: 4})
    facts.tell(TOLD)
    first = diary.day_state(ago(4)).entries[0]
    diary.delete_entry(first.id)
    assert facts.state().span == (ago(3), TODAY)
    assert facts.state().told == 3
    log(diary, {12: 3})
    assert facts.state().span == (ago(12), TODAY)
    assert facts.state().told == 3
    facts.tell({FactKey.COURSE: "constant"})
    assert facts.state().told == 4


def test_an_earlier_episode_keeps_its_own_answers(
    facts: EpisodeFactsService, diary: DiaryService, clock: FixedClock
) -> None:
    log(diary, {2: 5, 1: 4})
    facts.tell(TOLD)
    clock.move(timedelta(days=60))
    for day in range(57):
        diary.log_for_day(Draft(score=0), TODAY + timedelta(days=day))
    assert facts.state().told == 3, "the newest episode is over, and its answers are still there"
    for day in (58, 59):
        diary.log_for_day(Draft(score=5), TODAY + timedelta(days=day))
    assert facts.state().told == 0


@pytest.mark.parametrize(
    "answers", [{FactKey.SIDES: "above"}, {FactKey.DOING: "x" * 281}, {FactKey.SPREAD: "Below the knee"}]
)
def test_unknown_choices_and_too_many_words_are_refused(
    facts: EpisodeFactsService, diary: DiaryService, answers: dict[FactKey, str]
) -> None:
    log(diary, {1: 5, 0: 4})
    with pytest.raises(UserError):
        facts.tell(answers)
    assert facts.state().told == 0


@given(st.integers(0, 400), st.integers(0, 60), st.integers(28, 90), st.integers(0, 60))
def test_a_day_belongs_to_the_episode_it_lies_in_or_next_to(day: int, first: int, gap: int, second: int) -> None:
    start = date(2026, 1, 1)
    spans = [
        (start + timedelta(days=100), start + timedelta(days=100 + first)),
        (start + timedelta(days=101 + first + gap), start + timedelta(days=101 + first + gap + second)),
    ]
    asked = start + timedelta(days=day)
    found = span_of(asked, spans)
    inside = [span for span in spans if span[0] <= asked <= span[1]]
    if inside:
        assert found == inside[0]
    elif found is not None:
        away = [max((span[0] - asked).days, (asked - span[1]).days) for span in spans]
        assert away[spans.index(found)] == min(away) < 28
    else:
        assert all(abs((end - asked).days) >= 28 for span in spans for end in span)


def test_of_two_answers_the_later_one_holds() -> None:
    span = (date(2026, 1, 1), date(2026, 3, 1))
    stored = [EpisodeFact(date(2026, 2, 1), FactKey.SIDES, "right"), EpisodeFact(span[0], FactKey.SIDES, "left")]
    assert [fact.value for fact in facts_of(span, [span], stored)] == ["right"]
