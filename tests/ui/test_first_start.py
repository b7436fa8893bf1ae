"""The first start, and windows that make room for another one: through `run`, as the command starts it."""

import gc
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from painlog import app
from painlog.clock import Clock, FixedClock
from painlog.domain.draft import Draft
from painlog.domain.settings import Subject
from painlog.i18n import Texts
from painlog.log import TroubleLog
from painlog.paths import Places, resources
from painlog.preferences import Preferences, load_preferences, save_preferences
from painlog.storage.backup import backups
from painlog.ui import first_start
from painlog.ui.first_start import offer_first_start, show_if_new
from painlog.ui.pages.settings import SettingsPage
from painlog.ui.pages.settings.erase_dialog import WORD, EraseDialog, confirms
from painlog.ui.pages.today import TodayPage
from painlog.ui.shell import Shell
from tests.ui.conftest import OpenShell
from tests.ui.robots import TodayRobot
from tests.ui.settings_robot import ENTER, ESCAPE, SPACE, WelcomeRobot

Act = Callable[[Shell], None]
PATIENCE_MS = 10_000
OFFSCREEN_ONLY = "propagateSizeHints"
"""Qt's platform without a screen complains of this for every dialog."""


@pytest.fixture
def run(
    places: Places, clock: FixedClock, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> Iterator[Callable[..., list[Shell]]]:
    """Runs painlog until every act was done: the first in the first window once it is ready, and so on."""
    shells: list[Shell] = []
    real, keep = app.build_shell, TroubleLog.qt
    monkeypatch.setattr(first_start, "WAIT_MS", 0)
    monkeypatch.setattr(
        TroubleLog, "qt", lambda log, kind, said: None if OFFSCREEN_ONLY in said else keep(log, kind, said)
    )

    def run_(*acts: Act, until: Callable[[Shell], bool] = lambda _shell: True) -> list[Shell]:
        waiting = list(acts)

        def build(
            diary: Path, places: Places, _clock: Clock, preferences: Preferences, *rest: Any, **named: Any
        ) -> Shell:
            shell = real(diary, places, clock, preferences, *rest, **named)
            shells.append(shell)
            poll = QTimer(shell)

            def look() -> None:
                if until(shell):
                    poll.stop()
                    waiting.pop(0)(shell)

            poll.timeout.connect(look)
            shell.ready.connect(lambda: poll.start(0))
            QTimer.singleShot(PATIENCE_MS, shell, shell.close)
            return shell

        monkeypatch.setattr(app, "build_shell", build)
        app.run(places.diary, places)
        assert not waiting
        return shells

    yield run_
    gc.unfreeze()
    for shell in filter(isValid, shells):
        shell.deleteLater()


def shown_welcome(shell: Shell) -> bool:
    return shell.shown == "welcome"


def close(shell: Shell) -> None:
    shell.close()


# When it comes


def test_a_new_diary_is_greeted_once(run: Callable[..., list[Shell]], places: Places) -> None:
    def skip(shell: Shell) -> None:
        QTest.keyClick(QApplication.focusWidget(), ESCAPE)  # type: ignore[arg-type]
        assert shell.shown == "today"
        shell.close()

    run(skip, until=shown_welcome)
    assert load_preferences(places.preferences).started

    def look(shell: Shell) -> None:
        show_if_new(shell) if not load_preferences(places.preferences).started else None
        assert shell.shown == "today"
        shell.close()

    run(look)


def test_closing_the_window_puts_it_off(run: Callable[..., list[Shell]], places: Places) -> None:
    run(close, until=shown_welcome)
    assert not load_preferences(places.preferences).started
    run(close, until=shown_welcome)


def test_pictures_and_other_windows_never_show_it(open_shell: OpenShell) -> None:
    shell = open_shell()
    QApplication.processEvents()
    assert shell.shown == "today"


def test_who_writes_already_is_not_interrupted(qtbot: QtBot, open_shell: OpenShell) -> None:
    today = TodayRobot(qtbot, open_shell())
    timer = offer_first_start(today.shell)
    today.score(6)
    timer.timeout.emit()
    timer.stop()
    assert today.shell.shown == "today"
    assert today.page.form.draft.score == 6
    today.save()
    show_if_new(today.shell)
    assert today.shell.shown == "today"
    assert [entry.score for entry in today.entries] == [6]


def test_keys_typed_while_the_diary_opens_go_to_today(qtbot: QtBot, open_shell: OpenShell) -> None:
    shell = open_shell(wait=False)
    shell.ready.connect(lambda: offer_first_start(shell))
    assert shell.services is None
    QTest.keyClicks(shell.focusWidget() or shell, "10")
    qtbot.waitUntil(lambda: shell.services is not None)
    for timer in shell.findChildren(QTimer):
        timer.stop()
    show_if_new(shell)
    today = shell.page("today")
    assert isinstance(today, TodayPage)
    assert shell.shown == "today"
    assert today.form.draft.score == 10


def test_who_went_elsewhere_is_not_called_back(open_shell: OpenShell) -> None:
    shell = open_shell()
    shell.show_page("settings")
    show_if_new(shell)
    assert shell.shown == "settings"


def test_a_start_builds_and_imports_none_of_it(tmp_path: Path) -> None:
    script = f"""
import sys
from pathlib import Path
from painlog.app import application, build_shell
from painlog.clock import SystemClock
from painlog.paths import Places
from painlog.preferences import Preferences
app = application()
folder = Path({str(tmp_path)!r})
shell = build_shell(folder / "diary.db", Places(folder, folder, folder), SystemClock(), Preferences())
shell.ready.connect(shell.close)
shell.show()
app.exec()
rooms = ("painlog.ui.pages.welcome", "painlog.ui.pages.settings", "painlog.ui.pages.about", "painlog.ui.first_start",
         "painlog.ui.pages.warnings", "painlog.ui.window_access", "painlog.domain.emergency")
print([name for name in rooms if name in sys.modules])
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == "[]"


# What it asks


@pytest.fixture
def welcome(qtbot: QtBot, open_shell: OpenShell) -> WelcomeRobot:
    return WelcomeRobot(qtbot, open_shell(preferences=Preferences(language="es_MX")))


def test_three_steps_by_keyboard(welcome: WelcomeRobot, places: Places) -> None:
    page = welcome.page
    assert page.progress.text() == "Paso 1 de 3"
    assert welcome.focused is page.next
    welcome.key(SPACE)
    assert (page.place.emergency.text(), page.place.crisis.text()) == ("911", "800 911 2000")
    welcome.write(page.place.emergency, "066", leave=ENTER)
    assert page.progress.text() == "Paso 3 de 3"
    welcome.key(Qt.Key.Key_Right)
    welcome.key(Qt.Key.Key_Right)
    assert page.subject.subject.value is Subject.ANY_PAIN
    welcome.key(ENTER)
    assert welcome.shell.shown == "today"
    settings = welcome.services.settings.current()
    assert (settings.country, settings.emergency_number, settings.crisis_line) == ("MX", "066", "800 911 2000")
    assert (settings.subject, settings.count_every_site) == (Subject.ANY_PAIN, True)
    assert load_preferences(places.preferences).started
    welcome.undo()
    assert welcome.services.settings.is_new_diary()


def test_back_and_tab_and_skip(welcome: WelcomeRobot, places: Places) -> None:
    page = welcome.page
    welcome.press(page.next)
    stops = welcome.tab_stops()
    for wanted in (page.place.language, page.place.country, page.place.emergency, page.place.crisis):
        assert wanted in stops
    welcome.press(page.back)
    assert page.progress.text() == "Paso 1 de 3"
    assert not page.back.isVisible()
    welcome.press(page.skip)
    assert welcome.shell.shown == "today"
    assert load_preferences(places.preferences).started
    assert welcome.services.settings.is_new_diary()


def test_another_language_opens_another_window(welcome: WelcomeRobot, places: Places) -> None:
    welcome.choose(welcome.page.place.language, "English")
    welcome.page.show_step(2)
    welcome.key(ENTER)
    assert load_preferences(places.preferences).language == "en"
    assert welcome.shell.reopening is not None


# Windows that make room for another one


def test_a_new_language_is_spoken_by_the_next_window(run: Callable[..., list[Shell]], places: Places) -> None:
    save_preferences(places.preferences, Preferences(language="qps", started=True))

    def choose(shell: Shell) -> None:
        shell.show_page("settings")
        page = shell.page("settings")
        assert isinstance(page, SettingsPage)
        page.window_card.language.choose("en")

    def look(shell: Shell) -> None:
        assert shell.shown == "settings"
        page = shell.page("settings")
        assert isinstance(page, SettingsPage)
        assert page.erase.title.text() == "Erase everything"
        shell.close()

    assert len(run(choose, look)) == 2


def test_everything_is_erased_after_the_word_and_the_next_window_is_empty(
    run: Callable[..., list[Shell]], places: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_preferences(places.preferences, Preferences(language="en_GB", started=True))
    exported = tmp_path / "before.painlog.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(exported), ""))

    def erase(shell: Shell) -> None:
        assert shell.services is not None
        shell.services.diary.log_entry(Draft(score=6, note="private"))
        shell.access.back_up_daily()
        today, page = shell.page("today"), shell.page("settings")
        assert isinstance(today, TodayPage)
        assert isinstance(page, SettingsPage)
        today.take_draft(Draft(score=9, note="unsaved"))
        shell.show_page("settings")
        page.erase.ask()
        dialog = page.erase.dialog
        assert isinstance(dialog, EraseDialog)
        assert not dialog.erase.isEnabled()
        dialog.export.click()
        assert dialog.said.text() == "1 entry written to before.painlog.json"
        QTest.keyClicks(dialog.word, "erasing")
        assert not dialog.erase.isEnabled()
        dialog.word.clear()
        QTest.keyClicks(dialog.word, "erase")
        QTest.keyClick(dialog.word, ENTER)

    def look(shell: Shell) -> None:
        today = shell.page("today")
        assert isinstance(today, TodayPage)
        assert shell.services is not None
        assert shell.services.settings.is_new_diary()
        assert today.form.draft.empty
        assert "Its backups are kept in" in shell.toast.text
        shell.close()

    run(erase, look)
    (kept,) = places.data.glob("diary.db-backups-erased-*")
    assert [each.entries for each in backups(kept)] == [1]
    assert "private" in exported.read_text(encoding="utf-8")
    assert not any("unsaved" in file.read_text(encoding="utf-8") for file in places.state.glob("draft-*"))


@pytest.mark.parametrize("language", ["en", "es", "hi"])
def test_the_word_may_be_typed_in_any_way(language: str) -> None:
    t = Texts(language, resources() / "locale")
    for word in (t(WORD), t(WORD).lower(), f" {normalize('NFD', t(WORD))} ", "erase"):
        assert confirms(word, t)
    assert not any(confirms(word, t) for word in ("", "eras", t(WORD)[:-1], t("Erase everything")))


def test_cancelling_erases_nothing(open_shell: OpenShell, places: Places) -> None:
    shell = open_shell()
    assert shell.services is not None
    shell.services.diary.log_entry(Draft(score=6))
    shell.show_page("settings")
    page = shell.page("settings")
    assert isinstance(page, SettingsPage)
    page.erase.ask()
    dialog = page.erase.dialog
    assert dialog is not None
    QTest.keyClick(dialog, ESCAPE)
    assert not dialog.isVisible()
    assert shell.reopening is None
    assert len(shell.services.diary.day_state().entries) == 1


def test_what_cannot_be_erased_is_told_and_stays(
    run: Callable[..., list[Shell]], places: Places, clock: FixedClock
) -> None:
    from painlog.storage.opening import open_diary

    save_preferences(places.preferences, Preferences(language="en_GB", started=True))
    held = []

    def erase(shell: Shell) -> None:
        assert shell.services is not None
        shell.services.diary.log_entry(Draft(score=6))
        held.append(open_diary(places.diary, clock))
        shell.show_page("settings")
        page = shell.page("settings")
        assert isinstance(page, SettingsPage)
        page.erase.ask()
        assert page.erase.dialog is not None
        page.erase.dialog.word.setText("ERASE")
        page.erase.dialog.erase.click()

    def look(shell: Shell) -> None:
        assert shell.toast.text.startswith("painlog is open")
        assert shell.services is not None
        assert len(shell.services.diary.day_state().entries) == 1
        held[0].close()
        shell.close()

    run(erase, look)
