"""Take the pictures that people who work on painlog look at, and those of the documents.

Usage: uv run python tools/screenshots.py FOLDER [DIARY]
Without DIARY an invented one is made. Every page, also those that the menu opens, light and dark, at
1280x820 and 1024x700, at 130 % text and in the pseudo-language; Today also with faces, with details and empty.
"""

import sys
import tempfile
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from painlog.clock import Clock, FixedClock
from painlog.domain.diary import Relief, SiteScore, Treatment
from painlog.domain.draft import Draft
from painlog.domain.scales import Scale
from painlog.i18n import PSEUDO_LANGUAGE
from painlog.pictures import SMALL_WINDOW, WINDOW, Scene, take_picture, window_on
from painlog.preferences import ThemeChoice
from painlog.services.demo import write_demo
from painlog.ui.pages.today import TodayPage

EVENING = datetime(2026, 11, 20, 18, 42)
OFF_THE_RAIL = ("about", "warnings", "backups", "rules", "welcome")
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


def _demo(path: Path, clock: Clock) -> Path:
    write_demo(path, clock, years=1, seed=1)
    return path


def _pages(diary: Path, clock: Clock, scene: Scene, folder: Path, suffix: str) -> None:
    with window_on(diary, clock, scene) as shell:
        today = shell.page("today")
        assert isinstance(today, TodayPage)
        take_picture(shell, folder / f"today-empty-{suffix}.png")
        today.take_draft(DRAFT)
        for page in (*(place.key for place in shell.places), *OFF_THE_RAIL):
            shell.show_page(page)
            take_picture(shell, folder / f"{page}-{suffix}.png")
        shell.show_page("today")
        today.form.score.scale.choose(Scale.FACES6)
        take_picture(shell, folder / f"today-faces-{suffix}.png")
        today.form.score.scale.choose(Scale.NRS11)
        today.toggle_details()
        take_picture(shell, folder / f"today-details-{suffix}.png")
        today.clear()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else None)
