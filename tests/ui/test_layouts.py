"""No text is cut off: in twice-as-long words, at the largest text, in the smallest window that is promised."""

import contextlib
from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from painlog.clock import FixedClock
from painlog.domain.diary import Relief, SiteScore, Treatment
from painlog.domain.draft import Draft
from painlog.i18n import PSEUDO_LANGUAGE
from painlog.paths import Places
from painlog.preferences import Preferences
from painlog.services.demo import write_demo
from painlog.ui.pages.today import TodayPage
from painlog.ui.shell import Shell
from tests.ui.conftest import OpenShell

DRAFT = Draft(
    score=6,
    sites=(SiteScore("lower-back-left", 6), SiteScore("buttock-left", 4)),
    triggers=("long-sitting", "driving"),
    treatments=(Treatment("heat", relief=Relief.SOME), Treatment("nsaid", "400 mg", Relief.A_LITTLE)),
)
WINDOWS = [(1280, 820), (1024, 700)]
MANNERS = {
    "plain": Preferences(language="en_GB"),
    "twice as long": Preferences(language=PSEUDO_LANGUAGE),
    "largest": Preferences(language="en_GB", text_scale=1.3),
    "twice as long and largest": Preferences(language=PSEUDO_LANGUAGE, text_scale=1.3),
}


def cut_off(root: QWidget) -> Iterator[str]:
    """The texts that do not fit into the widgets that show them."""
    for widget in root.findChildren(QWidget):
        if not widget.isVisibleTo(root) or not widget.width():
            continue
        if isinstance(widget, QLabel) and widget.text():
            needed = widget.heightForWidth(widget.width()) if widget.wordWrap() else widget.sizeHint().height()
            too_narrow = not widget.wordWrap() and widget.sizeHint().width() > widget.width() + 1
            if too_narrow or needed > widget.height() + 1:
                yield f"{widget.text()!r}: {widget.size().toTuple()} of {widget.sizeHint().toTuple()}"
        elif isinstance(widget, QToolButton) and widget.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly:
            continue
        elif isinstance(widget, QAbstractButton) and widget.text() and widget.minimumSizeHint().isValid():
            words = widget.fontMetrics().horizontalAdvance(widget.text())
            if words > widget.width():
                yield f"{widget.text()!r}: {widget.width()} of {words}"


def outside(root: QWidget) -> Iterator[str]:
    """Widgets of the page's scrolled body that reach beyond its right edge."""
    body = root.findChild(QWidget, "pageBody")
    if body is not None and body.parentWidget() is not None and body.width() > body.parentWidget().width():
        yield f"the body is {body.width()} wide in {body.parentWidget().width()}"


def faults(qtbot: QtBot, shell: Shell, size: tuple[int, int], key: str) -> list[str]:
    """What is cut off on a page once its work in the background has arrived and its layout has settled."""
    shell.resize(*size)
    shell.show_page(key)
    page = shell.page(key)
    QApplication.processEvents()
    with contextlib.suppress(qtbot.TimeoutError):
        qtbot.waitUntil(lambda: not [*cut_off(page), *outside(page)], timeout=1500)
    return [*cut_off(page), *outside(page)]


@pytest.fixture
def demo(places: Places, clock: FixedClock) -> date:
    write_demo(places.diary, clock, years=1, seed=1)
    return clock.now().date()


@pytest.mark.parametrize("manner", MANNERS)
@pytest.mark.parametrize("size", WINDOWS, ids=str)
def test_nothing_is_cut_off(
    qtbot: QtBot, open_shell: OpenShell, demo: date, manner: str, size: tuple[int, int]
) -> None:
    shell = open_shell(preferences=MANNERS[manner])
    today = shell.page("today")
    assert isinstance(today, TodayPage)
    today.take_draft(DRAFT)
    found = {place.key: faults(qtbot, shell, size, place.key) for place in shell.places}
    shell.show_page("today")
    today.toggle_details()
    found["details"] = faults(qtbot, shell, size, "today")
    found["rail"] = list(cut_off(shell.rail))
    assert not any(found.values()), {key: texts for key, texts in found.items() if texts}
