"""The status of a real diary, its statements, questions and flags."""

import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from painlog.clock import FixedClock
from painlog.domain.diary import SiteScore
from painlog.domain.draft import Draft
from painlog.domain.episodes import State
from painlog.domain.flags import FlagId
from painlog.domain.questions import QuestionKind
from painlog.domain.records import StatementKind
from painlog.domain.stages import Stage
from painlog.errors import DiaryUnavailableError, UserError
from painlog.paths import Places
from painlog.services.changes import Topic
from painlog.services.diary import DiaryService
from painlog.services.episodes import EpisodesService, EpisodeState, Told
from painlog.services.history import HistoryService
from painlog.storage.diary_store import DiaryStore, open_store, put_setting
from painlog.storage.opening import open_diary

TODAY = date(2026, 11, 20)


@pytest.fixture
def store(places: Places, clock: FixedClock) -> Iterator[DiaryStore]:
    opened = open_diary(places.diary, clock)
    yield open_store(opened.engine, clock)
    opened.close()


@pytest.fixture
def diary(store: DiaryStore, clock: FixedClock) -> DiaryService:
    return DiaryService(store, clock)


@pytest.fixture
def episodes(store: DiaryStore, clock: FixedClock) -> EpisodesService:
    return EpisodesService(store, clock)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def log(diary: DiaryService, scores: Mapping[int, float]) -> None:
    """Worst scores by how many days ago they were."""
    for days, score in scores.items():
        diary.log_for_day(Draft(score=score), ago(days))


def onset(state: EpisodeState) -> QuestionKind | None:
    return state.questions[0].kind if state.questions else None


def test_an_empty_diary(episodes: EpisodesService) -> None:
    found = episodes.status()
    assert (found.as_of, found.state, found.trend is not None) == (TODAY, State.NO_DATA, True)
    assert episodes.state() == EpisodeState(replace(found, trend=None))


def test_only_zeros_are_pain_free_since_the_first(diary: DiaryService, episodes: EpisodesService) -> None:
    log(diary, {3: 0, 2: 0, 1: 0})
    found = episodes.state().status
    assert (found.state, found.pain_free_since, found.nothing_known_since) == (State.PAIN_FREE, ago(3), TODAY)


def test_a_score_in_1998_and_one_today(diary: DiaryService, episodes: EpisodesService) -> None:
    diary.log_for_day(Draft(score=3), date(1998, 5, 1))
    log(diary, {0: 4})
    found = episodes.status()
    assert (found.state, found.stage, found.possible) == (State.ONGOING, None, tuple(Stage))
    assert found.trend is not None
    assert (found.trend.known_days, found.trend.coverage, found.trend.slope_per_week) == (1, 1, None)


