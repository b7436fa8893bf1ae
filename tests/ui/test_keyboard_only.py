"""Import, reminders, settings and About me from Today on, with nothing but a keyboard."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QSystemTrayIcon
from pytestqt.qtbot import QtBot

from painlog.domain.records import Medicine
from painlog.domain.scales import Scale, SeverityBands
from painlog.domain.settings import DiarySettings
from painlog.paths import Places
from painlog.preferences import BackupRhythm, Preferences, ThemeChoice, load_preferences
from painlog.ui.pages.importing import ImportPage
from painlog.ui.pages.reminders import RemindersPage
from tests.ui.conftest import OpenShell
from tests.ui.keyboard import CTRL, ENTER, ESCAPE, SPACE, Key, Keyboard

ROWS = "day;how bad;remark\n03/04/2026;4,5;so so\n14/04/2026;7;\n15/04/2026;70;\n"


@pytest.fixture
def keys(qtbot: QtBot, open_shell: OpenShell) -> Keyboard:
    """On Today, where the window puts the keyboard."""
    return Keyboard(qtbot, open_shell())


@pytest.fixture
def tray(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A desktop with a tray."""
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: True)
    yield
    QApplication.setQuitOnLastWindowClosed(True)


@pytest.fixture
def settings(keys: Keyboard) -> Keyboard:
    keys.key(Key.Key_Comma, modifier=CTRL)
    assert keys.shell.shown == "settings"
    return keys


def kept(places: Places) -> Preferences:
    return load_preferences(places.preferences)


# Import


