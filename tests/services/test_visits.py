"""Questions for the doctor, the choices for a report, and what was handed over."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from painlog.clock import FixedClock
from painlog.domain.coverage import DayCounts
from painlog.domain.draft import Draft
from painlog.domain.flags import Flag, FlagId
from painlog.domain.records import Appointment, Clinician, Medicine
from painlog.domain.report_sections import ALL_SECTIONS, Paper, ReportSection
from painlog.domain.visit_options import VisitOptions, VisitPeriod
from painlog.domain.visits import Question
from painlog.errors import UserError
from painlog.i18n import Texts
from painlog.paths import Places
from painlog.services.about import AboutService
from painlog.services.changes import Topic
from painlog.services.diary import DiaryService
from painlog.services.episodes import EpisodesService
from painlog.services.history import HistoryService
from painlog.services.visit_words import flag_question, offered_questions, report_name, shown_file_name, visit_words
from painlog.services.visits import LONGEST_QUESTION, HandedOver, VisitsService
from painlog.storage.diary_store import DiaryStore, open_store
from painlog.storage.opening import open_diary

TODAY = date(2026, 11, 20)
ENGLISH = Texts("en_GB")


@pytest.fixture
def store(places: Places, clock: FixedClock) -> Iterator[DiaryStore]:
    opened = open_diary(places.diary, clock)
    yield open_store(opened.engine, clock)
    opened.close()


@pytest.fixture
def visits(store: DiaryStore, clock: FixedClock) -> VisitsService:
    return VisitsService(store, clock)


def texts(visits: VisitsService) -> list[str]:
    return [question.text for question in visits.state().open]


def id_of(visits: VisitsService, text: str) -> str:
    return next(question.id for question in visits.state().questions if question.text == text)


def ask(visits: VisitsService, *words: str) -> None:
    for each in words:
        visits.add_question(each)


def test_questions_are_kept_in_the_order_in_which_they_came(visits: VisitsService) -> None:
    changes = visits.add_question("  Is it all right\nto drive? ")
    ask(visits, "Second?", "Third?")
    assert changes.topics == {Topic.VISITS}
    assert texts(visits) == ["Is it all right to drive?", "Second?", "Third?"]


@pytest.mark.parametrize(
    ("moved", "place", "order"), [("A?", 1, "BACD"), ("A?", 99, "BCDA"), ("D?", 0, "DABC"), ("C?", -2, "CABD")]
)
def test_moving_puts_a_question_where_it_was_dropped(visits: VisitsService, moved: str, place: int, order: str) -> None:
    ask(visits, "A?", "B?", "C?", "D?")
    visits.move_question(id_of(visits, moved), place)
    assert texts(visits) == [f"{letter}?" for letter in order]


def test_a_question_is_moved_edited_removed_and_all_of_it_undone(visits: VisitsService, store: DiaryStore) -> None:
    ask(visits, "A?", "B?", "C?")
    visits.move_question(id_of(visits, "C?"), 0)
    assert texts(visits) == ["C?", "A?", "B?"]
    visits.move_question(id_of(visits, "C?"), 99)
    visits.edit_question(id_of(visits, "A?"), "A, again?")
    visits.remove_question(id_of(visits, "B?"))
    assert texts(visits) == ["A, again?", "C?"]
    history = HistoryService(store)
    for _ in range(4):
        history.undo()
    assert texts(visits) == ["A?", "B?", "C?"]


def test_an_asked_question_leaves_the_list_and_can_come_back_at_its_end(visits: VisitsService) -> None:
    ask(visits, "A?", "B?")
    visits.mark_asked(id_of(visits, "A?"))
    state = visits.state()
    assert texts(visits) == ["B?"]
    assert [(question.text, question.asked_on) for question in state.asked] == [("A?", TODAY)]
    visits.mark_asked(id_of(visits, "A?"), asked=False)
    assert texts(visits) == ["B?", "A?"]


@pytest.mark.parametrize("words", ["", " \n ", "x" * (LONGEST_QUESTION + 1)])
def test_a_question_without_words_or_with_too_many_is_refused(visits: VisitsService, words: str) -> None:
    with pytest.raises(UserError):
        visits.add_question(words)
    assert visits.state().questions == ()


def test_what_is_not_on_the_list_cannot_be_changed(visits: VisitsService) -> None:
    for act in (visits.mark_asked, visits.remove_question):
        with pytest.raises(UserError):
            act("nothing")


def test_a_flag_becomes_one_question_until_it_was_asked(
    visits: VisitsService, store: DiaryStore, clock: FixedClock
) -> None:
    diary, episodes = DiaryService(store, clock), EpisodesService(store, clock)
    for ago in range(3):
        diary.log_for_day(Draft(score=8), TODAY - timedelta(days=ago))
    status = episodes.state().status
    flag = next(flag for flag in status.flags if flag.id is FlagId.THREE_DAYS_SEVERE)
    words = flag_question(flag, status, ENGLISH)
    assert words is not None
    assert "7 or more on 3 days in a row" in words
    assert visits.raise_flag(flag, words)
    assert not visits.raise_flag(flag, words)
    assert visits.raised_flags() == {"three-days-severe"}
    assert texts(visits) == [words]
    visits.mark_asked(id_of(visits, words))
    assert visits.raised_flags() == frozenset()
    assert visits.raise_flag(flag, words)


def test_the_diary_offers_the_questions_of_its_flags_until_they_are_raised(
    visits: VisitsService, store: DiaryStore, clock: FixedClock
) -> None:
    diary, episodes = DiaryService(store, clock), EpisodesService(store, clock)

    def offers() -> list[tuple[FlagId, str]]:
        found = offered_questions(episodes.state(), visits.state().questions, ENGLISH)
        return [(flag.id, words) for flag, words in found]

    assert offers() == []
    for ago in range(3):
        diary.log_for_day(Draft(score=8), TODAY - timedelta(days=ago))
    ((id_, words),) = offers()
    assert id_ is FlagId.THREE_DAYS_SEVERE
    visits.raise_flag(episodes.state().flags[0], words)
    assert offers() == []
    visits.mark_asked(id_of(visits, words))
    assert offers() == []
    visits.remove_question(id_of(visits, words))
    assert offers() == [(id_, words)]
    episodes.dismiss_flag(episodes.state().flags[0])
    assert offers() == []


def test_a_flag_that_came_after_its_question_was_asked_is_offered_again(store: DiaryStore, clock: FixedClock) -> None:
    state, yesterday = EpisodesService(store, clock).state(), TODAY - timedelta(days=1)
    asked = Question("q", "A flare?", clock.now(), flag="flare", asked_on=yesterday)
    counts = DayCounts(TODAY, TODAY, 0, 0, 1, 0)
    for on, offered in ((TODAY, 1), (yesterday, 0)):
        flare = Flag(FlagId.FLARE, TODAY - timedelta(days=40), on, counts)
        assert len(offered_questions(replace(state, flags=(flare,)), [asked], ENGLISH)) == offered


def test_the_choices_are_remembered_but_not_the_tick_for_notes(visits: VisitsService, store: DiaryStore) -> None:
    chosen = VisitOptions(
        VisitPeriod.OTHER,
        date(2026, 1, 1),
        date(2026, 2, 1),
        (ReportSection.CHART,),
        Paper.LETTER,
        "hi",
        with_name=True,
        with_notes=True,
    )
    assert not visits.remember(chosen)
    kept = visits.state().options
    assert kept.with_notes is False
    assert kept.stored() == chosen.stored()
    assert HistoryService(store).undo_label is None


def test_damaged_choices_fall_back_to_the_usual(visits: VisitsService) -> None:
    wrong: dict[str, object] = {"period": "x", "first": "2026-13-01", "sections": 4, "paper": "b5", "language": 1}
    unreadable: list[object] = [[], None, 3, wrong]
    for damaged in unreadable:
        assert VisitOptions.parse(damaged) == VisitOptions()
    assert VisitOptions.parse({"sections": ["chart", "nonsense"]}).sections == (ReportSection.CHART,)


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.dates(date(2020, 1, 1), date(2030, 1, 1)))
def test_the_days_of_a_report_are_in_order_and_never_to_come(first: date, last: date) -> None:
    options = VisitOptions(VisitPeriod.OTHER, first, last)
    begins, ends = options.days(TODAY)
    assert begins <= ends <= TODAY


def test_four_and_twelve_weeks_end_today() -> None:
    assert VisitOptions().days(TODAY) == (date(2026, 8, 29), TODAY)
    assert VisitOptions(VisitPeriod.FOUR_WEEKS).days(TODAY) == (date(2026, 10, 24), TODAY)
    assert VisitOptions().sections == ALL_SECTIONS


def test_paper_is_that_of_the_country_unless_it_was_chosen() -> None:
    assert [VisitOptions().paper_in(country) for country in ("GB", "US", "")] == [Paper.A4, Paper.LETTER, Paper.A4]
    assert VisitOptions(paper=Paper.A4).paper_in("US") is Paper.A4


def test_what_was_handed_over_is_noted_and_can_be_taken_back(visits: VisitsService) -> None:
    visits.hand_over(HandedOver("pdf", date(2026, 8, 29), TODAY, " Dr  Malik ", "pain-diary.pdf"))
    (visit,) = visits.state().handed_over
    assert (visit.day, visit.what, visit.clinician) == (TODAY, "pdf", "Dr Malik")
    assert visit_words(visit, ENGLISH) == (
        "Dr Malik · 20 November 2026",
        "Report as PDF · 29 August – 20 November 2026 · pain-diary.pdf",
    )
    visits.remove_visit(visit.id)
    assert visits.state().handed_over == ()
    assert not visits.remove_visit(visit.id)


def test_when_is_the_day_of_handing_over_whatever_days_were_handed_over(
    visits: VisitsService, clock: FixedClock
) -> None:
    spring = HandedOver("pdf", date(2026, 3, 1), date(2026, 5, 31), "Dr Malik", "spring.pdf")
    visits.hand_over(spring)
    clock.move(timedelta(days=3))
    visits.hand_over(replace(spring, what="paper", file_name=""))
    later, earlier = visits.state().handed_over
    assert (earlier.day, later.day) == (TODAY, TODAY + timedelta(days=3))
    assert (earlier.first, earlier.last) == (later.first, later.last) == (date(2026, 3, 1), date(2026, 5, 31))
    assert visit_words(earlier, ENGLISH)[0] == "Dr Malik · 20 November 2026"
    assert visit_words(later, ENGLISH) == ("Dr Malik · 23 November 2026", "Report on paper · 1 March – 31 May 2026")


def test_what_was_handed_over_whole_covers_the_diary(
    visits: VisitsService, store: DiaryStore, clock: FixedClock
) -> None:
    visits.hand_over(HandedOver("fhir"))
    DiaryService(store, clock).log_for_day(Draft(score=4), TODAY - timedelta(days=9))
    visits.hand_over(HandedOver("fhir"))
    visits.hand_over(HandedOver("fhir", last=TODAY - timedelta(days=30)))
    days = [(TODAY - visit.first, TODAY - visit.last) for visit in reversed(visits.state().handed_over)]
    assert [(first.days, last.days) for first, last in days] == [(0, 0), (9, 0), (30, 30)]


def test_who_is_likely_to_get_a_report(visits: VisitsService, store: DiaryStore, clock: FixedClock) -> None:
    about = AboutService(store)
    assert visits.state().likely_clinician == ""
    about.save_clinician(Clinician("", "Dr Malik", "gp"))
    assert visits.state().likely_clinician == "Dr Malik"
    visits.hand_over(HandedOver("paper", clinician="The physio"))
    visits.hand_over(HandedOver("paper"))
    assert visits.state().likely_clinician == "The physio"
    person = about.state().about.clinicians[0]
    about.save_appointment(Appointment("", "appointment", clock.now() + timedelta(days=2), "", person.id))
    assert visits.state().likely_clinician == "Dr Malik"


def test_days_in_the_wrong_order_are_refused(visits: VisitsService) -> None:
    with pytest.raises(UserError):
        visits.hand_over(HandedOver("paper", TODAY, TODAY - timedelta(days=1)))


def test_the_page_sees_medicines_of_today_and_appointments_ahead(
    visits: VisitsService, store: DiaryStore, clock: FixedClock
) -> None:
    about = AboutService(store)
    about.save_medicine(Medicine("", "Ibuprofen"))
    about.save_medicine(Medicine("", "Old one", until=TODAY - timedelta(days=1)))
    about.save_clinician(Clinician("", "Dr Malik", "gp"))
    for days in (-1, 2):
        about.save_appointment(Appointment("", "appointment", clock.now() + timedelta(days=days)))
    state = visits.state()
    assert [medicine.name for medicine in state.medicines] == ["Ibuprofen"]
    assert [person.name for person in state.clinicians] == ["Dr Malik"]
    assert [appointment.when.date() for appointment in state.coming] == [TODAY + timedelta(days=2)]


@pytest.mark.parametrize("who", ["", "Margaret Ellis", "../../etc: <passwd>|?*", "मीरा", "." * 90])
def test_a_file_name_holds_no_sign_that_a_system_forbids(who: str) -> None:
    name = report_name(who, date(2026, 8, 29), TODAY, ENGLISH)
    assert name.startswith("pain-diary")
    assert name.endswith("2026-08-29-to-2026-11-20")
    assert not set(name) & set('/\\:*?"<>| ')
    assert ".." not in name


def test_a_file_name_keeps_the_vowel_signs_of_a_name() -> None:
    assert "-मीरा-शर्मा-" in report_name("मीरा शर्मा", date(2026, 8, 29), TODAY, ENGLISH)


@given(st.text("ab_-. ", max_size=90))
def test_a_long_file_name_can_go_over_lines_and_stays_the_same(name: str) -> None:
    shown = shown_file_name(name)
    assert shown.replace("\u200b", "") == name
    assert all(len(run) <= 24 for run in re.split("[\u200b\\s-]", shown))


def test_a_usual_file_name_is_shown_as_it_is() -> None:
    name = "pain-diary-Margaret-Ellis-2026-08-29-to-2026-11-20.pdf"
    assert shown_file_name(name) == name
