"""The composition root: builds the window and everything it needs, top to bottom."""

import gc
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from painlog.clock import Clock, SystemClock
from painlog.domain.naming import N_
from painlog.errors import UserError
from painlog.i18n import Texts, spoken_language
from painlog.paths import Places, resources
from painlog.preferences import Preferences, load_preferences
from painlog.services.drafts import DraftFile
from painlog.services.edits import EditsFile
from painlog.session import Session

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from PySide6.QtWidgets import QApplication

    from painlog.file_access import FileAccess
    from painlog.ui.actions import Section
    from painlog.ui.reopening import Reopening
    from painlog.ui.shell import Shell, Tools
    from painlog.ui.theme import Theme
    from painlog.ui.window_access import WindowAccess
    from painlog.ui.window_memory import WindowMemory

NAME = "painlog"


def run(diary: Path, places: Places, hidden: bool = False) -> int:
    """Open the window on the diary and stay until it is closed, or begin in the tray; returns the exit status."""
    refuse_without_display(sys.platform, os.environ)
    from painlog.ui.window_place import keep_on_screen

    gc.disable()
    app, session = application(), Session(places)
    if not session.claim(diary):
        return 0
    with session.watched():
        preferences = load_preferences(places.preferences)
        shell = build_shell(diary, places, SystemClock(), preferences, hidden=hidden)
        session.attend(shell)
        shell.ready.connect(_collect_again)
        if not (preferences.started or hidden):
            shell.ready.connect(lambda: _offer_first_start(shell))
        keep_on_screen(shell)
        (shell.begin_unseen if hidden else shell.show)()
        status = app.exec()
        while shell.reopening is not None and session.claim(shell.reopening.diary):
            shell = _next_window(shell, shell.reopening, places, session)
            status = app.exec()
    return status


def _offer_first_start(shell: "Shell") -> None:
    from painlog.ui.first_start import offer_first_start

    offer_first_start(shell)


def _next_window(closed: "Shell", wish: "Reopening", places: Places, session: Session) -> "Shell":
    """The window that takes the place of a closed one."""
    from painlog.ui.window_place import keep_on_screen

    said = ""
    try:
        said = wish.between() if wish.between is not None else ""
    except UserError as error:
        said = closed.context.texts.error(error)
    closed.context.theme.deleteLater()
    closed.deleteLater()
    shell = build_shell(wish.diary, places, SystemClock(), load_preferences(places.preferences), wish.page)
    session.attend(shell)
    if wish.geometry is not None:
        shell.restoreGeometry(wish.geometry)
    if said:
        shell.ready.connect(lambda: shell.toast.say(said))
    keep_on_screen(shell)
    shell.show()
    return shell


def _collect_again() -> None:
    """Start-up only makes things that stay, so it runs without the garbage collector; from here on it works."""
    gc.freeze()
    gc.enable()


def refuse_without_display(platform: str, environment: Mapping[str, str]) -> None:
    """Raise `UserError` where Qt would abort because there is no screen to draw on."""
    if not platform.startswith("linux") or environment.get("QT_QPA_PLATFORM"):
        return
    if not (environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")):
        raise UserError(
            N_("painlog found no display to open its window on."),
            N_("To see it without one, run: painlog demo --headless DIR"),
        )


def application() -> "QApplication":
    """The Qt application of this process."""
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication([NAME])
    app.setStyle("Fusion")
    app.setApplicationName(NAME)
    app.setDesktopFileName(NAME)
    return app


def build_shell(
    diary: Path, places: Places, clock: Clock, preferences: Preferences, page: str = "", hidden: bool = False
) -> "Shell":
    """The window on a diary: its tools, its access to the file, its pages and its commands.

    It begins on `page`, or without one as the last window on this diary was left; `hidden` in the tray.
    """
    from painlog.file_access import FileAccess
    from painlog.page_plans import page_plans
    from painlog.ui.icons import Icons
    from painlog.ui.shell import Shell, Tools
    from painlog.ui.theme import Theme
    from painlog.ui.window_memory import WindowMemory

    shipped = resources()
    texts = Texts(spoken_language(preferences.language, os.environ), shipped / "locale")
    theme = Theme(shipped / "themes", preferences.theme, preferences.text_scale)
    theme.apply()
    tools = Tools(texts, theme, Icons(shipped / "icons"), clock, shipped, _one_thread)
    drafts, edits = DraftFile(places.draft_of(diary)), EditsFile(places.edits_of(diary))
    access = FileAccess(diary, clock, places.preferences)

    def window() -> "WindowAccess":
        return _window_access(access, places, theme, shell)

    def restore(backup: Path) -> None:
        from painlog.ui.restorer import Restorer

        Restorer(shell, texts).restore(backup)

    plans = page_plans(texts, drafts, edits, window, restore)
    shell = Shell(tools, access, plans)
    memory = WindowMemory(shell, places.window_of(diary))
    remembered = plans.get(memory.page)
    _begin_on(shell, page or (memory.page if remembered is not None and remembered.on_rail else "today"))
    shell.painted.connect(lambda: shell.set_commands(_commands(shell, tools, places)))
    shell.painted.connect(lambda: _look_after(shell, clock, memory))
    shell.painted.connect(lambda: _speak(texts.language))
    shell.ready.connect(lambda: _remind(shell, diary, places, clock, hidden))
    return shell


def _speak(language: str) -> None:
    from painlog.ui.toolkit_texts import speak

    speak(application(), language)


def _begin_on(shell: "Shell", page: str) -> None:
    """Today is light enough to be built before the first paint; any other page comes right after it."""
    if page == "today":
        shell.show_page(page)
    else:
        shell.rail.choose(page)
        shell.painted.connect(lambda: shell.show_page(page))


def _look_after(shell: "Shell", clock: Clock, memory: "WindowMemory") -> None:
    """What goes on beside the person's own doing, from the first paint on."""
    from painlog.ui.enter_key import EnterKey
    from painlog.ui.freshness import Freshness
    from painlog.ui.weekly_check import WeeklyCheck

    def take_over() -> None:
        from painlog.ui.player.recovery import take_over_left_session

        take_over_left_session(shell)

    EnterKey(shell)
    Freshness(shell, clock)
    WeeklyCheck(shell, clock, memory)
    shell.ready.connect(take_over)


def _remind(shell: "Shell", diary: Path, places: Places, clock: Clock, hidden: bool) -> None:
    from painlog.reminder_setup import remind

    remind(shell, diary, places, clock, hidden)


def _window_access(access: "FileAccess", places: Places, theme: "Theme", shell: "Shell") -> "WindowAccess":
    from painlog.reminder_setup import reminder_access
    from painlog.ui.window_access import WindowAccess, WindowChoices

    def erase(with_backups: bool) -> Path | None:
        kept = access.erase(with_backups)
        for file in (places.draft_of(access.path), places.edits_of(access.path), places.reminders_of(access.path)):
            file.unlink(missing_ok=True)
        return kept

    choices, reminders = WindowChoices(places.preferences, theme), reminder_access(shell, access.path, places)
    return WindowAccess(choices, access, places.diary, erase, shell.reopen, reminders)


def _commands(shell: "Shell", tools: "Tools", places: Places) -> "list[Section]":
    from painlog.ui.commands import window_commands

    return window_commands(shell, tools, places.preferences)


def _one_thread() -> "Executor":
    from concurrent.futures import ThreadPoolExecutor

    return ThreadPoolExecutor(1)