def test_a_table_is_chosen_mapped_taken_in_and_out(
    settings: Keyboard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys, path = settings, tmp_path / "rows.csv"
    path.write_text(ROWS, encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    keys.press("Restore a backup").press("Import a file")
    page = keys.shell.page("import")
    assert isinstance(page, ImportPage)
    assert keys.at == "Choose a file…"
    keys.key(SPACE).until(lambda: page.columns.isVisible() and not keys.shell.context.jobs.busy)
    keys.choose("how bad", "Pain score").choose("remark", "Note").choose("day", "Date")
    keys.choose("Dates", "DD/MM/YYYY").until(page.plan.act.isVisible)
    assert "2 new entries" in page.plan.text
    keys.choose("Only rows in which", "remark").tab_to("Value of the rows to take").type("so so")
    keys.until(lambda: "1 new entry" in page.plan.text)
    keys.tab_to("Only rows in which", back=True).choose("Only rows in which", "None")
    keys.until(lambda: "2 new entries" in page.plan.text)
    keys.tab_to("Name of this mapping").type("Old diary").press("Keep")
    assert [mapping.name for mapping in keys.services.mappings.saved()] == ["Old diary"]
    keys.press("Import").until(page.plan.undo.isVisible)
    assert keys.at == "Undo import"
    assert [record.rows for record in keys.services.transfer.imports()] == [2]
    keys.key(SPACE)
    assert "2 entries were taken out again" in page.plan.text
    assert sum(record.rows for record in keys.services.transfer.imports()) == 0
    assert keys.at == "Import"
    keys.key(ENTER).until(page.plan.undo.isVisible)
    assert sum(record.rows for record in keys.services.transfer.imports()) == 2
    keys.key(ESCAPE, ESCAPE)
    assert keys.shell.shown == "settings"


def test_the_separator_the_header_and_the_kind_of_file_can_be_put_right(
    settings: Keyboard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys, path = settings, tmp_path / "rows.csv"
    path.write_text(ROWS, encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    keys.press("Restore a backup").press("Import a file").key(SPACE)
    page = keys.shell.page("import")
    assert isinstance(page, ImportPage)

    def looked() -> bool:
        return page.columns.isVisible() and not keys.shell.context.jobs.busy

    keys.until(looked).choose("Separator", "Comma").until(lambda: looked() and len(page.columns.stops) == 1)
    assert keys.at == "Separator: Comma"
    keys.choose("Separator", "Semicolon").until(lambda: looked() and len(page.columns.stops) == 3)
    keys.choose("Header row", "Line 2").until(
        lambda: looked() and "so so" in str(page.columns.stops[2].accessibleName())
    )
    assert keys.at == "Header row: Line 2"
    keys.tab_to("Choose a file", back=True).choose("What it is", "painlog diary")
    keys.until(lambda: not page.columns.isVisible() and not keys.shell.context.jobs.busy)


# Reminders


def test_reminders_are_set_up_and_their_reasons_read(settings: Keyboard, places: Places) -> None:
    keys = settings
    keys.step("Daily entry", "On", Key.Key_Right).choose("Daily entry at", "21:30")
    keys.step("Exercise", "Off", Key.Key_Left).step("Exercise", "On", Key.Key_Right)
    keys.choose("Quiet from", "22:15").choose("Quiet until", "06:45")
    now = kept(places)
    assert (now.remind_diary, now.remind_diary_at, now.remind_exercise) == (True, "21:30", True)
    assert (now.quiet_from, now.quiet_to) == ("22:15", "06:45")
    keys.press("Why did it remind me?")
    page = keys.shell.page("reminders")
    assert isinstance(page, RemindersPage)
    assert (keys.shell.shown, keys.at) == ("reminders", "Back")
    assert "21:30" in page.rules.text()
    assert "21:30" in page.coming.text()
    keys.press("Reminders in Settings", ENTER)
    assert keys.shell.shown == "settings"
    keys.step("Daily entry", "Off", Key.Key_Left).step("Exercise", "Off", Key.Key_Left)
    keys.press("Why did it remind me?")
    assert page.coming.text() == "Nothing is planned to be reminded of."
    keys.key(ESCAPE)
    assert keys.shell.shown == "settings"


@pytest.mark.qt_log_ignore("systemTrayWindowChanged")
def test_waiting_in_the_tray_and_beginning_with_the_computer(tray: None, settings: Keyboard, places: Places) -> None:
    file = places.config.parent / "autostart" / "painlog.desktop"
    settings.step("Close to the tray", "On", Key.Key_Right).step("Start with the computer", "On", Key.Key_Right)
    assert kept(places).close_to_tray
    assert file.exists()
    settings.step("Start with the computer", "Off", Key.Key_Left)
    settings.tab_to("Close to the tray", back=True).key(Key.Key_Left)
    assert not kept(places).close_to_tray
    assert not file.exists()


# Settings


def test_theme_text_size_and_language(settings: Keyboard, places: Places) -> None:
    theme = settings.shell.context.theme
    settings.step("Theme", "Light", Key.Key_Right).step("Theme", "Dark", Key.Key_Right)
    assert (theme.dark, kept(places).theme) == (True, ThemeChoice.DARK)
    settings.step("Text size", "115 %", Key.Key_Right).step("Text size", "130 %", Key.Key_Right)
    assert (theme.scale, kept(places).text_scale) == (1.3, 1.3)
    settings.tab_to("Language", back=True).choose("Language", "Español")
    assert kept(places).language == "es"
    assert settings.shell.reopening is not None


def test_how_the_diary_asks_and_counts(settings: Keyboard) -> None:
    settings.step("Scale shown first", "Faces", Key.Key_Right)
    settings.choose("Moderate from", "5").choose("Severe from", "9")
    settings.choose("A day begins at", "02:00").choose("A pain day is a score of", "3 or more")
    settings.choose("Entries that count", "Every place").choose("Subacute and chronic from", "4 and 12 weeks")
    now = settings.services.settings.current()
    assert (now.scale, now.bands, now.day_starts_at) == (Scale.FACES6, SeverityBands(5, 9), 2)
    assert (now.pain_threshold, now.count_every_site, now.preset) == (3, True, "short")
    for _ in range(7):
        settings.key(Key.Key_Z, modifier=CTRL)
    assert settings.services.settings.current() == DiarySettings()
    settings.key(Key.Key_1, modifier=CTRL)
    assert settings.shell.shown == "today"


def test_a_folder_for_backups_and_how_often(
    settings: Keyboard, places: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(stick))
    settings.press("Choose folder…").until(lambda: settings.shell.toast.text == f"Copied to {stick}")
    settings.step("How often", "Weekly", Key.Key_Right).step("How often", "Never", Key.Key_Right)
    assert kept(places).backup_folder == str(stick)
    assert kept(places).backup_rhythm is BackupRhythm.NEVER
    settings.tab_to("Copy now", back=True).press("Use no folder", ENTER)
    assert kept(places).backup_folder == ""
    assert settings.at == "Restore a backup…"


# About me


def test_a_medicine_is_added_edited_and_deleted(settings: Keyboard) -> None:
    keys = settings.press("Open About me")
    assert (keys.shell.shown, keys.at) == ("about", "Name")
    keys.press("Add a medicine", ENTER)
    keys.type("Ibuprofen").choose("Kind", "Anti-inflammatory").tab_to("Dose").type("400").tab_to("Unit").type("mg")
    keys.step("Taken", "Regularly", Key.Key_Left).tab_to("Since").type("1/3/2026").key(ENTER)
    (made,) = keys.services.about.state().about.medicines
    assert made == Medicine(made.id, "Ibuprofen", "nsaid", "400", "mg", True, date(2026, 3, 1), None, "")
    assert keys.at == "Add a medicine"
    keys.tab_to("Edit Ibuprofen", back=True).key(ENTER)
    assert keys.at == "Name"
    keys.tab_to("Dose").type("600").press("Save")
    assert keys.services.about.state().about.medicines[0].dose == "600"
    keys.tab_to("Delete Ibuprofen", back=True).key(SPACE)
    assert keys.services.about.state().about.medicines == ()
    assert keys.at == "Add a medicine"
    keys.key(Key.Key_Z, modifier=CTRL)
    assert keys.services.about.state().about.medicines[0].name == "Ibuprofen"
    keys.key(ESCAPE)
    assert keys.shell.shown == "settings"
