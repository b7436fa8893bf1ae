"""Today, through the real window."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from painlog.clock import FixedClock
from painlog.domain.diary import DayContext, Relief, Side, SiteScore, Symptom, Treatment
from painlog.domain.draft import Draft
from painlog.domain.scales import Scale
from painlog.paths import Places
from tests.ui.conftest import OpenShell
from tests.ui.robots import ENTER, SPACE, TAB, TodayRobot

TODAY = date(2026, 11, 20)


@pytest.fixture
def today(qtbot: QtBot, open_shell: OpenShell) -> TodayRobot:
    return TodayRobot(qtbot, open_shell())


def test_digit_and_enter_is_a_full_entry(today: TodayRobot) -> None:
    today.score(6).key(ENTER)
    (entry,) = today.entries
    assert (entry.score, entry.scale, entry.diary_day) == (6, Scale.NRS11, TODAY)
    assert today.page.form.draft.empty
    assert "Saved 18:42" in today.page.bar.summary


def test_a_day_by_keyboard_only(today: TodayRobot) -> None:
    form = today.page.form
    today.score(6).tab_to(form.body.map).key(SPACE).key(Qt.Key.Key_Left).text("4")
    today.tab_to(form.triggers, most=3).text("l").key(SPACE)
    today.key(TAB)
    assert form.treatments.isAncestorOf(today.focused)
    today.key(SPACE).text("3").save()
    (entry,) = today.entries
    assert entry.score == 6
    assert SiteScore("lower-back-middle", 6) in entry.sites
    assert len(entry.sites) == 2
    assert entry.triggers == ("long-sitting",)
    assert entry.treatments == (Treatment("heat", relief=Relief.SOME),)


def test_tab_visits_the_form_in_the_order_of_an_entry(today: TodayRobot) -> None:
    form = today.page.form
    today.treatment("Heat")
    today.key(Qt.Key.Key_Escape).treatment("Heat").score(3)
    today.tab_to(form.body.map, most=2).tab_to(form.triggers, most=3).tab_to(form.treatments, most=1)
    today.tab_to(form.relief, most=1).tab_to(form.fold, most=1).tab_to(today.page.bar.clear, most=1)
    today.tab_to(today.page.bar.save, most=1)


def test_mouse_marks_places_with_the_current_score(today: TodayRobot) -> None:
    today.score(7).region("lower-back-left").score(3).region("thigh-back-left").save()
    (entry,) = today.entries
    assert entry.sites == (SiteScore("lower-back-left", 7), SiteScore("thigh-back-left", 3))


def test_several_entries_a_day_edit_and_delete(today: TodayRobot, clock: FixedClock) -> None:
    today.score(5).save()
    clock.move(timedelta(hours=1))
    today.score(2).save()
    first, second = today.entries
    today.page.edit(first.id)
    today.score(8).save()
    assert [entry.score for entry in today.entries] == [8, 2]
    assert today.entries[0].when == first.when
    today.page.delete(second.id)
    assert [entry.id for entry in today.entries] == [first.id]
    assert today.shell.toast.text == "Entry deleted"
    today.ctrl(Qt.Key.Key_Z)
    assert [entry.score for entry in today.entries] == [8, 2]


def test_ctrl_0_saves_no_pain_and_keeps_the_form(today: TodayRobot) -> None:
    today.trigger("Driving").ctrl(Qt.Key.Key_0)
    (entry,) = today.entries
    assert (entry.score, entry.triggers) == (0, ())
    assert today.page.form.draft.triggers == ("driving",)


def test_same_as_last_time_takes_places_and_treatments(today: TodayRobot, clock: FixedClock) -> None:
    today.score(6).region("lower-back-left").treatment("Heat").trigger("Driving").save()
    clock.move(timedelta(hours=2))
    today.score(4).ctrl(Qt.Key.Key_R).save()
    latest = today.entries[-1]
    assert latest.sites == (SiteScore("lower-back-left"),)
    assert [treatment.id for treatment in latest.treatments] == ["heat"]
    assert latest.triggers == ()


def test_details_belong_to_entry_and_day(today: TodayRobot) -> None:
    today.score(5).details()
    details = today.page.form.details
    assert details is not None
    assert details.isVisible()
    today.text("Two hours in the car").key(TAB).key(SPACE).save()
    (entry,) = today.entries
    assert entry.note == "Two hours in the car"
    assert entry.qualities == ("sore",)


def test_day_values_are_stored_once_for_the_day(today: TodayRobot) -> None:
    today.score(5).details()
    details = today.page.form.details
    assert details is not None
    details.set_scale("sleep", 3)
    details.set_tick("limited", True)
    today.save()
    services = today.shell.services
    assert services is not None
    assert services.diary.day_state(TODAY).context == DayContext(TODAY, sleep=3, limited=True)


def test_symptom_with_a_side(today: TodayRobot) -> None:
    draft = Draft(score=4, symptoms=(Symptom("numbness", Side.LEFT),))
    today.page.take_draft(draft)
    today.save()
    assert today.entries[0].symptoms == draft.symptoms


def test_yesterday_is_missing_leads_to_an_entry_without_a_time(today: TodayRobot, clock: FixedClock) -> None:
    today.score(3).save()
    clock.move(timedelta(days=2))
    today.page.show_today()
    assert today.page.header.hint.isVisible()
    today.page.header.add_yesterday_clicked.emit()
    assert today.page.header.title.text() == "Saturday 21 November"
    today.score(4).save()
    (entry,) = today.entries
    assert (entry.diary_day, entry.time_known, entry.recalled) == (date(2026, 11, 21), False, False)
    today.alt(Qt.Key.Key_Right)
    assert not today.page.header.hint.isVisible()


def test_an_entry_about_long_ago_is_marked_recalled(today: TodayRobot) -> None:
    today.page.step_day(-3)
    today.score(4).save()
    assert today.entries[0].recalled


def test_no_day_beyond_today(today: TodayRobot) -> None:
    today.alt(Qt.Key.Key_Right)
    assert today.page.day == TODAY


def test_clear_can_be_taken_back(today: TodayRobot) -> None:
    today.score(6).trigger("Driving").key(Qt.Key.Key_Escape)
    assert today.page.form.draft.empty
    today.shell.toast.act()
    assert (today.page.form.draft.score, today.page.form.draft.triggers) == (6, ("driving",))


def test_unsaved_input_survives_a_page_change_and_a_restart(
    qtbot: QtBot, open_shell: OpenShell, today: TodayRobot
) -> None:
    today.score(6).trigger("Driving")
    today.ctrl(Qt.Key.Key_3).ctrl(Qt.Key.Key_1)
    assert today.page.form.draft.score == 6
    today.shell.close()
    again = TodayRobot(qtbot, open_shell())
    assert (again.page.form.draft.score, again.page.form.draft.triggers) == (6, ("driving",))
    again.save()
    assert again.entries[0].triggers == ("driving",)


def test_unsaved_input_survives_a_crash(qtbot: QtBot, open_shell: OpenShell, today: TodayRobot) -> None:
    today.score(6)
    qtbot.waitUntil(lambda: today.page.draft_is_kept)
    again = TodayRobot(qtbot, open_shell())
    assert again.page.form.draft.score == 6


def test_faces(today: TodayRobot) -> None:
    today.page.form.score.scale.choose(Scale.FACES6)
    today.score(8).save()
    (entry,) = today.entries
    assert (entry.scale, entry.face, entry.score) == (Scale.FACES6, 4, 8)
    assert today.page.form.draft.scale is Scale.FACES6


def test_ten_is_typed_quickly_and_only_quickly(today: TodayRobot) -> None:
    strip = today.page.form.score
    strip.type_digit(1, 1000)
    strip.type_digit(0, 1400)
    assert today.page.form.draft.score == 10
    strip.type_digit(1, 5000)
    strip.type_digit(0, 5800)
    assert today.page.form.draft.score == 0


def test_own_item_is_added_and_ticked(today: TodayRobot) -> None:
    today.press(today.page.form.triggers.add_button)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    QTest.keyClicks(popup.field, "Snow shovelling")
    QTest.keyClick(popup.field, ENTER)
    assert today.page.form.draft.triggers == ("own-snow-shovelling",)
    today.score(5).save()
    assert today.entries[0].triggers == ("own-snow-shovelling",)


def test_a_note_about_heat_shows_once(today: TodayRobot) -> None:
    today.treatment("Heat")
    assert "20 minutes" in today.page.form.note.text
    assert today.page.form.note.isVisible()
    today.page.clear()
    today.page.form.note.hide()
    today.treatment("Heat")
    assert not today.page.form.note.isVisible()


def test_keys_struck_before_the_diary_is_open_arrive(qtbot: QtBot, open_shell: OpenShell, places: Places) -> None:
    shell = open_shell(wait=False)
    robot = TodayRobot(qtbot, shell)
    robot.score(7).key(ENTER)
    assert shell.services is None
    qtbot.waitSignal(shell.ready).wait()
    assert [entry.score for entry in robot.entries] == [7]
    assert robot.page.form.draft.empty
