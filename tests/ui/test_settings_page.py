"""Settings, through the real window and by keyboard."""

from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from painlog.clock import FixedClock
from painlog.domain.catalogue import Kind
from painlog.domain.draft import Draft
from painlog.domain.emergency import NUMBERS
from painlog.domain.scales import Scale, SeverityBands
from painlog.domain.settings import DiarySettings, Subject
from painlog.domain.stages import PRESETS
from painlog.i18n import languages
from painlog.paths import Places, resources
from painlog.preferences import BackupRhythm, Preferences, ThemeChoice, load_preferences, save_preferences
from painlog.storage.backup import backups
from painlog.storage.outside import outside_folder
from painlog.ui.pages.about import AboutPage
from painlog.ui.pages.today import TodayPage
from painlog.ui.widgets.item_picker import ItemPicker
from tests.ui.conftest import OpenShell
from tests.ui.settings_robot import ENTER, ESCAPE, SPACE, SettingsRobot
from tests.ui.test_layouts import MANNERS, WINDOWS, faults


@pytest.fixture
def settings(qtbot: QtBot, open_shell: OpenShell) -> SettingsRobot:
    return SettingsRobot(qtbot, open_shell())


def current(robot: SettingsRobot) -> DiarySettings:
    return robot.services.settings.current()


def today_of(robot: SettingsRobot) -> TodayPage:
    page = robot.shell.page("today")
    assert isinstance(page, TodayPage)
    return page


# The window


def test_only_languages_that_exist_are_offered(settings: SettingsRobot) -> None:
    offered = [choice.value for choice in settings.page.window_card.language.choices]
    assert offered == ["", *languages(resources() / "locale")]


def test_another_language_asks_for_another_window(settings: SettingsRobot, places: Places) -> None:
    settings.choose(settings.page.window_card.language, "English")
    assert load_preferences(places.preferences).language == "en"
    wish = settings.shell.reopening
    assert wish is not None
    assert (wish.diary, wish.page) == (places.diary, "settings")
    assert not settings.shell.isVisible()


def test_theme_and_text_size_hold_at_once_and_at_the_next_start(settings: SettingsRobot, places: Places) -> None:
    card, theme = settings.page.window_card, settings.page.context.theme
    card.theme.choose(ThemeChoice.DARK)
    card.scale.choose(1.15)
    assert theme.dark
    assert theme.scale == 1.15
    kept = load_preferences(places.preferences)
    assert (kept.theme, kept.text_scale) == (ThemeChoice.DARK, 1.15)
    theme.choose(ThemeChoice.LIGHT)
    assert card.theme.value is ThemeChoice.LIGHT


