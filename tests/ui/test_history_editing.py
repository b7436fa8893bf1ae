"""Entries changed, added, duplicated and deleted in History, through the real window."""

from datetime import date, time
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QDate, Qt, QTime
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from painlog.clock import FixedClock
from painlog.domain.catalogue import Kind
from painlog.domain.diary import Course, Relief, Side, SiteScore, Symptom, Treatment
from painlog.domain.draft import Draft
from painlog.domain.scales import Scale
from painlog.paths import Places
from painlog.services.transfer import ImportRequest
from painlog.ui.widgets.one_chip import OneChip
from painlog.ui.widgets.score_strip import ScoreStrip
from tests.ui.conftest import OpenShell
from tests.ui.history_robot import CAR, DELETE, TAB, TODAY, HistoryRobot

Part = TypeVar("Part", bound=QWidget)


@pytest.fixture
def history(qtbot: QtBot, open_shell: OpenShell, clock: FixedClock) -> HistoryRobot:
    return HistoryRobot(qtbot, open_shell(), clock)


@pytest.fixture
def filled(history: HistoryRobot) -> HistoryRobot:
    return history.fill()


# Changing


def test_every_field_can_be_changed(filled: HistoryRobot) -> None:
    filled.click_row(3)
    editor = filled.page.editor
    assert editor.isVisible()
    assert editor.moment.text.text() == "Wednesday 18 November, 20:55"
    filled.score(8)
    filled.take_out(Kind.SITE, "thigh-back-left").add(Kind.SITE, "Neck")
    filled.take_out(Kind.TRIGGER, "poor-sleep").add(Kind.TRIGGER, "Lifting")
    filled.take_out(Kind.TREATMENT, "heat").add(Kind.TREATMENT, "Anti-inflammatory")
    filled.press(editor.fields.more)
    filled.add(Kind.QUALITY, "Burning").add(Kind.SYMPTOM, "Numbness", "Stiffness on waking")
    editor.fields.note.setPlainText("Better in the evening.")
    filled.tick(editor.fields.course, "Comes and goes")
    editor.fields.hours.setValue(2.5)
    editor.fields.flare.click()
    _say_more(filled)
    filled.save()
    entry = filled.entries_of(date(2026, 11, 18))[0]
    assert entry.score == 8
    assert entry.sites == (SiteScore("lower-back-left", 7), SiteScore("neck", 2))
    assert entry.triggers == ("driving", "lifting")
    assert entry.treatments == (Treatment("nsaid", "400 mg", Relief.A_LITTLE),)
    assert entry.qualities == ("burning",)
    assert entry.symptoms == (Symptom("numbness", Side.LEFT), Symptom("stiffness-on-waking", minutes=30))
    assert (entry.course, entry.hours, entry.flare) == (Course.COMES_AND_GOES, 2.5, True)
    assert entry.note == "Better in the evening."
    assert filled.toast == "Entry changed"
    assert filled.lines[3].score == 8


def _part(card: QWidget, kind: type[Part]) -> Part:
    found = card.findChild(kind)
    assert found is not None
    return found


def _say_more(history: HistoryRobot) -> None:
    """Score a place, and say relief and dose, side and minutes, in the cards that chips open."""
    card = history.open_chip(Kind.SITE, "neck")
    QTest.keyClicks(_part(card, ScoreStrip), "2")
    card.close()
    card = history.open_chip(Kind.TREATMENT, "nsaid")
    history.tick(card, "A little")
    QTest.keyClicks(_part(card, QLineEdit), "400 mg")
    card.close()
    card = history.open_chip(Kind.SYMPTOM, "numbness")
    history.tick(_part(card, OneChip), "Left")
    card.close()
    card = history.open_chip(Kind.SYMPTOM, "stiffness-on-waking")
    _part(card, QSpinBox).setValue(30)
    card.close()


def test_date_and_time_can_be_changed(filled: HistoryRobot) -> None:
    filled.click_row(3)
    moment = filled.page.editor.moment
    filled.press(moment.change)
    assert moment.date.isVisible()
    moment.date.setDate(QDate(2026, 11, 19))
    moment.time.setTime(QTime(7, 30))
    filled.save()
    (entry,) = filled.entries_of(date(2026, 11, 19))
    assert (entry.when.time(), entry.score, entry.recalled) == (time(7, 30), 7, False)
    assert filled.said[2:4] == [("Thu 19", "Lower back, left; Back of thigh, left"), ("Wed 18", "Nothing recorded")]
    assert (filled.page.day, filled.current.entry_id) == (date(2026, 11, 19), entry.id)
    filled.shell.toast.act()
    assert filled.entries_of(date(2026, 11, 18))[0].when.time() == time(20, 55)


