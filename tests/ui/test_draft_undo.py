"""Ctrl+Z takes back what changed last: a choice that is not saved yet, or the newest step of the diary."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from painlog.domain.diary import DayContext, SiteScore, Treatment
from painlog.domain.draft import Draft
from painlog.ui.pages.today.draft_steps import DraftSteps
from painlog.ui.pages.today.unsaved import Unsaved
from tests.ui.conftest import OpenShell
from tests.ui.robots import TodayRobot

UNDO, REDO = Qt.Key.Key_Z, Qt.Key.Key_Y
NOTHING = Unsaved(Draft())


@pytest.fixture
def today(qtbot: QtBot, open_shell: OpenShell) -> TodayRobot:
    return TodayRobot(qtbot, open_shell())


def scores(robot: TodayRobot) -> list[float | None]:
    return [entry.score for entry in robot.entries]


def test_a_mistaken_number_is_taken_back_before_the_saved_entry(today: TodayRobot) -> None:
    today.score(6).save().text("4").ctrl(UNDO)
    assert today.page.form.draft.empty
    assert scores(today) == [6]
    assert "Nothing chosen yet" in today.page.bar.summary
    today.ctrl(UNDO)
    assert scores(today) == []
    assert today.shell.toast.text == "Undone: Entry saved"


def test_every_choice_is_a_step_and_can_be_done_again(today: TodayRobot) -> None:
    today.score(4).trigger("Driving").region("lower-back-left").treatment("Heat")
    full = today.page.form.draft
    today.ctrl(UNDO)
    assert today.page.form.draft.treatments == ()
    today.ctrl(UNDO)
    assert (today.page.form.draft.sites, today.page.form.body.map.sites()) == ((), {})
    today.ctrl(UNDO).ctrl(UNDO)
    assert today.page.form.draft.empty
    today.ctrl(REDO).ctrl(REDO)
    today.key(UNDO, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier).ctrl(REDO)
    assert today.page.form.draft == full
    assert today.page.form.body.map.sites() == {"lower-back-left": 4}
    assert today.page.form.treatments.chosen == ("heat",)


def test_a_new_choice_ends_what_could_be_done_again(today: TodayRobot) -> None:
    today.score(4).ctrl(UNDO).score(5).ctrl(REDO)
    assert today.page.form.draft.score == 5


def test_clear_is_a_step(today: TodayRobot) -> None:
    today.score(6).trigger("Driving").key(Qt.Key.Key_Escape).ctrl(UNDO)
    assert (today.page.form.draft.score, today.page.form.draft.triggers) == (6, ("driving",))


def test_what_was_written_to_the_diary_later_is_taken_back_first(today: TodayRobot) -> None:
    today.score(6).save().score(4)
    today.page.delete(today.entries[0].id)
    today.ctrl(UNDO)
    assert (scores(today), today.page.form.draft.score) == ([6], 4)
    today.ctrl(UNDO)
    assert (scores(today), today.page.form.draft.empty) == ([6], True)
    today.ctrl(UNDO)
    assert scores(today) == []
    today.ctrl(REDO)
    assert (scores(today), today.page.form.draft.empty) == ([6], True)
    today.ctrl(REDO)
    assert (scores(today), today.page.form.draft.score) == ([6], 4)


def test_an_entry_that_is_only_opened_for_editing_has_nothing_to_take_back(today: TodayRobot) -> None:
    today.score(6).save()
    today.page.edit(today.entries[0].id)
    today.score(8).ctrl(UNDO)
    assert today.page.form.draft.score == 6
    assert scores(today) == [6]
    today.ctrl(UNDO)
    assert scores(today) == []


def test_a_text_field_keeps_its_own_undo(today: TodayRobot) -> None:
    today.score(5).details().text("car")
    details = today.page.form.details
    assert details is not None
    today.ctrl(UNDO)
    assert (details.note.toPlainText(), today.page.form.draft.score) == ("", 5)
    today.text("stairs").score(7).ctrl(UNDO)
    assert (today.page.form.draft.note, today.page.form.draft.score) == ("stairs", 5)
    today.ctrl(UNDO)
    assert (details.note.toPlainText(), today.page.form.draft.score) == ("", 5)


def test_another_page_undoes_the_diary_and_leaves_the_form_alone(today: TodayRobot) -> None:
    today.score(6).save().score(4)
    today.shell.show_page("history")
    today.ctrl(UNDO)
    assert today.page.form.draft.score == 4
    assert scores(today) == []


def test_another_day_keeps_the_steps_of_the_entry_and_drops_those_of_the_day(today: TodayRobot) -> None:
    today.score(4).details()
    details = today.page.form.details
    assert details is not None
    details.set_scale("sleep", 3)
    today.page.step_day(-1)
    today.page.form.score.focus_strip()
    today.ctrl(UNDO)
    assert today.page.form.draft.empty
    today.ctrl(REDO)
    assert today.page.form.draft.score == 4
    assert today.page.form.details is not None
    assert today.page.form.details.day.sleep is None


def test_a_draft_of_an_earlier_session_is_one_step(qtbot: QtBot, open_shell: OpenShell, today: TodayRobot) -> None:
    today.score(6).trigger("Driving")
    today.shell.close()
    again = TodayRobot(qtbot, open_shell())
    again.page.focus_start()
    again.ctrl(UNDO)
    assert again.page.form.draft.empty
    again.ctrl(REDO)
    assert (again.page.form.draft.score, again.page.form.draft.triggers) == (6, ("driving",))


DRAFTS = st.builds(
    Draft,
    score=st.sampled_from([None, 3, 7]),
    sites=st.sampled_from([(), (SiteScore("neck", 3),)]),
    treatments=st.sampled_from([(), (Treatment("heat"),), (Treatment("nsaid", "400 mg"),)]),
    note=st.sampled_from(["", "a", "ab"]),
)
FORMS = st.builds(
    Unsaved, DRAFTS, st.sampled_from([None, DayContext(date(2026, 11, 20), sleep=3), DayContext(date(2026, 11, 20))])
)


@given(st.lists(FORMS, max_size=8))
def test_back_leads_to_the_beginning_and_again_to_the_end(forms: list[Unsaved]) -> None:
    steps, now = DraftSteps(), NOTHING
    for form in forms:
        steps.note(now, form)
        now = form
    end = now
    while steps.can_go_back:
        before, now = now, steps.back(now)
        assert now != before
    assert now == NOTHING
    while steps.can_go_again:
        now = steps.again(now)
    assert now == end


def test_what_is_typed_in_one_go_is_one_step() -> None:
    steps, now = DraftSteps(), Unsaved(Draft(score=5))
    for note in ("c", "ca", "car"):
        steps.note(now, Unsaved(Draft(score=5, note=note)))
        now = Unsaved(Draft(score=5, note=note))
    assert steps.back(now) == Unsaved(Draft(score=5))
    assert not steps.can_go_back


def test_an_entry_that_is_deleted_does_not_come_back_into_the_form() -> None:
    steps = DraftSteps()
    edited = Unsaved(Draft("an-id", score=5))
    steps.note(edited, Unsaved(Draft("an-id", score=6)))
    steps.leave_entry("an-id")
    assert not steps.can_go_back
