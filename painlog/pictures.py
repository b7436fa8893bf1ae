"""Pictures of every page, drawn without a display: for the demo, for the documents, and to look at."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NoReturn

from painlog.clock import Clock
from painlog.domain.naming import N_
from painlog.errors import UserError
from painlog.paths import Places
from painlog.preferences import Preferences, ThemeChoice

if TYPE_CHECKING:
    from painlog.ui.shell import Shell

WINDOW, SMALL_WINDOW = (1280, 820), (1024, 700)
_PATIENCE_MS = 50


@dataclass(frozen=True, slots=True)
class Scene:
    """How a window is dressed for its pictures."""

    theme: ThemeChoice = ThemeChoice.LIGHT
    size: tuple[int, int] = WINDOW
    language: str = "en_GB"
    text_scale: float = 1.0


def page_keys() -> tuple[str, ...]:
    """The key of every page: those on the rail, then those that only the menu or another page leads to."""
    from painlog.i18n import Texts
    from painlog.page_plans import page_plans
    from painlog.services.drafts import DraftFile
    from painlog.services.edits import EditsFile

    return tuple(page_plans(Texts(), DraftFile(Path()), EditsFile(Path()), _nothing_is_built, _nothing_is_built))


def _nothing_is_built(*_: object) -> NoReturn:
    raise AssertionError("the plans are only counted here")


def picture_pages(diary: Path, folder: Path, clock: Clock, language: str) -> list[Path]:
    """A PNG of every page in light and dark in `folder`: `today-light.png` and so on, by the keys of the pages."""
    made: list[Path] = []
    for theme in (ThemeChoice.LIGHT, ThemeChoice.DARK):
        with window_on(diary, clock, Scene(theme, language=language)) as shell:
            for key in page_keys():
                shell.show_page(key)
                made.append(take_picture(shell, folder / f"{key}-{theme}.png"))
    return made


@contextmanager
def window_on(diary: Path, clock: Clock, scene: Scene) -> Iterator["Shell"]:
    """The window on a diary, drawn offscreen while the block runs. It reads and writes no preferences or drafts."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QEventLoop, QTimer

    from painlog.app import application, build_shell

    application()
    with TemporaryDirectory(prefix="painlog-") as nowhere:
        places = Places(*[Path(nowhere)] * 3)
        shell = build_shell(diary, places, clock, Preferences(scene.theme, scene.language, scene.text_scale))
        loop = QEventLoop()
        shell.ready.connect(loop.quit)
        shell.resize(*scene.size)
        QTimer.singleShot(30_000, loop, loop.quit)
        shell.show()
        loop.exec()
        try:
            yield shell
        finally:
            shell.close()
            shell.deleteLater()


def take_picture(shell: "Shell", path: Path) -> Path:
    """Save what the window shows as a PNG once its jobs are done; raises `UserError` where it cannot be written."""
    from PySide6.QtWidgets import QApplication

    QApplication.processEvents()
    while shell.context.jobs.busy or _more_to_come(shell.stack.currentWidget()):
        _wait_a_little()
    for _ in range(3):
        QApplication.processEvents()
    if not shell.grab().save(str(path)):
        raise UserError(N_("{path} cannot be written."), N_("Choose another folder."), path=path)
    return path


def _more_to_come(shown: object) -> bool:
    from painlog.ui.page import Page

    return isinstance(shown, Page) and shown.busy


def _wait_a_little() -> None:
    """Let the window and its work go on for a moment without asking again and again, which would slow the work."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(_PATIENCE_MS, loop, loop.quit)
    loop.exec()
