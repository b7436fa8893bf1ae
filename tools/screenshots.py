"""Take the pictures that people who work on painlog look at, and those of the documents.

Usage: uv run python tools/screenshots.py FOLDER [DIARY]
Without DIARY an invented one is made. Every page, also those that the menu opens, light and dark, at
1280x820 and 1024x700, at 130 % text and in the pseudo-language; Today also with faces, with details and empty; and
the guided player in the middle of a session.
"""

import sys
import tempfile
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from painlog.clock import Clock, FixedClock
from painlog.domain.built_in_routines import BUILT_IN_ROUTINES
from painlog.domain.diary import Relief, SiteScore, Treatment
from painlog.domain.draft import Draft
from painlog.domain.scales import Scale
from painlog.domain.session_cues import Cue
from painlog.i18n import PSEUDO_LANGUAGE
from painlog.pictures import SMALL_WINDOW, WINDOW, Scene, page_keys, take_picture, window_on
from painlog.preferences import ThemeChoice
from painlog.services.demo import write_demo
from painlog.ui.pages.today import TodayPage
from painlog.ui.player.flow import Flow
from painlog.ui.player.run import Means
from painlog.ui.player.start import Manner, Request, play
from painlog.ui.player.window import PlayerWindow
from painlog.ui.shell import Shell

_INTO_THE_SESSION_S, _LOOK_S, _FLASH_MS = 235.0, 0.5, 1200
_MOST_SCREENS = 6
_ROUTINE = "core-basics"
EVENING = datetime(2026, 11, 20, 18, 42)
DRAFT = Draft(
    score=6,
    sites=(SiteScore("lower-back-left", 6), SiteScore("buttock-left", 4)),
    triggers=("long-sitting", "driving"),
    treatments=(Treatment("heat", relief=Relief.SOME), Treatment("walking", relief=Relief.A_LITTLE)),
)


def main(folder: Path, diary: Path | None) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    clock = FixedClock(EVENING, ZoneInfo("Europe/London"))
    with tempfile.TemporaryDirectory() as scratch:
        shown = diary or _demo(Path(scratch) / "demo.db", clock)
        for theme in (ThemeChoice.LIGHT, ThemeChoice.DARK):
            for size in (WINDOW, SMALL_WINDOW):
                suffix = f"{theme}" if size == WINDOW else f"{theme}-{size[0]}x{size[1]}"
                _pages(shown, clock, Scene(theme, size), folder, suffix)
        _pages(shown, clock, Scene(language=PSEUDO_LANGUAGE), folder, "pseudo")
        _pages(shown, clock, Scene(text_scale=1.3), folder, "large-text")
        with window_on(shown, clock, Scene()) as shell:
            take_player_picture(shell, folder / "player.png", WINDOW)


def _demo(path: Path, clock: Clock) -> Path:
    write_demo(path, clock, years=1, seed=1)
    return path


def _pages(diary: Path, clock: Clock, scene: Scene, folder: Path, suffix: str) -> None:
    with window_on(diary, clock, scene) as shell:
        today = shell.page("today")
        assert isinstance(today, TodayPage)
        take_picture(shell, folder / f"today-empty-{suffix}.png")
        today.take_draft(DRAFT)
        for page in page_keys():
            shell.show_page(page)
            take_picture(shell, folder / f"{page}-{suffix}.png")
        shell.show_page("today")
        today.form.score.scale.choose(Scale.FACES6)
        take_picture(shell, folder / f"today-faces-{suffix}.png")
        today.form.score.scale.choose(Scale.NRS11)
        today.toggle_details()
        take_picture(shell, folder / f"today-details-{suffix}.png")
        today.clear()


class _Silence:
    has_sound = has_voice = True

    def play(self, cue: Cue) -> None:
        pass

    def say(self, sentence: str) -> None:
        pass

    def close(self) -> None:
        pass


class _Display:
    def start(self, reason: str) -> None:
        pass

    def stop(self) -> None:
        pass


def take_player_picture(shell: Shell, path: Path, size: tuple[int, int]) -> None:
    """Open the player on a routine, let nearly four minutes pass, save what it shows, and leave."""
    assert shell.services is not None
    now = [0.0]
    manner = Manner(full_screen=False, means=lambda: Means(lambda: now[0], _Silence(), _Display()))
    shell.services.exercise_safety.advice_read()
    shell.services.exercise_safety.list_answered()
    routine = next(each.routine for each in BUILT_IN_ROUTINES if each.id == _ROUTINE)
    window = play(shell, shell.context, shell.services, Request(routine), manner)
    window.resize(*size)
    flow = window.findChild(Flow)
    assert isinstance(flow, Flow)
    _go_past_the_questions(window, flow)
    assert flow.run is not None
    while now[0] < _INTO_THE_SESSION_S:
        now[0] += _LOOK_S
        flow.run.conductor.look()
    QTest.qWait(_FLASH_MS)
    window.grab().save(str(path))
    window.close()


def _go_past_the_questions(window: PlayerWindow, flow: Flow) -> None:
    for _ in range(_MOST_SCREENS):
        if flow.run is not None:
            return
        QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_Return)
        QApplication.processEvents()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else None)