def test_date_time_and_hours_can_be_typed(filled: HistoryRobot) -> None:
    filled.click_row(3)
    editor = filled.page.editor
    filled.press(editor.moment.change).text("17112026")
    assert editor.moment.date.date() == QDate(2026, 11, 17)
    filled.key(TAB).text("0715")
    assert editor.moment.time.time() == QTime(7, 15)
    filled.press(editor.fields.more)
    editor.fields.hours.setFocus()
    editor.fields.hours.selectAll()
    filled.text("12.5").save()
    entry = next(entry for entry in filled.entries_of(date(2026, 11, 17)) if entry.score == 7)
    assert (entry.when.time(), entry.hours) == (time(7, 15), 12.5)


def test_an_entry_can_do_without_a_time(filled: HistoryRobot) -> None:
    filled.click_row(3)
    moment = filled.page.editor.moment
    filled.press(moment.change).press(moment.unknown)
    assert not moment.time.isEnabled()
    filled.save()
    assert not filled.entries_of(date(2026, 11, 18))[0].time_known
    assert filled.lines[3].time == "–"


def test_the_future_is_refused_where_it_was_typed(filled: HistoryRobot) -> None:
    filled.click_row(0)
    editor = filled.page.editor
    filled.press(editor.moment.change)
    editor.moment.time.setTime(QTime(23, 0))
    assert editor.moment.trouble.isVisible()
    assert "lies in the future" in editor.moment.trouble.text()
    assert not editor.save.isEnabled()
    editor.moment.time.setTime(QTime(18, 0))
    assert not editor.moment.trouble.isVisible()
    assert editor.save.isEnabled()


def test_after_midnight_the_editor_says_which_day_it_counts_for(filled: HistoryRobot) -> None:
    filled.click_row(0)
    editor = filled.page.editor
    filled.press(editor.moment.change)
    editor.moment.time.setTime(QTime(0, 30))
    assert editor.moment.belongs.text() == "counts for Thu 19 November"
    filled.save()
    assert filled.current.day == date(2026, 11, 19)


def test_moved_far_back_an_entry_is_marked_as_recalled(filled: HistoryRobot) -> None:
    filled.click_row(0)
    editor = filled.page.editor
    assert not editor.origin.isVisible()
    filled.press(editor.moment.change)
    editor.moment.date.setDate(QDate(2026, 11, 10))
    filled.save()
    assert filled.entries_of(date(2026, 11, 10))[0].recalled
    assert editor.origin.text() == "Recorded later, from memory"
    assert editor.origin.isVisible()


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("date,time,score\n2026-11-19,08:00,7\n", "Imported from CSV"),
        ("date,time,score\n2026-11-19,08:00,6.25\n", "Imported from CSV, converted from “6.25”"),
        (
            "date,weekday,time of day,category,rating/amount,detail,notes\n"
            '"19th Nov 2026","Thursday","8:00","Symptom","2","Back pain (Moderate)",""\n',
            "Imported from Bearable, converted from “Moderate”",
        ),
    ],
)
def test_an_imported_entry_says_where_it_came_from(
    history: HistoryRobot, tmp_path: Path, table: str, said: str
) -> None:
    path = tmp_path / "from-elsewhere.csv"
    path.write_text(table, encoding="utf-8")
    history.services.transfer.import_file(ImportRequest(path))
    history.page.refresh()
    history.click_row(next(row for row, line in enumerate(history.lines) if line.day == date(2026, 11, 19)))
    assert history.page.editor.origin.text() == said
    assert history.page.editor.origin.isVisible()


def test_a_face_is_chosen_among_faces(filled: HistoryRobot) -> None:
    filled.log(Draft(score=4, scale=Scale.FACES6), 0, "18:00")
    filled.click_row(0)
    editor = filled.page.editor
    assert (editor.score.faces.isVisible(), editor.score.numbers.isVisible()) == (True, False)
    filled.score(8).save()
    entry = filled.entries_of(TODAY)[-1]
    assert (entry.scale, entry.face, entry.score) == (Scale.FACES6, 4, 8)
    filled.press(editor.fields.more).tick(editor.fields.scale, "Numbers").score(3).save()
    entry = filled.entries_of(TODAY)[-1]
    assert (entry.scale, entry.face, entry.score) == (Scale.NRS11, None, 3)


def test_a_decimal_is_said_in_words_and_kept(filled: HistoryRobot) -> None:
    filled.log(Draft(score=6.5), 0, "18:00")
    filled.click_row(0)
    editor = filled.page.editor
    assert (editor.score.between.text(), editor.score.numbers.value()) == ("Recorded as 6.5", None)
    editor.fields.note.setPlainText("x")
    filled.save()
    assert filled.entries_of(TODAY)[-1].score == 6.5