def test_a_choice_that_cannot_be_kept_is_told(
    settings: SettingsRobot, places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    places.config.parent.mkdir(parents=True, exist_ok=True)
    places.config.write_text("in the way", encoding="utf-8")
    settings.page.window_card.theme.choose(ThemeChoice.DARK)
    assert settings.page.context.theme.dark
    assert "could not be kept" in settings.shell.toast.text


# The diary


def test_what_the_diary_is_about_changes_the_question_of_today(settings: SettingsRobot) -> None:
    settings.choose(settings.page.asking.subject, "My back and legs")
    assert current(settings).subject is Subject.BACK_AND_LEGS
    settings.shell.show_page("today")
    assert today_of(settings).form.score.title.text() == "How are your back and legs right now?"
    settings.undo()
    assert today_of(settings).form.score.title.text() == "How is your back right now?"


def test_faces_can_come_first(settings: SettingsRobot) -> None:
    settings.page.asking.scale.choose(Scale.FACES6)
    assert current(settings).scale is Scale.FACES6


def test_bands_always_leave_room_for_each_other(settings: SettingsRobot) -> None:
    card = settings.page.asking
    settings.choose(card.moderate, "6")
    assert current(settings).bands == SeverityBands(6, 7)
    assert [choice.value for choice in card.severe.choices] == [7, 8, 9, 10]
    settings.choose(card.severe, "9")
    assert [choice.value for choice in card.moderate.choices] == list(range(2, 9))
    assert current(settings).bands == SeverityBands(6, 9)


def test_how_days_and_stages_are_counted(settings: SettingsRobot) -> None:
    card = settings.page.counting
    settings.choose(card.day_start, "02:00")
    settings.choose(card.threshold, "3 or more")
    settings.choose(card.places, "Every place")
    settings.choose(card.preset, "4 and 12 weeks")
    changed = current(settings)
    assert (changed.day_starts_at, changed.pain_threshold, changed.count_every_site) == (2, 3, True)
    assert changed.preset == "short"
    assert card.source == PRESETS["short"].source
    for _ in range(4):
        settings.undo()
    assert current(settings) == DiarySettings()
    assert (card.day_start.value, card.threshold.value, card.preset.value) == (4, 1, "research")


def test_every_setting_is_one_step_of_undo(settings: SettingsRobot) -> None:
    settings.choose(settings.page.counting.threshold, "5 or more")
    assert settings.shell.toast.text == "Setting changed"
    settings.shell.toast.act()
    assert current(settings).pain_threshold == 1


def test_a_country_fills_in_the_numbers_and_the_person_corrects_them(settings: SettingsRobot) -> None:
    card = settings.page.emergency
    settings.choose(card.country, "United Kingdom")
    assert (card.emergency.text(), card.crisis.text()) == NUMBERS["GB"]
    assert current(settings).emergency_number == "999"
    settings.write(card.emergency, "112", leave=ENTER)
    assert (current(settings).emergency_number, current(settings).country) == ("112", "GB")
    settings.choose(card.country, "Another country")
    assert current(settings).emergency_number == "112"
    for _ in range(3):
        settings.undo()
    assert current(settings) == DiarySettings()
    assert card.emergency.text() == ""


def test_a_number_being_written_is_kept_when_the_window_closes(settings: SettingsRobot) -> None:
    settings.page.emergency.emergency.setFocus()
    settings.page.emergency.emergency.setText("112")
    settings.page.closing()
    assert current(settings).emergency_number == "112"


# Files


def test_the_folder_of_the_diary_opens(
    settings: SettingsRobot, places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url) or len(opened) == 1)
    settings.press(settings.page.file.folder)
    assert [Path(url.toLocalFile()) for url in opened] == [places.diary.parent]
    settings.press(settings.page.file.folder)
    assert "could not be opened" in settings.shell.toast.text


def test_another_diary_is_opened_and_remembered_until_the_usual_one_is_chosen(
    qtbot: QtBot, open_shell: OpenShell, places: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other.db"
    robot = SettingsRobot(qtbot, open_shell())
    assert not robot.page.file.usual.isVisible()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(other), ""))
    robot.press(robot.page.file.another)
    assert robot.shell.reopening is not None
    assert robot.shell.reopening.diary == other
    assert load_preferences(places.preferences).diary == str(other)
    second = SettingsRobot(qtbot, open_shell(other, wait=False))
    second.press(second.page.file.usual)
    assert second.shell.reopening is not None
    assert second.shell.reopening.diary == places.diary
    assert load_preferences(places.preferences).diary == ""


def test_a_chosen_diary_that_is_missing_is_not_made_anew(
    open_shell: OpenShell, places: Places, tmp_path: Path, qtbot: QtBot
) -> None:
    gone = tmp_path / "stick" / "diary.db"
    save_preferences(places.preferences, Preferences(diary=str(gone)))
    shell = open_shell(gone, wait=False)
    qtbot.waitUntil(lambda: shell.error_bar.isVisible())
    assert "is not there" in shell.error_bar.text
    assert not gone.exists()
    SettingsRobot(qtbot, shell).press(shell.page("settings").file.usual)  # type: ignore[attr-defined]
    assert shell.reopening is not None
    assert shell.reopening.diary == places.diary


