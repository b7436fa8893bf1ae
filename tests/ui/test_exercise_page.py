"""The Exercise page through the real window: routines, library, plan and week."""

import contextlib
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from painlog.domain.about import TickKind
from painlog.domain.draft import Draft, Moment
from painlog.domain.report_sections import Paper
from painlog.i18n import PSEUDO_LANGUAGE
from painlog.preferences import Preferences, ThemeChoice
from painlog.ui.pages.exercise.week_card import DayColumn
from painlog.ui.shell import Shell
from tests.ui.conftest import OpenShell
from tests.ui.exercise_robot import DOWN, ENTER, ESC, SPACE, UP, ExerciseRobot, texts_of, words
from tests.ui.test_layouts import WINDOWS, cut_off, outside

MONDAY_BEFORE = datetime(2026, 11, 2, 18)
EVERY_OTHER = "FREQ=WEEKLY;BYDAY=MO,WE,FR"


@pytest.fixture
def shell(open_shell: OpenShell) -> Shell:
    return open_shell()


@pytest.fixture
def robot(qtbot: QtBot, shell: Shell) -> ExerciseRobot:
    return ExerciseRobot(qtbot, shell)


def tick(robot: ExerciseRobot, *conditions: str) -> None:
    robot.shell.perform(lambda services: services.about.set_ticks(TickKind.CONDITION, conditions), None)


def log(robot: ExerciseRobot, score: int, moment: Moment | None = None) -> None:
    robot.shell.perform(lambda services: services.diary.log_entry(Draft(score=score), moment)[1], None)


# Routines and library


def test_the_page_begins_in_the_list_and_arrows_and_enter_open_a_routine(robot: ExerciseRobot) -> None:
    assert robot.is_at(robot.page.routines.rows["first-week"])
    robot.key(DOWN).key(ENTER)
    assert robot.shows(robot.page.routine)
    assert robot.page.routine.shown == "core-basics"
    assert robot.is_at(robot.page.routine.start)
    robot.key(ESC)
    assert robot.shows(robot.page.library)
    assert robot.is_at(robot.page.routines.rows["core-basics"])


def test_an_exercise_opens_with_all_its_words_and_esc_goes_back_to_its_card(robot: ExerciseRobot) -> None:
    tile = robot.page.library.tile("bird-dog")
    tile.setFocus()
    robot.key(ENTER)
    exercise = robot.page.exercises.exercise("bird-dog")
    said = words(robot.page.exercise.body)
    for text in (exercise.set_up, exercise.movement, exercise.breathing, exercise.easier_how, exercise.dose_source):
        assert text in said
    assert exercise.mistakes[0] in said
    assert "Start with 8 × 6 s each side · may grow to 10 × 6 s each side" in said
    robot.key(ESC)
    assert robot.is_at(tile)


def test_the_figure_of_an_exercise_moves_on_wish_and_stands_still_once_it_is_left(robot: ExerciseRobot) -> None:
    robot.page.open_exercise("bird-dog")
    picture = robot.page.exercise.picture
    assert picture is not None
    assert picture.picture.figure.phase() is None
    robot.tab_to(picture.show_move).key(Qt.Key.Key_Space)
    assert picture.moving
    assert picture.picture.figure.phase() is not None
    robot.key(ESC)
    assert not picture.moving


def test_a_week_without_any_plan_is_not_called_rest(robot: ExerciseRobot) -> None:
    assert robot.day_words[0] == "Monday 16 November: Nothing planned"
    assert robot.page.planning.week.change.text() == "Make a plan"
    robot.plan("walk", "FREQ=WEEKLY;BYDAY=SU", MONDAY_BEFORE)
    assert robot.day_words[0] == "Monday 16 November: Rest day"
    assert robot.page.planning.week.change.text() == "Change plan"


def test_easier_and_harder_lead_to_other_exercises(robot: ExerciseRobot) -> None:
    robot.page.open_exercise("bridge")
    harder = next(stop for stop in robot.page.exercise.stops if stop.property("role") == "inlineLink")
    assert harder.property("text") == "Single-leg bridge"
    harder.setFocus()
    robot.key(Qt.Key.Key_Space)
    assert robot.page.exercise.shown == "single-leg-bridge"


def test_chips_choose_what_the_library_shows(robot: ExerciseRobot) -> None:
    library = robot.page.library
    assert library.chips.stops[0].property("text") == "All 38"
    stretch = next(chip for chip in library.chips.stops if chip.property("text") == "Stretch")
    robot.press(stretch)
    assert not library.tile("hamstring").isHidden()
    assert library.tile("curl-up").isHidden()
    robot.press(stretch)
    assert library.chips.one == "all"
    assert not library.tile("curl-up").isHidden()