def test_the_trend_comes_from_the_scores_and_not_from_statements(
    diary: DiaryService, episodes: EpisodesService
) -> None:
    log(diary, {days: 2 + (100 - days) // 14 for days in range(70)})
    episodes.add_statement(StatementKind.IN_PAIN, ago(99), ago(70))
    trend = episodes.status().trend
    assert trend is not None
    assert (trend.known_days, trend.coverage, trend.method) == (70, 1, "ls-ar1")
    assert trend.slope_per_week == pytest.approx(0.5, abs=0.05)
    assert trend.interval is not None
    assert 0 < trend.interval[0] < 0.5 < trend.interval[1]
    earlier = episodes.status(ago(30)).trend
    assert earlier is not None
    assert (earlier.known_days, earlier.slope_per_week) == (40, None)


def test_settings_and_arguments_decide_the_rules(
    store: DiaryStore, diary: DiaryService, episodes: EpisodesService
) -> None:
    log(diary, dict.fromkeys(range(20), 3))
    diary.log_for_day(Draft(score=8, sites=(SiteScore("head"),)), ago(20))
    assert (episodes.status().stage, episodes.status().threshold) == (Stage.ACUTE, 1)
    assert episodes.status(preset="guide").stage is Stage.SUBACUTE
    assert episodes.status(threshold=4).state is State.PAIN_FREE
    with store.transaction("") as work:
        put_setting(work, "preset", "guide")
        put_setting(work, "pain_threshold", 3)
        put_setting(work, "count_every_site", True)
    found = episodes.state().status
    assert (found.stage, found.threshold) == (Stage.SUBACUTE, 3)
    assert found.episode is not None
    assert found.episode.onset_earliest == ago(20)


@pytest.mark.parametrize("arguments", [{"preset": "mine"}, {"threshold": 0}, {"threshold": -1}, {"on": ago(-1)}])
def test_what_makes_no_sense_is_refused(arguments: dict[str, object], episodes: EpisodesService) -> None:
    with pytest.raises(UserError):
        episodes.status(**arguments)  # type: ignore[arg-type]


def test_after_midnight_both_days_can_be_asked_about(episodes: EpisodesService, clock: FixedClock) -> None:
    clock.move(timedelta(hours=7))
    assert episodes.status().as_of == TODAY
    assert episodes.status(ago(-1)).as_of == ago(-1)


def test_state_is_worked_out_anew_only_when_the_diary_changed(
    places: Places, diary: DiaryService, episodes: EpisodesService, clock: FixedClock
) -> None:
    log(diary, {1: 5})
    first = episodes.state()
    assert episodes.state() is first
    log(diary, {0: 5})
    second = episodes.state()
    assert second.status.state is State.ONGOING
    other = open_diary(places.diary, clock)
    DiaryService(open_store(other.engine, clock), clock).log_for_day(Draft(score=5), ago(2))
    other.close()
    third = episodes.state()
    assert third.status.episode is not None
    assert third.status.episode.onset_earliest == ago(2)
    assert episodes.state() is third
    clock.move(timedelta(days=1))
    assert episodes.state().status.as_of == ago(-1)


def test_a_statement_fills_unknown_days_and_can_be_undone(
    store: DiaryStore, diary: DiaryService, episodes: EpisodesService
) -> None:
    log(diary, {0: 5})
    stated, changes = episodes.add_statement(StatementKind.IN_PAIN, ago(10))
    assert (stated.statement.end, stated.contradicted) == (TODAY, 0)
    assert (changes.topics, changes.label) == (frozenset({Topic.STATEMENTS}), "Statement added")
    assert episodes.status().last_28.recalled == 10
    assert episodes.statements() == (stated.statement,)
    HistoryService(store).undo()
    assert episodes.statements() == ()


def test_the_record_wins_and_that_is_said(diary: DiaryService, episodes: EpisodesService) -> None:
    log(diary, {2: 0, 1: 6, 0: 0})
    stated, _ = episodes.add_statement(StatementKind.PAIN_FREE, ago(9))
    assert stated.contradicted == 1
    counts = episodes.status().last_28
    assert (counts.pain, counts.none, counts.recalled) == (1, 9, 7)


def test_a_statement_is_taken_back(episodes: EpisodesService) -> None:
    stated, _ = episodes.add_statement(StatementKind.PAIN_FREE, ago(9))
    assert episodes.remove_statement(stated.statement.id).label == "Statement removed"
    assert episodes.statements() == ()
    with pytest.raises(UserError, match="no statement"):
        episodes.remove_statement(stated.statement.id)


@pytest.mark.parametrize(("first", "last"), [(-1, None), (3, -1), (1, 3)])
def test_days_to_come_and_in_the_wrong_order_are_refused(
    first: int, last: int | None, episodes: EpisodesService
) -> None:
    with pytest.raises(UserError):
        episodes.add_statement(StatementKind.IN_PAIN, ago(first), None if last is None else ago(last))
    assert episodes.statements() == ()


def test_the_onset_before_the_diary_becomes_a_statement(diary: DiaryService, episodes: EpisodesService) -> None:
    log(diary, {1: 6, 0: 5})
    state = episodes.state()
    assert state.onset_open
    changes = episodes.answer_onset(state.questions[0], ago(100), approximate=True)
    assert changes.label == "Answer saved"
    (statement,) = episodes.statements()
    assert (statement.start, statement.end, statement.approximate) == (ago(100), ago(2), True)
    assert not episodes.state().onset_open
    assert episodes.state().status.stage is Stage.CHRONIC


def test_the_onset_on_the_first_day_is_remembered(
    store: DiaryStore, diary: DiaryService, episodes: EpisodesService
) -> None:
    log(diary, {1: 6, 0: 5})
    question = episodes.state().questions[0]
    episodes.answer_onset(question, ago(1))
    assert episodes.statements() == ()
    assert episodes.state().questions == ()
    HistoryService(store).undo()
    assert onset(episodes.state()) is QuestionKind.ONSET


def test_the_record_wins_over_a_later_onset(diary: DiaryService, episodes: EpisodesService) -> None:
    log(diary, {9: 6, 0: 5})
    question = episodes.state().questions[0]
    with pytest.raises(UserError, match="2026-11-11"):
        episodes.answer_onset(question, ago(3))
    episodes.answer_onset(question, ago(3), approximate=True)
    assert (episodes.statements(), episodes.state().questions) == ((), ())


def test_not_now_is_remembered_and_leaves_the_question(diary: DiaryService, episodes: EpisodesService) -> None:
    log(diary, {0: 5})
    changes = episodes.put_question_off(episodes.state().questions[0])
    assert changes.label == ""
    state = episodes.state()
    assert state.onset_open
    assert [question.put_off for question in state.questions] == [True]


@pytest.mark.parametrize(("free", "stage"), [(True, Stage.ACUTE), (False, Stage.SUBACUTE)])
def test_a_hole_is_answered(free: bool, stage: Stage, diary: DiaryService, episodes: EpisodesService) -> None:
    log(diary, {50: 4, 49: 4, 1: 4, 0: 4})
    state = episodes.state()
    assert (state.status.stage, onset(state)) == (None, QuestionKind.HOLE)
    episodes.answer_hole(state.questions[0], free)
    (statement,) = episodes.statements()
    assert (statement.start, statement.end) == (ago(48), ago(2))
    assert episodes.state().status.stage is stage


def four_weeks(diary: DiaryService) -> None:
    log(diary, dict.fromkeys(range(30), 4))


def ids(flags: Sequence[object]) -> list[FlagId]:
    return [flag.id for flag in flags]  # type: ignore[attr-defined]


def test_flags_are_dismissed_brought_back_and_undone(
    store: DiaryStore, diary: DiaryService, episodes: EpisodesService
) -> None:
    four_weeks(diary)
    state = episodes.state()
    assert ids(state.flags) == ids(state.unseen) == [FlagId.APPROACHING, FlagId.FOUR_WEEKS]
    changes = episodes.dismiss_flag(state.flags[1])
    assert (changes.topics, changes.label) == (frozenset({Topic.FLAGS}), "Flag dismissed")
    state = episodes.state()
    assert (ids(state.flags), ids(state.dismissed)) == ([FlagId.APPROACHING], [FlagId.FOUR_WEEKS])
    episodes.bring_flags_back(state.dismissed)
    assert ids(episodes.state().flags) == [FlagId.APPROACHING, FlagId.FOUR_WEEKS]
    HistoryService(store).undo()
    assert ids(episodes.state().dismissed) == [FlagId.FOUR_WEEKS]


def test_what_was_shown_is_remembered_quietly(
    store: DiaryStore, diary: DiaryService, episodes: EpisodesService
) -> None:
    four_weeks(diary)
    before = HistoryService(store).undo_label
    assert episodes.flags_shown(episodes.state().unseen[:1]).label == ""
    state = episodes.state()
    assert (ids(state.flags), ids(state.unseen)) == ([FlagId.APPROACHING, FlagId.FOUR_WEEKS], [FlagId.FOUR_WEEKS])
    assert HistoryService(store).undo_label == before


def test_a_new_flare_shows_after_an_old_one_was_dismissed(
    diary: DiaryService, episodes: EpisodesService, clock: FixedClock
) -> None:
    log(diary, dict.fromkeys(range(1, 29), 3) | {0: 6})
    (flare,) = [flag for flag in episodes.state().flags if flag.id is FlagId.FLARE]
    episodes.dismiss_flag(flare)
    assert FlagId.FLARE not in ids(episodes.state().flags)
    clock.move(timedelta(days=1))
    log(diary, {-1: 7})
    assert FlagId.FLARE in ids(episodes.state().flags)


def test_what_was_told_is_mended_and_taken_back(episodes: EpisodesService, diary: DiaryService) -> None:
    assert (episodes.told(), episodes.state().told) == (Told(), False)
    log(diary, {3: 0, 1: 6, 0: 5})
    made, _ = episodes.add_statement(StatementKind.IN_PAIN, ago(9), ago(2), approximate=True)
    (stated,) = episodes.told().statements
    assert (stated.statement, stated.contradicted, episodes.state().told) == (made.statement, 1, True)
    mended = replace(made.statement, kind=StatementKind.PAIN_FREE, start=ago(2), approximate=False)
    changes = episodes.change_statement(mended)
    assert (changes.label, changes.topics) == ("Statement changed", frozenset({Topic.STATEMENTS}))
    assert episodes.statements() == (mended,)
    assert not episodes.change_statement(mended), "nothing is left to undo where nothing changed"
    with pytest.raises(UserError, match="to come"):
        episodes.change_statement(replace(mended, end=ago(-1)))
    with pytest.raises(UserError, match="no statement"):
        episodes.change_statement(replace(mended, id="none"))
    assert episodes.statements() == (mended,)


def test_an_onset_that_was_told_can_be_asked_again(episodes: EpisodesService, diary: DiaryService) -> None:
    log(diary, {1: 6, 0: 5})
    (question,) = episodes.state().questions
    episodes.put_question_off(question)
    assert episodes.told().onsets == ()
    episodes.answer_onset(question, ago(1))
    assert (episodes.told().onsets, onset(episodes.state())) == ((ago(1),), None)
    assert episodes.withdraw_onset(ago(1)).label == "Answer withdrawn"
    assert (episodes.told().onsets, onset(episodes.state())) == ((), QuestionKind.ONSET)
    assert not episodes.withdraw_onset(ago(1))


def test_a_diary_for_reading_is_shown_and_not_written(places: Places, diary: DiaryService, clock: FixedClock) -> None:
    four_weeks(diary)
    other = open_diary(places.diary, clock)
    episodes = EpisodesService(open_store(other.engine, clock, read_only=True), clock)
    state = episodes.state()
    assert not episodes.flags_shown(state.unseen)
    assert not episodes.put_question_off(state.questions[0])
    with pytest.raises(DiaryUnavailableError):
        episodes.dismiss_flag(state.flags[0])
    assert episodes.state() == state
    other.close()


WITHOUT_STATISTICS = """
import sys
from pathlib import Path
from painlog.clock import SystemClock
from painlog.file_access import FileAccess
access = FileAccess(Path(sys.argv[1]), SystemClock())
access.open().episodes.state()
access.close()
print([name for name in ("scipy", "numpy", "matplotlib", "PySide6") if name in sys.modules])
"""


def test_the_window_asks_for_no_statistics(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_STATISTICS, str(tmp_path / "diary.db")],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "[]"
