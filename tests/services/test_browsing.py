"""What History reads: the days of a year, the episodes, and what filters and searches find."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from painlog.clock import FixedClock
from painlog.domain.catalogue import Catalogue, Item, Kind
from painlog.domain.days import day_records
from painlog.domain.diary import Entry, Relief, SiteScore, Symptom, Treatment
from painlog.domain.draft import Draft, moment_at
from painlog.domain.records import Diary, Statement, StatementKind
from painlog.domain.scales import DEFAULT_BANDS, Severity
from painlog.domain.search import folded
from painlog.domain.stages import Stage
from painlog.i18n import Texts
from painlog.paths import Places
from painlog.services.browsing import BrowsingService, EntryFilter, EpisodeSpan, Found
from painlog.services.diary import DiaryService
from painlog.storage.demo_rows import replace_everything
from painlog.storage.diary_store import DiaryStore, open_store
from painlog.storage.opening import open_diary
from tests.strategies import diaries

TODAY = date(2026, 11, 20)
RECORDED = datetime.fromisoformat("2026-11-20T18:42:00+00:00")
ENGLISH = Texts("en")


@pytest.fixture
def store(places: Places, clock: FixedClock) -> Iterator[DiaryStore]:
    opened = open_diary(places.diary, clock)
    yield open_store(opened.engine, clock)
    opened.close()


@pytest.fixture
def diary(store: DiaryStore, clock: FixedClock) -> DiaryService:
    return DiaryService(store, clock)


@pytest.fixture
def browsing(store: DiaryStore, clock: FixedClock) -> BrowsingService:
    return BrowsingService(store, clock)


def name_of(item: Item) -> str:
    return ENGLISH.name(item.name, item.own)


def log(diary: DiaryService, days_ago: int, *drafts: Draft) -> list[str]:
    return [diary.log_for_day(draft, TODAY - timedelta(days=days_ago))[0].id for draft in drafts]


def ago(found: Found) -> dict[int, int]:
    """How many entries were found, by how many days ago."""
    return {(TODAY - day).days: count for day, count in zip(found.days, found.counts, strict=True)}


def every_day(browsing: BrowsingService, month: date | None = None) -> Found:
    return browsing.overview().every_day(EntryFilter(month))


def hits(browsing: BrowsingService, text: str) -> set[int]:
    """How many days ago the entries are that a search finds."""
    return set(ago(browsing.find(EntryFilter(text=text), name_of)))


# The year


def test_an_empty_diary_shows_the_present_year_and_nothing_in_it(browsing: BrowsingService) -> None:
    overview = browsing.overview()
    view = overview.year(2026)
    assert (overview.begun, list(overview.years), view.days_so_far, view.recorded) == (None, [2026], 0, 0)
    assert overview.every_day(EntryFilter()).days == ()


def test_days_count_from_the_first_one(diary: DiaryService, browsing: BrowsingService) -> None:
    log(diary, 9, Draft(score=3), Draft(score=5))
    log(diary, 0, Draft(score=7))
    view = browsing.overview().year(2026)
    tallies = {(TODAY - day).days: (tally.entries, tally.worst) for day, tally in view.tallies.items()}
    assert (tallies, view.recorded, view.days_so_far) == ({9: (2, 5), 0: (1, 7)}, 2, 10)


def test_only_scores_about_the_back_make_a_day(diary: DiaryService, browsing: BrowsingService) -> None:
    log(diary, 2, Draft(score=9, sites=(SiteScore("head"),)), Draft(score=2, sites=(SiteScore("calf-left"),)))
    log(diary, 1, Draft(score=9, sites=(SiteScore("head"), SiteScore("chest"))))
    log(diary, 0, Draft(note="Only a note."))
    view = browsing.overview().year(2026)
    assert [(tally.entries, tally.worst) for tally in view.tallies.values()] == [(2, 2), (1, None), (1, None)]
    assert (view.recorded, view.days_so_far) == (1, 3)


def test_each_year_has_its_own_days(diary: DiaryService, browsing: BrowsingService) -> None:
    log(diary, 400, Draft(score=3))
    log(diary, 0, Draft(score=4))
    overview = browsing.overview()
    assert list(overview.years) == [2025, 2026]
    assert (overview.year(2025).recorded, overview.year(2025).days_so_far) == (1, 76 + 1)
    assert (overview.year(2026).recorded, overview.year(2026).days_so_far) == (1, 324)


def test_months_run_from_the_first_day_to_today(diary: DiaryService, browsing: BrowsingService) -> None:
    log(diary, 400, Draft(score=3))
    overview = browsing.overview()
    assert [month.month for month in overview.months(2025)] == [10, 11, 12]
    assert [month.month for month in overview.months(2026)] == list(range(1, 12))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(made=diaries(max_entries=8))
def test_the_days_are_those_of_the_rules(made: Diary, store: DiaryStore, browsing: BrowsingService) -> None:
    made = Diary(entries=made.entries, catalogue=made.catalogue)
    with store.transaction("written") as work:
        replace_everything(work, made)
    worst = {day: record.worst for day, record in day_records(made.entries).items()}
    tallies = browsing.overview().tallies
    assert {day: tally.worst for day, tally in tallies.items() if tally.worst is not None} == {
        day: score for day, score in worst.items() if score is not None
    }
    assert sum(tally.entries for tally in tallies.values()) == len(made.entries)


# Episodes


def spans(browsing: BrowsingService) -> tuple[EpisodeSpan, ...]:
    return browsing.overview().year(2026).episodes


def test_an_episode_is_cut_where_its_stage_changes(diary: DiaryService, browsing: BrowsingService) -> None:
    for days_ago in range(100):
        log(diary, days_ago, Draft(score=4))
    (span,) = spans(browsing)
    assert (span.days, span.ended, span.certain, span.stage) == (100, False, True, Stage.CHRONIC)
    assert [part.stage for part in span.parts] == [Stage.ACUTE, Stage.SUBACUTE, Stage.CHRONIC]
    assert (span.parts[1].first - span.parts[0].first).days == 42


def test_an_episode_ends_with_a_month_without_pain(diary: DiaryService, browsing: BrowsingService) -> None:
    for days_ago in range(28):
        log(diary, days_ago, Draft(score=0))
    log(diary, 28, Draft(score=4))
    log(diary, 30, Draft(score=4))
    (span,) = spans(browsing)
    assert (span.days, span.ended) == (3, True)


def test_a_hole_leaves_an_episode_open(diary: DiaryService, browsing: BrowsingService) -> None:
    for days_ago in (0, 1, 60, 61):
        log(diary, days_ago, Draft(score=4))
    (span,) = spans(browsing)
    assert (span.certain, span.stage, span.days, len(span.parts)) == (False, None, 62, 2)


def test_what_was_stated_closes_a_hole(browsing: BrowsingService, store: DiaryStore) -> None:
    entries = tuple(
        Entry(f"{days_ago:024x}", datetime.combine(day, time(12)), 0, day, RECORDED, score=4)
        for days_ago in (61, 60, 1, 0)
        for day in [TODAY - timedelta(days=days_ago)]
    )
    free = Statement("0" * 24, StatementKind.PAIN_FREE, TODAY - timedelta(59), TODAY - timedelta(2), RECORDED)
    with store.transaction("written") as work:
        replace_everything(work, Diary(entries=entries, statements=(free,)))
    assert [(span.days, span.ended) for span in spans(browsing)] == [(2, True), (2, False)]


# Days and filters


def test_days_without_an_entry_are_there_until_something_is_looked_for(
    diary: DiaryService, browsing: BrowsingService
) -> None:
    log(diary, 3, Draft(score=5), Draft(score=2))
    log(diary, 1, Draft(score=5))
    assert list(ago(every_day(browsing)).items()) == [(0, 0), (1, 1), (2, 0), (3, 2)]
    assert ago(browsing.find(EntryFilter(severity=Severity.MODERATE), name_of)) == {1: 1, 3: 1}
    assert EntryFilter(text="  ").every_entry
    assert not EntryFilter(text="car").every_entry
    assert not EntryFilter(severity=Severity.NONE).every_entry


def test_a_month_bounds_the_days(diary: DiaryService, browsing: BrowsingService) -> None:
    log(diary, 25, Draft(score=5))
    october, november, december = (date(2026, number, 1) for number in (10, 11, 12))
    assert set(ago(every_day(browsing, october))) == set(range(20, 26))
    assert set(ago(every_day(browsing, november))) == set(range(20))
    assert every_day(browsing, december).days == ()
    log(diary, 24, Draft(score=9), Draft(score=1))
    assert ago(browsing.find(EntryFilter(october, Severity.SEVERE), name_of)) == {24: 1}
    assert ago(browsing.find(EntryFilter(november, Severity.SEVERE), name_of)) == {}


@pytest.mark.parametrize(
    ("severity", "scores"),
    [
        (Severity.NONE, {0}),
        (Severity.MILD, {0.5, 1, 3.9}),
        (Severity.MODERATE, {4, 6.9}),
        (Severity.SEVERE, {7, 10}),
    ],
)
def test_bands(severity: Severity, scores: set[float], diary: DiaryService, browsing: BrowsingService) -> None:
    log(diary, 1, *(Draft(score=score) for score in (0, 0.5, 1, 3.9, 4, 6.9, 7, 10, None)))
    found = browsing.find(EntryFilter(severity=severity), name_of)
    (entries,) = browsing.entries(found, TODAY - timedelta(days=9), TODAY).values()
    assert {entry.score for entry in entries} == scores
    assert all(entry.score is not None and DEFAULT_BANDS.of(entry.score) is severity for entry in entries)


def test_place_trigger_and_treatment_hold_together(diary: DiaryService, browsing: BrowsingService) -> None:
    full = Draft(score=5, sites=(SiteScore("neck", 3),), triggers=("driving",), treatments=(Treatment("heat"),))
    log(diary, 1, full)
    log(diary, 2, Draft(score=5, sites=(SiteScore("neck"),), triggers=("driving",)))
    log(diary, 3, Draft(score=5, sites=(SiteScore("neck"),)))
    assert set(ago(browsing.find(EntryFilter(site="neck"), name_of))) == {1, 2, 3}
    assert set(ago(browsing.find(EntryFilter(site="neck", trigger="driving"), name_of))) == {1, 2}
    assert set(ago(browsing.find(EntryFilter(trigger="driving", treatment="heat"), name_of))) == {1}
    assert browsing.find(EntryFilter(site="neck", trigger="lifting"), name_of).entries == 0


def test_only_what_was_used_is_offered(diary: DiaryService, browsing: BrowsingService) -> None:
    own, _ = diary.add_own_item(Kind.TRIGGER, "Snow shovelling")
    log(diary, 1, Draft(score=5, triggers=("driving", own.id), sites=(SiteScore("tailbone"), SiteScore("neck"))))
    assert [item.id for item in browsing.used(Kind.TRIGGER)] == ["driving", own.id]
    assert [item.id for item in browsing.used(Kind.SITE)] == ["neck", "tailbone"]
    assert browsing.used(Kind.TREATMENT) == []


def test_entries_come_by_day_the_newest_first(
    diary: DiaryService, browsing: BrowsingService, clock: FixedClock
) -> None:
    moments = [datetime(2026, 11, 19, 8), datetime(2026, 11, 19, 21), datetime(2026, 11, 18, 12)]
    for hour, when in enumerate(moments):
        diary.log_entry(Draft(score=hour), moment_at(when, clock, 4))
    found = every_day(browsing)
    pages = browsing.entries(found, date(2026, 11, 18), TODAY)
    assert {day.day: [entry.score for entry in entries] for day, entries in pages.items()} == {19: [1, 0], 18: [2]}
    assert browsing.entries(found, date(2026, 11, 19), TODAY).keys() == {date(2026, 11, 19)}


# Search


def test_every_word_must_be_found_somewhere(diary: DiaryService, browsing: BrowsingService) -> None:
    log(diary, 1, Draft(score=5, note="Two hours in the car", treatments=(Treatment("heat"),)))
    log(diary, 2, Draft(score=5, note="Two hours at the desk", sites=(SiteScore("neck"),)))
    assert hits(browsing, "hours") == {1, 2}
    assert hits(browsing, "hours car") == {1}
    assert hits(browsing, "HEAT hour") == {1}
    assert hits(browsing, "neck heat") == set()


def test_names_of_every_kind_and_doses_are_looked_through(diary: DiaryService, browsing: BrowsingService) -> None:
    log(diary, 1, Draft(score=5, sites=(SiteScore("tailbone"),)))
    log(diary, 2, Draft(score=5, triggers=("gardening",)))
    log(diary, 3, Draft(score=5, treatments=(Treatment("nsaid", "400 mg", Relief.SOME),)))
    log(diary, 4, Draft(score=5, qualities=("burning",)))
    log(diary, 5, Draft(score=5, symptoms=(Symptom("tingling"),)))
    words = {"tailb": {1}, "garden": {2}, "400": {3}, "burn": {4}, "tingl": {5}, "inflammatory 400": {3}}
    assert {word: hits(browsing, word) for word in words} == words


def test_names_are_searched_in_the_language_of_the_window(diary: DiaryService, browsing: BrowsingService) -> None:
    log(diary, 1, Draft(score=5, sites=(SiteScore("lower-back-left"),)))
    hindi = {"lower-back-left": "कमर, बायाँ"}

    def in_hindi(item: Item) -> str:
        return hindi.get(item.id, "अन्य")

    assert ago(browsing.find(EntryFilter(text="कमर"), in_hindi)) == {1: 1}
    assert ago(browsing.find(EntryFilter(text="lower"), in_hindi)) == {}


@pytest.mark.parametrize(
    ("note", "words"),
    [
        ("आज दर्द में कमी है", ["कम", "कमी", "दर्द", "कम दर"]),
        ("Rückenschmerzen, müde", ["rucken", "RÜCKEN", "müde", "mude"]),
        ("Dolió después del café", ["dolio", "CAFE", "café despues"]),
        ("ﬁve hours", ["five"]),
        ("100 % better_now", ["%", "_", "100", "r_n"]),
    ],
)
def test_case_and_accents_do_not_matter_and_vowel_signs_stay(
    note: str, words: list[str], diary: DiaryService, browsing: BrowsingService
) -> None:
    log(diary, 1, Draft(score=5, note=note))
    log(diary, 2, Draft(score=5, note="Something else"))
    assert {word: hits(browsing, word) for word in words} == {word: {1} for word in words}


def test_a_vowel_sign_that_is_not_there_is_not_found(diary: DiaryService, browsing: BrowsingService) -> None:
    log(diary, 1, Draft(score=5, note="कम दर्द"))
    assert hits(browsing, "कमी") == set()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(made=diaries(max_entries=8), data=st.data())
def test_a_search_finds_what_reading_every_entry_would(
    made: Diary, data: st.DataObject, store: DiaryStore, browsing: BrowsingService
) -> None:
    with store.transaction("written") as work:
        replace_everything(work, Diary(entries=made.entries, catalogue=made.catalogue))
    catalogue = Catalogue(made.catalogue)
    known = [text for entry in made.entries for text in _texts_of(entry, catalogue)]
    text = data.draw(st.sampled_from([*known, "zzz"]).flatmap(lambda whole: st.sampled_from([whole, whole[1:4]])))
    wanted = EntryFilter(text=text, severity=data.draw(st.none() | st.sampled_from(Severity)))
    found = browsing.find(wanted, name_of)
    expected = {entry.id for entry in made.entries if _fits(entry, wanted, catalogue)}
    pages = browsing.entries(found, date(1900, 1, 1), date(2100, 1, 1))
    assert {entry.id for entries in pages.values() for entry in entries} == expected
    assert found.entries == len(expected)


def _texts_of(entry: Entry, catalogue: Catalogue) -> list[str]:
    held = {
        Kind.SITE: [site.id for site in entry.sites],
        Kind.TRIGGER: entry.triggers,
        Kind.TREATMENT: [treatment.id for treatment in entry.treatments],
        Kind.QUALITY: entry.qualities,
        Kind.SYMPTOM: [symptom.id for symptom in entry.symptoms],
    }
    items = (catalogue.get(kind, id_) for kind, ids in held.items() for id_ in ids)
    doses = [treatment.dose for treatment in entry.treatments if treatment.dose]
    own = " ".join([entry.note, *doses] if entry.note else doses)
    return [own, *(name_of(item) for item in items if item)]


def _fits(entry: Entry, wanted: EntryFilter, catalogue: Catalogue) -> bool:
    texts = [folded(text) for text in _texts_of(entry, catalogue)]
    if not all(any(word in text for text in texts) for word in wanted.words):
        return False
    return wanted.severity is None or (entry.score is not None and DEFAULT_BANDS.of(entry.score) is wanted.severity)