def test_a_folder_of_ones_own_gets_a_copy_at_once_and_daily(
    settings: SettingsRobot, places: Places, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    settings.services.diary.log_entry(Draft(score=3))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(stick))
    card = settings.page.backups
    assert not card.copy_now.isVisible()
    settings.press(card.choose)
    copies = outside_folder(places.diary, stick)
    qtbot.waitUntil(lambda: settings.shell.toast.text == f"Copied to {stick}")
    assert [each.reason for each in backups(copies)] == ["asked"]
    assert card.folder.text() == str(stick)
    settings.shell.daily_backup.make_now()
    qtbot.waitUntil(lambda: len(backups(copies)) == 1 and backups(places.diary.parent / "diary.db-backups") != ())
    card.rhythm.choose(BackupRhythm.WEEKLY)
    assert load_preferences(places.preferences).backup_rhythm is BackupRhythm.WEEKLY
    settings.press(card.stop)
    assert load_preferences(places.preferences).backup_folder == ""
    assert card.folder.text() == "No folder chosen."


def test_a_missing_stick_gives_one_sentence_at_the_start(
    qtbot: QtBot, open_shell: OpenShell, places: Places, tmp_path: Path
) -> None:
    save_preferences(places.preferences, Preferences(backup_folder=str(tmp_path / "gone")))
    shell = open_shell()
    shell.daily_backup.make_now()
    qtbot.waitUntil(lambda: shell.error_bar.isVisible())
    assert "is not there, so no copy went to it" in shell.error_bar.text
    assert len(backups(places.diary.parent / "diary.db-backups")) == 1


def test_never_means_that_nobody_looks_for_the_stick(
    qtbot: QtBot, open_shell: OpenShell, places: Places, tmp_path: Path
) -> None:
    gone = str(tmp_path / "gone")
    save_preferences(places.preferences, Preferences(backup_folder=gone, backup_rhythm=BackupRhythm.NEVER))
    shell = open_shell()
    shell.daily_backup.make_now()
    qtbot.waitUntil(lambda: len(backups(places.diary.parent / "diary.db-backups")) == 1)
    QApplication.processEvents()
    assert not shell.error_bar.isVisible()


# Lists


def test_hiding_by_keyboard_and_back(settings: SettingsRobot) -> None:
    settings.services.diary.log_entry(Draft(score=4, triggers=("lifting",)))
    settings.page.refresh()
    settings.row("Lifting")
    assert settings.table.currentItem().text() == "Lifting · 1 entry"
    settings.key(SPACE)
    assert "lifting" not in [item.id for item in settings.services.diary.day_state().triggers]
    assert settings.shell.toast.text == "Item hidden"
    settings.shell.show_page("today")
    assert "Lifting" not in [chip.text() for chip in today_of(settings).form.triggers.stops]
    assert settings.services.diary.day_state().entries[0].triggers == ("lifting",)
    settings.undo()
    assert "Lifting" in [chip.text() for chip in today_of(settings).form.triggers.stops]


def test_a_hidden_item_of_an_entry_stays_when_the_entry_is_edited(settings: SettingsRobot) -> None:
    entry, _ = settings.services.diary.log_entry(Draft(score=4, triggers=("gardening",), qualities=("dull",)))
    settings.services.catalogues.set_hidden(Kind.TRIGGER, "gardening", True)
    settings.services.catalogues.set_hidden(Kind.QUALITY, "dull", True)
    settings.shell.show_page("today")
    today = today_of(settings)
    today.refresh()
    today.edit(entry.id)
    next(chip for chip in today.form.triggers.stops if chip.text() == "Driving").click()
    today.toggle_details()
    assert today.form.details is not None
    next(chip for chip in today.form.details.findChildren(QPushButton) if chip.text() == "Sore").click()
    today.save()
    (kept,) = settings.services.diary.day_state().entries
    assert kept.triggers == ("driving", "gardening")
    assert kept.qualities == ("dull", "sore")