def test_what_about_me_hides_is_left_out_with_its_reason(robot: ExerciseRobot) -> None:
    tick(robot, "high-blood-pressure", "stenosis")
    assert "Superman: " in robot.page.library.left_out.text()
    assert "Left out" in robot.page.library.left_out.text()
    robot.page.open_routine("plank-ladder")
    assert not robot.page.routine.start.isEnabled()
    assert "Not with high blood pressure" in words(robot.page.routine.body)


def test_enter_on_start_opens_the_player(robot: ExerciseRobot, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr("painlog.ui.player.start.play", lambda *given: asked.append(given[3].routine.id))
    robot.key(ENTER)
    assert robot.is_at(robot.page.routine.start)
    robot.key(ENTER)
    assert asked == [robot.page.routine.shown]


def test_after_surgery_a_clinician_agrees_on_the_page_and_it_can_be_taken_back(robot: ExerciseRobot) -> None:
    tick(robot, "recent-surgery")
    page = robot.page
    assert not robot.shelf.selection.offered
    page.open_routine("first-week")
    assert page.routine.start.isEnabled(), "the player asks whether a clinician has agreed"
    said = words(page.routine.body)
    assert "A clinician first" in said
    assert "Instead: breathing" not in said
    robot.tab_to(page.routine.agreed).key(SPACE)
    assert len(robot.shelf.selection.offered) == 38
    assert page.routine.agreed.isHidden()
    robot.shell.toast.act()
    assert not robot.shelf.selection.offered


def test_a_hip_replacement_agreed_to_in_the_library(robot: ExerciseRobot) -> None:
    tick(robot, "hip-replacement", "osteoporosis-fracture")
    library = robot.page.library
    assert "Figure four: With a hip replacement, only when your surgeon agrees" in library.left_out.text()
    robot.press(library.agreed)
    assert not library.tile("figure-four").isHidden()
    assert "Single knee to chest" in library.left_out.text(), "osteoporosis hides it all the same"
    assert library.agreed.isHidden()


def test_a_routine_that_is_emptied_says_so(robot: ExerciseRobot) -> None:
    tick(robot, "pregnancy")
    robot.page.open_routine("plank-ladder")
    said = words(robot.page.routine.body)
    assert "leaves nothing of this routine" in said
    assert "Belly breathing" in said


def test_on_a_bad_day_the_list_says_that_only_flare_day_is_offered(robot: ExerciseRobot) -> None:
    assert "Start low" in robot.page.routines.advice.text()
    robot.shell.perform(lambda services: services.diary.log_entry(Draft(score=8))[1], None)
    assert "only “Flare day”" in robot.page.routines.advice.text()


def test_plus_adds_to_the_chosen_routine_and_copies_a_built_in_one_first(robot: ExerciseRobot) -> None:
    robot.page.open_routine("walk")
    robot.key(ESC)
    robot.page.library.focus_tile("bridge")
    robot.text("+")
    (mine,) = robot.own_routines
    assert (mine.name, [step.exercise for step in mine.steps]) == ("Walk, my way", ["walking", "bridge"])
    robot.page.library.focus_tile("brace")
    robot.text("+")
    (mine,) = robot.own_routines
    assert [step.exercise for step in mine.steps] == ["walking", "bridge", "brace"]
    robot.undo().undo()
    assert not robot.own_routines


def test_a_row_is_moved_with_alt_and_arrows_and_put_away_and_brought_back(robot: ExerciseRobot) -> None:
    robot.page.routines.rows["walk"].setFocus()
    robot.key(UP, Qt.KeyboardModifier.AltModifier)
    order = [each.routine.id for each in robot.shelf.routines]
    assert order.index("walk") == order.index("flare-day") - 1
    assert robot.is_at(robot.page.routines.rows["walk"])
    robot.page.open_routine("walk")
    robot.press(robot.page.routine.put_away)
    assert [each.routine.id for each in robot.shelf.put_away] == ["walk"]
    assert robot.page.routine.put_away.text() == "Bring back"
    robot.press(robot.page.routine.put_away)
    assert not robot.shelf.put_away


# Plan and week


def test_the_suggested_plan_is_taken_in_one_press_and_undone_in_one(robot: ExerciseRobot) -> None:
    robot.press(robot.page.planning.week.change)
    take = robot.page.planning.pane.stops[1]
    assert take.property("text") == "Use this plan"
    take.setFocus()
    robot.key(Qt.Key.Key_Space)
    assert {plan.routine_id for plan in robot.plans} == {"core-basics", "daily-stretch", "walk"}
    assert "Every day" in robot.page.routines.rows["daily-stretch"].accessibleName()
    robot.undo()
    assert not robot.plans


def test_a_plan_is_made_changed_and_ended(robot: ExerciseRobot) -> None:
    robot.page.open_plan("walk")
    pane = robot.page.planning.pane
    robot.press(pane.save)
    assert pane.trouble.text() == "Choose a routine and at least one day."
    for chip in pane.days.stops[:2]:
        robot.press(chip)
    pane.ends.setChecked(True)
    robot.press(pane.save)
    (plan,) = robot.plans
    assert plan.routine_id == "walk"
    assert plan.rule.startswith("FREQ=WEEKLY")
    assert "UNTIL" in plan.rule
    pane.stops[1].setFocus()
    robot.key(Qt.Key.Key_Space)
    assert not robot.plans[0].remind
    pane.stops[2].setFocus()
    robot.key(Qt.Key.Key_Space)
    robot.press(pane.every_day)
    pane.ends.setChecked(False)
    robot.press(pane.save)
    (plan,) = robot.plans
    assert plan.rule == "FREQ=DAILY"
    pane.stops[3].setFocus()
    robot.key(Qt.Key.Key_Space)
    assert not robot.plans


def test_the_week_says_what_was_done_what_moved_on_and_what_is_rest(robot: ExerciseRobot) -> None:
    robot.plan("core-basics", EVERY_OTHER, MONDAY_BEFORE)
    robot.choose_on_day(0, "Done without the timer")
    said = robot.day_words
    assert said[0] == "Monday 16 November: Core basics, 12 min, Done"
    assert said[1] == "Tuesday 17 November: Rest day"
    assert said[2] == "Wednesday 18 November: Core basics, 12 min, Moved on"
    assert said[4] == "Friday 20 November: Core basics, 12 min, 18:00"
    assert robot.page.planning.weeks.ring.accessibleName() == "1 of 9"
    for word in ("streak", "missed", "failed"):
        assert word not in " ".join(said).lower()


def test_a_planned_time_is_skipped_moved_and_set_back(robot: ExerciseRobot) -> None:
    robot.plan("core-basics", EVERY_OTHER, MONDAY_BEFORE)
    robot.choose_on_day(4, "Skip this time")
    assert robot.day_words[4].endswith("Skipped")
    robot.choose_on_day(4, "As planned again")
    robot.choose_on_day(4, "Move to the next day")
    assert robot.day_words[4].endswith("Moved")
    assert robot.day_words[5] == "Saturday 21 November: Core basics, 12 min, 18:00"
    robot.undo()
    assert robot.day_words[5] == "Saturday 21 November: Rest day"


def test_what_was_noted_by_mistake_is_taken_out(robot: ExerciseRobot) -> None:
    robot.page.open_routine("walk")
    robot.press(robot.page.routine.done)
    (session,) = robot.sessions
    assert (session.routine_id, session.with_timer) == ("walk", False)
    robot.choose_on_day(4, "It was not done")
    assert not robot.sessions


def test_done_without_the_timer_fulfils_what_is_planned_today(robot: ExerciseRobot) -> None:
    robot.plan("core-basics", EVERY_OTHER, MONDAY_BEFORE)
    robot.page.open_routine("core-basics")
    robot.press(robot.page.routine.done)
    (session,) = robot.sessions
    assert session.plan_id == robot.plans[0].id
    assert robot.page.planning.week.days[4].start is None


def test_the_weeks_before_and_after_are_one_press_away(robot: ExerciseRobot) -> None:
    head = robot.page.planning.head
    assert head.week.text() == "16 – 22 November"
    robot.press(head.before)
    assert head.week.text() == "9 – 15 November"
    assert robot.page.planning.week.title.text() == "The week"
    robot.press(head.after)
    assert robot.page.planning.week.title.text() == "This week"


def test_left_and_right_go_from_day_to_day(robot: ExerciseRobot) -> None:
    robot.plan("core-basics", EVERY_OTHER, MONDAY_BEFORE)
    days = robot.page.planning.week.days
    robot.tab_to(days[4].tile)
    robot.key(Qt.Key.Key_Right)
    assert robot.is_at(days[5].tile)
    assert texts_of(robot.page.planning.week.menu_of(days[5])) == []


def test_start_opens_the_player_on_the_planned_time(robot: ExerciseRobot, monkeypatch: pytest.MonkeyPatch) -> None:
    from painlog.ui.player import start

    asked: list[start.Request] = []
    monkeypatch.setattr(start, "play", lambda _parent, _context, _services, request: asked.append(request))
    robot.plan("core-basics", EVERY_OTHER, MONDAY_BEFORE)
    day: DayColumn = robot.page.planning.week.days[4]
    assert day.start is not None
    robot.press(day.start)
    robot.page.open_routine("walk")
    robot.press(robot.page.routine.start)
    planned, free = asked
    assert (planned.routine.id, planned.plan_id) == ("core-basics", robot.plans[0].id)
    assert planned.occurrence == datetime(2026, 11, 20, 18)
    assert (free.routine.id, free.plan_id) == ("walk", None)


# Paper, Today


def test_the_home_sheet_is_printed_and_its_name_told(robot: ExerciseRobot, tmp_path: Path) -> None:
    file = tmp_path / "walk.pdf"
    robot.page.printing.write("walk", robot.services, file, Paper.LETTER)
    robot.qtbot.waitUntil(file.is_file, timeout=20_000)
    robot.qtbot.waitUntil(lambda: not robot.shell.context.jobs.busy)
    assert file.read_bytes().startswith(b"%PDF")
    assert "Home sheet saved as walk.pdf" in words(robot.shell.toast)


def test_the_plan_is_written_for_other_calendars(
    robot: ExerciseRobot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pane, file = robot.page.planning.pane, tmp_path / "plan.ics"
    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getSaveFileName", lambda *_asked: (str(tmp_path / "plan"), ""))
    robot.page.open_plan("")
    assert pane.calendar.isHidden(), "nothing is planned yet"
    robot.plan("core-basics", EVERY_OTHER, MONDAY_BEFORE)
    robot.tab_to(pane.calendar).key(SPACE)
    robot.qtbot.waitUntil(lambda: not robot.shell.context.jobs.busy)
    assert "RRULE:FREQ=WEEKLY;BYDAY=MO,WE,FR" in file.read_text()
    assert "Calendar written to plan.ics" in words(robot.shell.toast)


def test_a_week_without_pain_says_that_the_plan_goes_on(robot: ExerciseRobot) -> None:
    robot.plan("core-basics", EVERY_OTHER, MONDAY_BEFORE)
    for day in (17, 18, 19, 20):
        assert "Keep going" not in robot.page.routines.advice.text()
        log(robot, 0, Moment(datetime(2026, 11, day, 9), 0, date(2026, 11, day), time_known=True))
    assert "Keep going: the plan goes on until you end it." in robot.page.routines.advice.text()
    log(robot, 2)
    assert "Keep going" not in robot.page.routines.advice.text()


def test_today_shows_what_is_due_and_what_was_done(qtbot: QtBot, robot: ExerciseRobot) -> None:
    robot.plan("core-basics", EVERY_OTHER, MONDAY_BEFORE)
    robot.shell.show_page("today")
    side = robot.shell.page("today").side  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: side.exercise is not None and side.exercise.isVisibleTo(side))
    assert side.exercise.name.text() == "Core basics"
    assert side.exercise.start.isVisibleTo(side)
    slot = robot.services.training.slots(*[robot.services.training.today()] * 2)[0]
    robot.shell.perform(lambda services: services.training.done(slot.occurrence, 700), None)
    qtbot.waitUntil(lambda: side.exercise.said.text() == "Done")
    assert not side.exercise.start.isVisibleTo(side)


def test_another_theme_reaches_what_is_shown_and_nothing_that_is_gone(robot: ExerciseRobot) -> None:
    robot.plan("walk", "FREQ=DAILY", MONDAY_BEFORE)
    robot.page.open_routine("core-basics")
    robot.page.open_routine("walk")
    tick(robot, "knee")
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    for choice in (ThemeChoice.DARK, ThemeChoice.LIGHT):
        robot.shell.context.theme.choose(choice)
    assert robot.shows(robot.page.routine)


# Layout


@pytest.mark.parametrize("size", WINDOWS, ids=str)
def test_no_pane_cuts_its_words_off(qtbot: QtBot, open_shell: OpenShell, size: tuple[int, int]) -> None:
    shell = open_shell(preferences=Preferences(language=PSEUDO_LANGUAGE, text_scale=1.3))
    shell.resize(*size)
    robot = ExerciseRobot(qtbot, shell)
    robot.plan("core-basics", EVERY_OTHER, MONDAY_BEFORE).plan("walk", "FREQ=DAILY", MONDAY_BEFORE)
    tick(robot, "knee", "pregnancy")
    page = robot.page
    opened: dict[str, Callable[[], object]] = {
        "library": page.show_library,
        "exercise": lambda: page.open_exercise("bird-dog"),
        "routine": lambda: page.open_routine("core-basics"),
        "plan": lambda: page.open_plan("walk"),
        "own": lambda: page.edit_exercise(""),
        "desk": lambda: page.edit_routine("big-three"),
    }
    found = {}
    for name, open_ in opened.items():
        open_()
        with contextlib.suppress(qtbot.TimeoutError):
            qtbot.waitUntil(lambda: not [*cut_off(page), *outside(page)], timeout=1500)
        found[name] = [*cut_off(page), *outside(page)]
    assert not any(found.values()), {name: texts for name, texts in found.items() if texts}
