"""No text is cut off: in twice-as-long words, at the largest text, in the smallest window that is promised."""

import contextlib
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from painlog.clock import FixedClock
from painlog.domain.diary import Relief, SiteScore, Treatment
from painlog.domain.draft import Draft
from painlog.domain.records import Medicine
from painlog.domain.reminders import CallKind, Decision, Memory, Outcome
from painlog.domain.warnings import Urgency
from painlog.i18n import PSEUDO_LANGUAGE
from painlog.page_plans import page_plans
from painlog.paths import Places
from painlog.preferences import Preferences
from painlog.services.demo import write_demo
from painlog.services.reminder_file import ReminderFile
from painlog.ui.page_stack import PagePlan
from painlog.ui.pages.about import AboutPage
from painlog.ui.pages.importing import ImportPage
from painlog.ui.pages.today import TodayPage
from painlog.ui.pages.warnings import WarningsPage
from painlog.ui.pages.welcome import WelcomePage
from painlog.ui.shell import Shell
from tests.ui.backups_robot import BackupsRobot
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


def too_low(root: QWidget) -> Iterator[str]:
    """Buttons and fields that cut their letters off above or below."""
    for widget in root.findChildren(QWidget):
        if isinstance(widget, QAbstractButton | QLineEdit) and widget.isVisibleTo(root):
            has_words = isinstance(widget, QLineEdit) or bool(widget.text())
            if has_words and widget.height() < widget.fontMetrics().height():
                yield f"{widget.accessibleName()!r}: {widget.height()} of {widget.fontMetrics().height()}"


def faults(qtbot: QtBot, shell: Shell, size: tuple[int, int], key: str) -> list[str]:
    """What is cut off on a page once its work in the background has arrived and its layout has settled."""
    shell.resize(*size)
    shell.show_page(key)
    page = shell.page(key)
    QApplication.processEvents()
    qtbot.waitUntil(lambda: not shell.context.jobs.busy)
    QApplication.processEvents()
    with contextlib.suppress(qtbot.TimeoutError):
        qtbot.waitUntil(lambda: not _amiss(page), timeout=1500)
    return _amiss(page)


def _amiss(page: QWidget) -> list[str]:
    return [*cut_off(page), *outside(page), *too_low(page)]


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


# The pages beside the rail, with something on each


OFF_RAIL = ("about", "warnings", "backups", "import", "reminders", "rules", "back-care", "welcome")
SMALLEST = WINDOWS[1]
TABLE = "day;how bad;remark\n03/04/2026;4,5;so so\n14/04/2026;7;\n15/04/2026;70;\n"


def test_these_are_the_pages_beside_the_rail(open_shell: OpenShell, monkeypatch: pytest.MonkeyPatch) -> None:
    given: dict[str, PagePlan] = {}

    def plans(*arguments: Any) -> dict[str, PagePlan]:
        given.update(page_plans(*arguments))
        return given

    monkeypatch.setattr("painlog.page_plans.page_plans", plans)
    open_shell()
    assert {key for key, plan in given.items() if not plan.on_rail} == set(OFF_RAIL)


def fill_pages(qtbot: QtBot, shell: Shell, places: Places) -> None:
    """Put on each page what it can hold: forms, a warning sign that counts, a backup, a file to import, reasons."""
    warnings = shell.page("warnings")
    assert isinstance(warnings, WarningsPage)
    warnings.groups[Urgency.EMERGENCY].stops[0].click()
    assert warnings.advice.isVisibleTo(warnings)
    _fill_about(shell)
    _fill_backups(qtbot, shell)
    _fill_import(qtbot, shell, places)
    _remember_reminders(shell, places)


def _fill_about(shell: Shell) -> None:
    about = shell.page("about")
    assert isinstance(about, AboutPage)
    assert shell.services is not None
    shell.services.about.save_medicine(Medicine("", "Naproxen", "nsaid", "500", "mg", True, date(2026, 3, 1)))
    about.refresh()
    for card in about.lists:
        card.open_form(None)


def _fill_backups(qtbot: QtBot, shell: Shell) -> None:
    assert shell.services is not None
    shell.access.back_up_daily()
    shell.services.diary.log_entry(Draft(score=3))
    robot = BackupsRobot(qtbot, shell).wait_for_rows(1).choose(0)
    qtbot.waitUntil(lambda: bool(robot.offered))


def _fill_import(qtbot: QtBot, shell: Shell, places: Places) -> None:
    path = places.data / "rows.csv"
    path.write_text(TABLE, encoding="utf-8")
    shell.show_page("import")
    page = shell.page("import")
    assert isinstance(page, ImportPage)
    page.open_file(path)
    qtbot.waitUntil(page.columns.isVisible)
    page.columns.button_of("how bad").choose("score")
    page.reading.only.choose("remark")
    page.reading.only.choose("")
    qtbot.waitUntil(page.plan.act.isVisible)


def _remember_reminders(shell: Shell, places: Places) -> None:
    now = datetime(2026, 11, 20, 18, tzinfo=UTC)
    log = tuple(Decision(now, "diary", CallKind.DIARY, now, outcome) for outcome in Outcome)
    ReminderFile(places.reminders_of(places.diary)).save(Memory(now, log=log))


def faults_beside_the_rail(qtbot: QtBot, shell: Shell) -> dict[str, list[str]]:
    found = {key: faults(qtbot, shell, SMALLEST, key) for key in OFF_RAIL}
    welcome = shell.page("welcome")
    assert isinstance(welcome, WelcomePage)
    for step in (1, 2):
        welcome.show_step(step)
        found[f"welcome, step {step + 1}"] = faults(qtbot, shell, SMALLEST, "welcome")
    return {key: texts for key, texts in found.items() if texts}


@pytest.mark.parametrize("manner", MANNERS)
def test_nothing_is_cut_off_beside_the_rail(
    qtbot: QtBot, open_shell: OpenShell, demo: date, places: Places, manner: str
) -> None:
    shell = open_shell(preferences=MANNERS[manner])
    fill_pages(qtbot, shell, places)
    assert faults_beside_the_rail(qtbot, shell) == {}


@pytest.mark.parametrize("scale", [1.0, 1.3])
@pytest.mark.parametrize("language", ["es", "hi"])
def test_nothing_is_cut_off_in_another_language(
    qtbot: QtBot, open_shell: OpenShell, demo: date, places: Places, language: str, scale: float
) -> None:
    shell = open_shell(preferences=Preferences(language=language, text_scale=scale))
    today = shell.page("today")
    assert isinstance(today, TodayPage)
    today.take_draft(DRAFT)
    found = {place.key: faults(qtbot, shell, SMALLEST, place.key) for place in shell.places}
    fill_pages(qtbot, shell, places)
    found |= faults_beside_the_rail(qtbot, shell) | {"rail": list(cut_off(shell.rail))}
    assert not any(found.values()), {key: texts for key, texts in found.items() if texts}
