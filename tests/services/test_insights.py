"""Insights reads what it should, keeps it until the diary changes, and says it as formats.md has it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from random import Random

import pytest

from painlog.analysis.triggers import MissingDays, TriggerRow, TriggerVerdict
from painlog.clock import FixedClock
from painlog.domain.catalogue import Item, Kind
from painlog.domain.diary import Relief, SiteScore, Treatment
from painlog.domain.draft import Draft
from painlog.domain.routines import Routine, RoutineStep
from painlog.domain.training import DoneSession, SessionOutcome
from painlog.i18n import Texts
from painlog.paths import Places
from painlog.services import insight_words as words
from painlog.services.demo import write_demo
from painlog.services.diary import DiaryService
from painlog.services.insights import Insights, InsightsService, TriggerFinding, insights_document
from painlog.storage.diary_store import DiaryStore, open_store, put_setting
from painlog.storage.opening import open_diary
from painlog.storage.tables import StatementRow
from painlog.storage.training_rows import put_routine, put_session
from painlog.storage.unit_of_work import writing

TODAY = date(2026, 11, 20)
ENGLISH = Texts("en_GB")
Log = Callable[..., None]


@pytest.fixture
def store(places: Places, clock: FixedClock) -> Iterator[DiaryStore]:
    opened = open_diary(places.diary, clock)
    yield open_store(opened.engine, clock)
    opened.close()


@pytest.fixture
def diary(store: DiaryStore, clock: FixedClock) -> DiaryService:
    return DiaryService(store, clock)


@pytest.fixture
def insights(store: DiaryStore, clock: FixedClock) -> InsightsService:
    return InsightsService(store, clock)


@pytest.fixture
def log(diary: DiaryService) -> Log:
    """Logs an entry about a day so many days ago."""

    def entry(days_ago: int, *triggers: str, score: float | None = 3, treatments: tuple[Treatment, ...] = ()) -> None:
        draft = Draft(score=score, triggers=triggers, treatments=treatments, note="x")
        diary.log_for_day(draft, TODAY - timedelta(days=days_ago))

    return entry


def test_routines_are_told_with_their_pain(store: DiaryStore, insights: InsightsService, log: Log) -> None:
    with store.transaction("test") as work:
        put_routine(work, Routine("own-1", "Before bed", (RoutineStep("bridge"),)))
        for days_ago in range(1, 40, 3):
            day = TODAY - timedelta(days=days_ago)
            put_session(work, session(f"c{days_ago}", "core-basics", day, 4, 3))
        put_session(work, session("o1", "own-1", TODAY, None, None))
    for days_ago in range(60):
        log(days_ago, score=5)
    core, own = insights.now().routines
    assert (core.name, core.own, core.row.sessions, core.row.change.mean) == ("Core basics", False, 13, -1)
    assert core.row.next_day.mean == 0
    assert (own.name, own.own, own.row.shown) == ("Before bed", True, False)
    assert words.sessions_text(own.row, ENGLISH) == "1 of 10 sessions"
    assert words.counted_text(core.row.change, ENGLISH, "{n} session", "{n} sessions").endswith("13 sessions")


def session(id_: str, routine: str, day: date, before: int | None, after: int | None) -> DoneSession:
    at = datetime(day.year, day.month, day.day, 18)
    return DoneSession(id_, routine, at, 0, day, SessionOutcome.DONE, 300, (), pain_before=before, pain_after=after)


def log_effect(log: Log, days: int = 120) -> None:
    """Pain rises by two points the day after every long sitting."""
    rng = Random(3)
    sat = [rng.random() < 0.25 for _ in range(days)]
    for ago in range(days):
        felt = 3 + 2 * (ago + 1 < days and sat[ago + 1]) + rng.choice([-1, 0, 1])
        log(ago, *(["long-sitting"] if sat[ago] else []), score=felt)


def test_an_empty_diary_has_no_findings(insights: InsightsService) -> None:
    assert insights.now() == Insights(TODAY)
    assert insights_document(insights.now()) == {"known_days": 0, "triggers": [], "treatments": [], "shifts": []}


def test_what_truly_comes_the_day_before_is_found(log: Log, insights: InsightsService) -> None:
    log_effect(log)
    (found,) = insights.now().went_together
    assert (found.row.id, found.item.name, found.row.lag) == ("long-sitting", "Long sitting", 1)
    low, high = found.row.interval or (0, 0)
    assert low <= 2 <= high


def test_rows_with_few_days_say_what_is_missing(log: Log, insights: InsightsService) -> None:
    for ago in range(34):
        log(ago, *(["driving"] if ago % 5 == 2 else []))
    found = insights.now()
    (row,) = insights_document(found)["triggers"]
    assert row == {
        "id": "driving",
        "name": "Driving",
        "lag": row["lag"],
        "with": 6,
        "without": row["without"],
        "effect": None,
        "interval": None,
        "p": None,
        "verdict": "not-enough-days",
        "missing": {"days": 26, "with": 4, "without": 0},
    }
    (finding,) = found.not_enough_days
    assert words.missing_text(found.known_days, finding.row, ENGLISH) == "34 of 60 days; 6 of 10 with it"
    assert words.trigger_sentence(finding, found.known_days, ENGLISH) == ("Driving: 34 of 60 days; 6 of 10 with it")


def test_only_what_is_about_the_back_counts(store: DiaryStore, diary: DiaryService, insights: InsightsService) -> None:
    head = Draft(score=9, sites=(SiteScore("head"),), triggers=("driving",), treatments=(Treatment("heat"),))
    diary.log_for_day(head, TODAY)
    assert insights.now() == Insights(TODAY)
    with writing(store.engine) as work:
        put_setting(work, "count_every_site", True)
    assert insights.now().known_days == 1


def test_a_tick_that_there_was_no_trigger_is_no_trigger(log: Log, insights: InsightsService) -> None:
    log(0, "none-noticed", "driving")
    assert [finding.row.id for finding in insights.now().triggers] == ["driving"]


def test_statements_carry_no_score(store: DiaryStore, log: Log, insights: InsightsService) -> None:
    log(0)
    with writing(store.engine) as work:
        work.add(
            StatementRow(
                id="s",
                kind="in-pain",
                start_day="2026-01-01",
                end_day="2026-11-01",
                made_at="2026-11-20",
            )
        )
    assert insights.now().known_days == 1


def test_relief_and_similar_days_are_told_from_ten_uses_on(log: Log, insights: InsightsService) -> None:
    reliefs = [Relief.SOME, Relief.A_LITTLE, Relief.CANT_TELL, None]
    for ago in range(40):
        uses = (Treatment("heat", relief=reliefs[ago // 2 % 4]),) if ago % 2 else ()
        log(ago, score=4 - (ago % 2), treatments=uses)
    log(1, treatments=(Treatment("own-balm"),))
    heat, balm = insights_document(insights.now())["treatments"]
    assert (heat["id"], heat["uses"], heat["relief_mean"], heat["verdict"]) == ("heat", 20, 1.5, "shown")
    assert heat["pairs"] >= 8
    assert heat["matched_interval"][0] <= heat["matched_effect"] == -1 <= heat["matched_interval"][1]
    assert balm == {
        "id": "own-balm",
        "name": "own-balm",
        "uses": 1,
        "relief_mean": None,
        "relief_interval": None,
        "pairs": 1,
        "matched_effect": None,
        "matched_interval": None,
        "verdict": "not-enough-uses",
    }


def test_the_change_to_the_next_score_knows_of_moved_clocks(
    diary: DiaryService, insights: InsightsService, clock: FixedClock
) -> None:
    clock.move(datetime(2026, 10, 25, 0, 30) - datetime(2026, 11, 20, 18, 42))
    for _ in range(10):
        diary.log_entry(Draft(score=6, treatments=(Treatment("heat"),)))
        clock.move(timedelta(hours=4))
        diary.log_entry(Draft(score=4))
        clock.move(timedelta(hours=20))
    (heat,) = insights.now().treatments
    assert (heat.row.change.count, heat.row.change.mean) == (10, -2)


def test_a_new_level_is_told_with_its_day(log: Log, insights: InsightsService) -> None:
    for ago in range(80):
        log(ago, score=7 if ago < 40 else 2)
    (shift,) = insights.now().shifts
    assert abs((TODAY - shift.around).days - 39) <= 2
    assert insights_document(insights.now())["shifts"] == [
        {"around": shift.around.isoformat(), "from": shift.before, "to": shift.after}
    ]
    assert words.shift_sentence(shift, ENGLISH).startswith("Around 1")


def test_what_was_found_is_kept_until_the_diary_changes(
    log: Log, diary: DiaryService, insights: InsightsService, clock: FixedClock
) -> None:
    log(1, "driving")
    first = insights.now()
    assert insights.now() is first
    log(0, "driving")
    second = insights.now()
    assert second is not first
    assert [finding.row.id for finding in second.triggers] == ["driving"]
    diary.add_own_item(diary.catalogue().items(second.triggers[0].item.kind)[0].kind, "Rain")
    assert insights.now() is not second
    clock.move(timedelta(days=1))
    assert insights.now().as_of == TODAY + timedelta(days=1)


def test_progress_rises_to_the_whole(log: Log, insights: InsightsService) -> None:
    log(0)
    shares: list[float] = []
    insights.now(shares.append)
    assert (shares[0], shares[-1]) == (0, 1)
    assert shares == sorted(shares)
    again: list[float] = []
    insights.now(again.append)
    assert again[-1] == 1


def test_work_that_is_told_to_stop_stops_and_keeps_nothing(log: Log, insights: InsightsService) -> None:
    log(0)

    def stop(share: float) -> None:
        if share > 0.4:
            raise KeyError(share)

    with pytest.raises(KeyError):
        insights.now(stop)
    assert insights.now().known_days == 1


def test_the_demo_shows_its_true_effects_the_day_before(places: Places, clock: FixedClock) -> None:
    write_demo(places.diary, clock, years=1, seed=1)
    opened = open_diary(places.diary, clock)
    found = InsightsService(open_store(opened.engine, clock), clock).now()
    opened.close()
    assert {finding.row.id: finding.row.lag for finding in found.went_together} == {"long-sitting": 1, "poor-sleep": 1}
    assert found.no_clear_difference
    sentence = words.trigger_sentence(found.went_together[0], found.known_days, ENGLISH)
    assert sentence.startswith("Long sitting, the day before: worst score higher by ")
    assert sentence.endswith("by chance")


def test_a_trigger_that_always_comes_on_one_weekday_cannot_be_told_apart() -> None:
    row = TriggerRow("own-church", 0, 25, 150, None, None, 0.4, TriggerVerdict.NO_CLEAR_DIFFERENCE, MissingDays())
    finding = TriggerFinding(Item(Kind.TRIGGER, "own-church", "Church"), row)
    assert words.trigger_sentence(finding, 180, ENGLISH) == (
        "Church, on the same day: cannot be told apart from the weekday or the pain before it "
        "(25 against 150 days); often by chance"
    )
    document = insights_document(Insights(TODAY, 180, (finding,)))["triggers"][0]
    assert (document["effect"], document["interval"], document["p"]) == (None, None, 0.4)


def test_the_other_lags_of_a_trigger_are_told_by_their_names() -> None:
    compared, missing = TriggerVerdict.NO_CLEAR_DIFFERENCE, TriggerVerdict.NOT_ENOUGH_DAYS
    others = (
        TriggerRow("driving", 0, 12, 150, -0.4, (-1.0, 0.2), 0.4, compared, MissingDays()),
        TriggerRow("driving", 2, 9, 150, None, None, None, missing, MissingDays(days_with=1)),
    )
    row = TriggerRow("driving", 1, 11, 150, 0.5, (0.1, 0.9), 0.03, TriggerVerdict.WENT_TOGETHER, MissingDays(), others)
    finding = TriggerFinding(Item(Kind.TRIGGER, "driving", "Driving"), row)
    assert [words.lag_sentence(each, 180, ENGLISH) for each in words.other_lags(finding)] == [
        "Driving, on the same day: worst score lower by 0.4 (−1.0 to +0.2; 12 against 150 days); often by chance",
        "Driving, two days before: 9 of 10 with it",
    ]
    assert words.verdict_words(others[1], ENGLISH) == "Not enough days yet"
    too_few = TriggerFinding(finding.item, replace(others[1], others=others[:1]))
    assert words.other_lags(too_few) == ()


@pytest.mark.parametrize(
    ("points", "text"), [(1.26, "+1.3"), (-0.44, "−0.4"), (0.04, "0.0"), (-0.04, "0.0"), (-12, "−12.0")]
)
def test_a_difference_has_its_sign(points: float, text: str) -> None:
    assert words.signed(points, ENGLISH) == text


@pytest.mark.parametrize(
    ("p", "text"),
    [
        (0.01, "hardly ever by chance"),
        (0.05, "seldom by chance"),
        (0.06, "sometimes by chance"),
        (1, "often by chance"),
    ],
)
def test_how_sure_it_is_is_said_in_words(p: float, text: str) -> None:
    assert words.chance_words(p, ENGLISH) == text