def test_an_own_item_is_made_in_the_list_and_ticked(filled: HistoryRobot) -> None:
    filled.click_row(0).add(Kind.TRIGGER, "Snow shovelling").save()
    assert filled.entries_of(TODAY)[-1].triggers == ("own-snow-shovelling",)
    assert filled.lines[0].below == "Snow shovelling"


def test_a_treatment_shows_its_note_the_first_time(filled: HistoryRobot) -> None:
    note = filled.page.editor.fields.treatment_note
    filled.click_row(0).add(Kind.TREATMENT, "TENS")
    assert "TENS" in note.text
    assert note.isVisible()
    filled.click_row(1).add(Kind.TREATMENT, "TENS")
    assert not note.isVisible()


# Unsaved changes


def test_changes_stay_with_their_entry_until_they_are_saved(filled: HistoryRobot) -> None:
    filled.click_row(0).score(9)
    assert filled.lines[0].unsaved
    filled.click_row(1).score(1)
    assert filled.entries_of(TODAY)[1].score == 6
    filled.click_row(0)
    assert filled.page.editor.score.numbers.value() == 9
    filled.save()
    assert [entry.score for entry in filled.entries_of(TODAY)] == [5, 9]
    assert [line.unsaved for line in filled.lines[:2]] == [False, True]


def test_changes_survive_other_pages_and_changes_from_elsewhere(filled: HistoryRobot) -> None:
    filled.click_row(0).score(9)
    filled.shell.show_page("today")
    filled.services.diary.log_entry(Draft(score=1))
    filled.shell.show_page("history")
    filled.page.refresh()
    assert filled.page.editor.score.numbers.value() == 9


def test_typing_the_old_value_again_leaves_nothing_unsaved(filled: HistoryRobot) -> None:
    filled.click_row(0).score(9).score(6)
    assert not filled.lines[0].unsaved
    assert not filled.page.editor.save.isEnabled()


def test_cancel_drops_changes_and_the_message_brings_them_back(filled: HistoryRobot) -> None:
    filled.click_row(0).score(9).press(filled.page.editor.cancel)
    assert not filled.is_open
    assert (filled.toast, filled.lines[0].unsaved) == ("Changes dropped", False)
    filled.shell.toast.act()
    assert (filled.is_open, filled.lines[0].unsaved) == (True, True)
    assert filled.page.editor.score.numbers.value() == 9
    filled.save()
    assert filled.entries_of(TODAY)[1].score == 9


def test_closing_the_panel_and_the_window_keeps_what_is_unsaved_and_offers_it_again(
    qtbot: QtBot, open_shell: OpenShell, clock: FixedClock, filled: HistoryRobot
) -> None:
    filled.click_row(0).score(9).press(filled.page.editor.close_button)
    assert not filled.is_open
    assert filled.lines[0].unsaved
    filled.shell.close()
    again = HistoryRobot(qtbot, open_shell(), clock)
    assert [entry.score for entry in again.entries_of(TODAY)] == [5, 6]
    assert again.lines[0].unsaved
    assert again.toast == "1 entry has unsaved changes."
    again.shell.toast.act()
    assert again.page.editor.score.numbers.value() == 9
    again.save()
    assert [entry.score for entry in again.entries_of(TODAY)] == [5, 9]
    again.shell.close()
    assert not any(line.unsaved for line in HistoryRobot(qtbot, open_shell(), clock).lines)


def test_a_new_entry_that_was_begun_is_there_after_a_crash(
    qtbot: QtBot, open_shell: OpenShell, clock: FixedClock, places: Places, filled: HistoryRobot
) -> None:
    filled.click_row(2)
    filled.text("4")
    kept = places.edits_of(places.diary)
    qtbot.waitUntil(kept.exists)
    saved = kept.read_bytes()
    filled.press(filled.page.editor.cancel)
    filled.shell.close()
    kept.write_bytes(saved)
    again = HistoryRobot(qtbot, open_shell(), clock)
    again.shell.toast.act()
    assert again.page.editor.heading.text() == "New entry"
    again.save()
    assert [entry.score for entry in again.entries_of(date(2026, 11, 19))] == [4]


def test_edits_of_entries_that_are_gone_or_files_that_are_broken_are_forgotten(
    qtbot: QtBot, open_shell: OpenShell, clock: FixedClock, places: Places, filled: HistoryRobot
) -> None:
    filled.click_row(0).score(9)
    kept = places.edits_of(places.diary)
    qtbot.waitUntil(kept.exists)
    filled.page.desk.delete(filled.entries_of(TODAY)[1].id)
    filled.shell.close()
    again = HistoryRobot(qtbot, open_shell(), clock)
    assert not any(line.unsaved for line in again.lines)
    again.shell.close()
    kept.write_text('[{"draft": {}}, 7]')
    assert not any(line.unsaved for line in HistoryRobot(qtbot, open_shell(), clock).lines)


