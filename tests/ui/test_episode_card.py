"""The card "This episode" and the flags, in the real window."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from painlog.clock import FixedClock
from painlog.domain.stages import PRESETS, Preset, Stage
from painlog.paths import Places
from painlog.preferences import Preferences, ThemeChoice
from painlog.services.demo import write_demo
from painlog.ui.pages.today.episode_card import place_on_bar

from .conftest import OpenShell
from .episode_robot import EpisodeRobot, ago


@pytest.fixture
def today(qtbot: QtBot, open_shell: OpenShell) -> EpisodeRobot:
    return EpisodeRobot(qtbot, open_shell())


@pytest.fixture
def demo(qtbot: QtBot, open_shell: OpenShell, places: Places, clock: FixedClock) -> EpisodeRobot:
    write_demo(places.diary, clock, years=1, seed=1)
    return EpisodeRobot(qtbot, open_shell())


def test_the_demo_stands_as_in_the_picture(demo: EpisodeRobot) -> None:
    assert demo.headline == "Day 37 since 15 October"
    assert demo.card.pill.text.text() == "Acute"
    assert demo.card.sentences == ["Acute until day 42. Becomes subacute on 26 November if pain goes on."]
    assert demo.card.bar.accessibleName() == "Acute, day 37"
    assert [name.property("role") for name in demo.card.bar.names] == ["stageNow", "stageName", "stageName"]
    assert demo.card.question is None
    assert not demo.card.link.isVisible()


def test_an_empty_diary_is_kindly_told(today: EpisodeRobot) -> None:
    assert today.headline == "Nothing recorded yet"
    assert today.card.sentences == ["From the first score on this tells how long your pain has lasted."]
    assert not today.card.bar.isVisible()
    assert not today.card.pill.isVisible()


def test_it_is_built_only_after_the_diary_is_open(qtbot: QtBot, open_shell: OpenShell) -> None:
    shell = open_shell()
    assert shell.page("today").side.episode is None  # type: ignore[attr-defined]
    EpisodeRobot(qtbot, shell)


def test_pain_free_isolated_and_settling(today: EpisodeRobot) -> None:
    today.log({40: 3})
    assert today.headline == "Ongoing or over?"
    today.log(dict.fromkeys(range(39, 3, -1), 0))
    assert (today.headline, today.card.sentences) == (
        "No pain since 12 October",
        ["Nothing recorded since 17 November."],
    )
    today.log({1: 4})
    assert today.headline == "One day with pain"
    today.log({2: 4, 0: 0})
    assert today.card.sentences[-1] == "Settling: 1 day without pain."


def test_the_onset_is_asked_once_and_answered_about_three_months_ago(today: EpisodeRobot) -> None:
    today.log({1: 6, 0: 5})
    assert today.question.accessibleName() == "When did this pain begin?"
    assert today.headline == "At least 2 days since 19 November or earlier"
    today.fill_in(4, "Months")
    (statement,) = today.statements
    assert (statement.start, statement.end, statement.approximate) == (date(2026, 7, 20), ago(2), True)
    assert today.headline == "Day 124 since 20 July"
    assert today.card.pill.text.text() == "Chronic"
    assert today.card.question is None
    assert today.shell.toast.text == "Answer saved"
    today.undo()
    assert today.headline == "At least 2 days since 19 November or earlier"
    assert today.card.question is not None


@pytest.mark.parametrize(("count", "unit", "days"), [(9, "Days", 9), (2, "Weeks", 14)])
def test_days_and_weeks_ago(count: int, unit: str, days: int, today: EpisodeRobot) -> None:
    today.log({0: 5}).fill_in(count, unit)
    assert [statement.start for statement in today.statements] == [ago(days)]


def test_the_onset_is_answered_with_today(today: EpisodeRobot) -> None:
    today.log({0: 5}).answer("Today")
    assert (today.statements, today.card.question) == ((), None)
    today.log({1: 5})
    assert today.question.answers[0].text() == "On 19 November"


def test_an_answer_that_contradicts_the_record_says_that_the_record_holds(today: EpisodeRobot) -> None:
    today.log({2: 0, 1: 6, 0: 5}).fill_in(2, "Weeks")
    assert today.shell.toast.text == "Answer saved; recorded days keep what was recorded"
    counts = today.services.episodes.status().last_28
    assert (counts.pain, counts.none, counts.recalled) == (14, 1, 12)


def test_the_onset_is_answered_with_a_date(today: EpisodeRobot) -> None:
    today.log({1: 5, 0: 5}).fill_in_date(ago(21))
    (statement,) = today.statements
    assert (statement.start, statement.end, statement.approximate) == (ago(21), ago(2), False)


def test_not_now_leaves_a_link(today: EpisodeRobot) -> None:
    today.log({1: 5, 0: 5}).answer("Not now")
    assert today.card.question is None
    assert today.card.link.text() == "When did this pain begin?"
    assert today.headline.startswith("At least 2 days")
    today.log({2: 0})
    assert today.card.question is None
    today.press(today.card.link).answer("On 19 November")
    assert not today.card.link.isVisible()
    assert today.headline == "Day 2 since 19 November"


def test_escape_puts_the_details_of_an_answer_away(today: EpisodeRobot) -> None:
    today.log({0: 5}).answer("About … ago")
    assert today.question.details is not None
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)  # type: ignore[arg-type]
    assert today.question.details is None
    assert today.statements == ()


@pytest.mark.parametrize(("answer", "pill"), [("Yes", "Acute"), ("No", "Subacute")])
def test_a_hole_is_a_question(answer: str, pill: str, today: EpisodeRobot) -> None:
    today.log({50: 4, 49: 4, 1: 4, 0: 4})
    assert today.card.pill.text.text() == "Acute or subacute"
    assert today.question.accessibleName() == "Were you free of pain between 3 October and 18 November?"
    today.answer(answer)
    assert today.card.pill.text.text() == pill
    assert len(today.statements) == 1


def test_a_flag_says_why_and_is_dismissed_and_brought_back(today: EpisodeRobot) -> None:
    today.log(dict.fromkeys(range(30), 4))
    assert today.titles == ["Past four weeks", "A date ahead"]
    card = today.flag("A date ahead")
    assert not card.why.isVisible()
    today.press(card.fold)
    assert card.why.isVisible()
    why = dict(card.words.why)
    assert why["Days counted"] == "30 in pain, 0 without, 0 unknown; 27 from memory"
    assert why["From – to"] == "22 October – 20 November"
    today.press(card.dismiss)
    assert today.titles == ["Past four weeks"]
    assert today.shell.toast.text == "Flag dismissed"
    today.press(today.flags.links["1 dismissed flag: bring it back"])
    assert today.titles == ["Past four weeks", "A date ahead"]
    today.undo()
    assert today.titles == ["Past four weeks"]


def test_flags_that_are_shown_count_as_seen(today: EpisodeRobot) -> None:
    today.log(dict.fromkeys(range(30), 7))
    assert today.titles == ["Three severe days", "Past four weeks"]
    assert [flag.id.value for flag in today.services.episodes.state().unseen] == ["approaching"]
    today.press(today.flags.links["1 more flag"])
    assert today.titles == ["Three severe days", "Past four weeks", "A date ahead"]
    assert today.services.episodes.state().unseen == ()


def test_two_notes_lead_to_the_warning_signs_by_name(today: EpisodeRobot) -> None:
    today.log({2: 7, 1: 7, 0: 7})
    buttons = {button.text(): button for button in today.flag("Three severe days").stops}
    assert list(buttons) == ["Why this flag", "Warning signs", "Raise at doctor visit", "Dismiss"]
    today.press(buttons["Warning signs"])
    assert today.shell.stack.currentWidget() is today.shell.page("warnings")


def test_an_edit_takes_a_flag_away(today: EpisodeRobot) -> None:
    today.log({2: 7, 1: 7, 0: 7})
    assert today.titles == ["Three severe days", "Room for more days"]
    (entry,) = today.services.diary.day_state(ago(1)).entries
    today.shell.perform(lambda services: services.diary.delete_entry(entry.id), None)
    today.wait()
    assert today.titles == ["Room for more days"]


def test_by_keyboard_from_question_to_flag(today: EpisodeRobot) -> None:
    today.log(dict.fromkeys(range(30), 4))
    QApplication.processEvents()
    today.shell.activateWindow()
    today.question.answers[0].setFocus()
    seen = []
    for _ in range(12):
        focused = QApplication.focusWidget()
        assert focused is not None
        seen.append(focused.accessibleName() or focused.property("text"))
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert seen == [
        "When did this pain begin? On 22 October",
        "When did this pain begin? About … ago",
        "When did this pain begin? A date",
        "When did this pain begin? Not now",
        "How it began, for the doctor",
        "Why this flag: Past four weeks",
        "Warning signs",
        "Raise at doctor visit",
        "Dismiss: Past four weeks",
        "Why this flag: A date ahead",
        "Raise at doctor visit",
        "Dismiss: A date ahead",
    ]


def test_the_form_keeps_the_height_of_the_window(demo: EpisodeRobot) -> None:
    demo.shell.resize(1280, 820)
    QApplication.processEvents()
    form = demo.page.form
    assert form.mapTo(demo.page, form.rect().bottomLeft()).y() <= demo.page.bar.y()


@pytest.mark.parametrize("language", ["en_GB", "qps"])
@pytest.mark.parametrize("size", [(1280, 820), (760, 560)])
def test_nothing_is_cut_off(
    size: tuple[int, int], language: str, qtbot: QtBot, open_shell: OpenShell, places: Places, clock: FixedClock
) -> None:
    write_demo(places.diary, clock, years=1, seed=1)
    robot = EpisodeRobot(qtbot, open_shell(preferences=Preferences(ThemeChoice.DARK, language, 1.3)))
    robot.shell.resize(*size)
    for card in robot.flags.cards:
        card.toggle()
    parts = (robot.card.headline, robot.card.bar, robot.card.pill, *robot.flags.cards)
    qtbot.waitUntil(lambda: all(part.height() >= part.heightForWidth(part.width()) for part in parts))
    for part in parts:
        above = part.parentWidget()
        assert above is not None
        assert above.rect().contains(part.geometry()), part.accessibleName()


@pytest.mark.parametrize(
    ("onset", "last", "place"),
    [
        (date(2026, 1, 1), date(2026, 1, 1), 1 / 42),
        (date(2026, 1, 1), date(2026, 2, 11), 1),
        (date(2026, 1, 1), date(2026, 4, 1), 2),
    ],
)
def test_places_on_the_bar(onset: date, last: date, place: float) -> None:
    assert place_on_bar(PRESETS["research"], onset, last) == pytest.approx(place)


@pytest.mark.parametrize("found", PRESETS.values(), ids=PRESETS)
def test_the_mark_moves_on_every_day_and_stays_in_its_part(found: Preset) -> None:
    onset = date(2026, 1, 31)
    days = [date.fromordinal(onset.toordinal() + n) for n in range(400)]
    places = [place_on_bar(found, onset, day) for day in days]
    assert places == sorted(set(places))
    for day, place in zip(days, places, strict=True):
        part = list(Stage).index(found.stage_on(onset, day))
        assert part < place <= part + 1


def test_three_possible_stages_fit_into_the_column(today: EpisodeRobot) -> None:
    today.log({400: 5, 0: 5})
    today.shell.resize(1280, 820)
    QApplication.processEvents()
    assert today.card.pill.text.text() == "Acute, subacute or chronic"
    column = today.card.parentWidget()
    assert column is not None
    assert column.width() <= column.parentWidget().width()  # type: ignore[union-attr]