def test_own_items_are_renamed_moved_and_merged(settings: SettingsRobot) -> None:
    card = settings.page.lists
    for name in ("Rain", "Snow"):
        settings.services.diary.add_own_item(Kind.TRIGGER, name)
    settings.services.diary.log_entry(Draft(score=4, triggers=("own-rain",)))
    settings.page.refresh()
    settings.row("Snow")
    settings.press(card.up)
    assert settings.rows[:2] == ["Snow · your own", "Rain · your own · 1 entry"]
    settings.row("Rain")
    settings.press(card.rename)
    settings.write(card.name, "Wet weather", leave=ENTER)
    assert settings.rows[1] == "Wet weather · your own · 1 entry"
    assert settings.focused is card.list
    settings.press(card.merge)
    picker = QApplication.activePopupWidget()
    assert isinstance(picker, ItemPicker)
    picker.field.setText("snow")
    picker.list.itemClicked.emit(picker.list.currentItem())
    assert settings.rows[0] == "Snow · your own · 1 entry"
    assert settings.services.diary.day_state().entries[0].triggers == ("own-snow",)
    for _ in range(3):
        settings.undo()
    assert settings.rows[:2] == ["Rain · your own · 1 entry", "Snow · your own"]


def test_a_name_that_is_taken_is_refused_and_the_row_stays(settings: SettingsRobot) -> None:
    settings.services.diary.add_own_item(Kind.TRIGGER, "Rain")
    settings.page.refresh()
    settings.row("Rain")
    settings.press(settings.page.lists.rename)
    settings.write(settings.page.lists.name, "Driving", leave=ENTER)
    assert "There is “Driving” already" in settings.shell.error_bar.text
    assert settings.rows[0] == "Rain · your own"
    settings.press(settings.page.lists.rename)
    settings.page.lists.name.setText("Something else")
    settings.key(ESCAPE)
    assert not settings.page.lists.name.isVisible()
    assert settings.rows[0] == "Rain · your own"
    assert settings.focused is settings.page.lists.list


def test_built_in_items_offer_nothing_but_hiding(settings: SettingsRobot) -> None:
    card = settings.page.lists
    settings.row("Driving")
    assert not any(each.isEnabled() for each in (card.rename, card.up, card.down, card.merge))


@pytest.mark.parametrize(("name", "first"), [("Treatments", "Heat"), ("Places", "Head"), ("Symptoms", "Numbness")])
def test_every_kind_has_its_list(settings: SettingsRobot, name: str, first: str) -> None:
    settings.choose(settings.page.lists.kind, name)
    assert settings.rows[0] == first


# All of it


def test_tab_reaches_every_control_once_and_each_has_a_name(settings: SettingsRobot) -> None:
    QApplication.processEvents()
    settings.page.focus_start()
    stops = settings.tab_stops()
    assert len(set(map(id, stops))) == len(stops)
    for card in (*settings.page.left, *settings.page.right):
        wanted = [stop for stop in card.stops if stop.isVisible() and stop.isEnabled()]
        assert all(stop in stops for stop in wanted)
    named = [stop.accessibleName() or (stop.text() if isinstance(stop, QPushButton) else "") for stop in stops]
    assert all(named), named


def test_about_me_is_a_press_away(settings: SettingsRobot) -> None:
    settings.page.focus_start()
    settings.key(SPACE)
    assert isinstance(settings.shell.stack.currentWidget(), AboutPage)
    settings.key(ESCAPE)
    assert settings.shell.stack.currentWidget() is settings.page


def test_before_the_diary_is_open_nothing_of_it_can_be_changed(qtbot: QtBot, open_shell: OpenShell) -> None:
    shell = open_shell(wait=False)
    robot = SettingsRobot(qtbot, shell)
    assert not robot.page.counting.isEnabled()
    assert robot.page.window_card.isEnabled()
    with qtbot.waitSignal(shell.ready):
        pass
    assert robot.page.counting.isEnabled()


@pytest.mark.parametrize("manner", MANNERS)
@pytest.mark.parametrize("size", WINDOWS, ids=str)
def test_nothing_is_cut_off(
    qtbot: QtBot, open_shell: OpenShell, manner: str, size: tuple[int, int], clock: FixedClock
) -> None:
    shell = open_shell(preferences=MANNERS[manner])
    found = {key: faults(qtbot, shell, size, key) for key in ("settings", "about", "warnings", "welcome")}
    assert not any(found.values()), {key: texts for key, texts in found.items() if texts}