# Adding, duplicating, deleting


def test_a_missing_day_is_added_and_marked_recalled_when_it_is_long_ago(filled: HistoryRobot) -> None:
    filled.click_row(2)
    assert filled.page.editor.heading.text() == "New entry"
    assert filled.page.editor.moment.text.text() == "Thursday 19 November, time not known"
    assert not filled.page.editor.save.isEnabled()
    filled.text("4").save()
    (entry,) = filled.entries_of(date(2026, 11, 19))
    assert (entry.score, entry.time_known, entry.recalled) == (4, False, False)
    assert filled.toast == "Entry saved"
    filled.page.go_to_day(date(2026, 11, 16))
    filled.page.open_day(date(2026, 11, 16))
    filled.text("5").save()
    assert filled.entries_of(date(2026, 11, 16))[0].recalled


def test_a_new_entry_that_is_not_saved_stays_with_its_day(filled: HistoryRobot) -> None:
    filled.click_row(2).text("4").click_row(0)
    assert filled.lines[2].unsaved
    filled.click_row(2)
    assert filled.page.editor.score.numbers.value() == 4


def test_today_is_added_at_this_moment(history: HistoryRobot) -> None:
    history.log(Draft(score=3), 1)
    history.click_row(0).text("6").save()
    (entry,) = history.entries_of(TODAY)
    assert (entry.when.time(), entry.time_known) == (time(18, 42), True)


def test_duplicate_makes_a_new_entry_about_now(filled: HistoryRobot) -> None:
    filled.click_row(3).press(filled.page.editor.duplicate)
    newest = filled.entries_of(TODAY)[-1]
    assert (newest.when.time(), newest.score, newest.note) == (time(18, 42), 7, CAR.note)
    assert filled.current.entry_id == newest.id
    assert filled.page.editor.moment.text.text() == "Friday 20 November, 18:42"
    assert len(filled.entries_of(date(2026, 11, 18))) == 1


def test_a_month_moves_along_with_an_entry_that_is_written(filled: HistoryRobot) -> None:
    old = filled.log(CAR, 40)
    filled.filter("month", "October")
    filled.page.open_day(old.diary_day)
    filled.press(filled.page.editor.duplicate)
    assert filled.page.entries.filters.buttons["month"].text() == "November"
    assert filled.page.editor.moment.text.text() == "Friday 20 November, 18:42"


def test_a_new_entry_can_be_given_another_day(filled: HistoryRobot) -> None:
    filled.click_row(2).text("4")
    filled.press(filled.page.editor.moment.change)
    filled.page.editor.moment.date.setDate(QDate(2026, 10, 1))
    filled.save()
    (entry,) = filled.entries_of(date(2026, 10, 1))
    assert (filled.current.entry_id, filled.page.editor.heading.text()) == (entry.id, "Edit entry")
    assert not filled.lines[2].unsaved


def test_delete_and_ctrl_z(filled: HistoryRobot) -> None:
    before = filled.entries_of(date(2026, 11, 18))
    filled.click_row(3).press(filled.page.editor.delete)
    assert filled.entries_of(date(2026, 11, 18)) == ()
    assert filled.toast == "Entry deleted"
    assert (filled.is_open, filled.lines[3].headline) == (False, "Nothing recorded")
    filled.ctrl(Qt.Key.Key_Z)
    assert filled.entries_of(date(2026, 11, 18)) == before
    assert filled.lines[3].score == 7


def test_delete_key_deletes_the_row(filled: HistoryRobot) -> None:
    filled.page.go_to_day(TODAY)
    filled.page.entries.list.setFocus()
    filled.key(DELETE)
    assert [entry.score for entry in filled.entries_of(TODAY)] == [5]
    filled.key(Qt.Key.Key_Down, DELETE)
    assert filled.current.headline == "Nothing recorded"
    assert filled.toast == "Entry deleted"


def test_the_heat_map_follows_every_change(filled: HistoryRobot) -> None:
    heat = filled.page.heat
    assert heat.recorded.text() == "3 of 324 days recorded"
    assert heat.sentence(date(2026, 11, 18)) == "Wed 18 November, worst 7, 1 entry"
    filled.click_row(3).score(2).save()
    assert heat.sentence(date(2026, 11, 18)) == "Wed 18 November, worst 2, 1 entry"
    assert heat.sentence(date(2026, 11, 19)) == "Thu 19 November, not recorded"
