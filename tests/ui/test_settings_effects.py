"""No setting without effect: each one changes what a page shows."""

from datetime import date, datetime, timedelta

import pytest
from pytestqt.qtbot import QtBot

from painlog.clock import FixedClock
from painlog.domain.diary import SiteScore
from painlog.domain.draft import Draft, moment_at
from painlog.domain.scales import Scale, Severity, SeverityBands
from painlog.services.bundle import DiaryServices
from painlog.ui.pages.history import HistoryPage
from painlog.ui.pages.today import TodayPage
from painlog.ui.pages.warnings import WarningsPage
from painlog.ui.shell import Shell
from painlog.ui.widgets.face_strip import FaceStrip
from tests.ui.conftest import OpenShell

TODAY = date(2026, 11, 20)


@pytest.fixture
def shell(open_shell: OpenShell) -> Shell:
    return open_shell()


def services_of(shell: Shell) -> DiaryServices:
    assert shell.services is not None
    return shell.services


def change(shell: Shell, **values: object) -> None:
    shell.perform(lambda services: services.settings.change(**values), None)


def history(shell: Shell) -> HistoryPage:
    shell.show_page("history")
    page = shell.page("history")
    assert isinstance(page, HistoryPage)
    return page


def log(shell: Shell, clock: FixedClock, draft: Draft, wall: datetime) -> None:
    services_of(shell).diary.log_entry(draft, moment_at(wall, clock, 4))


def test_the_bands_decide_what_a_filter_finds(shell: Shell, clock: FixedClock) -> None:
    log(shell, clock, Draft(score=7), datetime(2026, 11, 19, 12))
    page = history(shell)
    page.entries.filters.choose("severity", Severity.SEVERE)
    assert page.entries.found.text() == "1 entry fits"
    change(shell, bands=SeverityBands(4, 8))
    assert page.entries.found.text() == "No entry fits"
    assert "8–10" in page.entries.filters.buttons["severity"].text()


def test_the_bands_name_a_score_on_today(shell: Shell) -> None:
    shell.show_page("today")
    page = shell.page("today")
    assert isinstance(page, TodayPage)
    page.take_draft(Draft(score=7))
    assert "severe" in page.form.score.numbers.accessibleName()
    change(shell, bands=SeverityBands(4, 8))
    assert "moderate" in page.form.score.numbers.accessibleName()


def test_the_hour_at_which_a_day_begins_decides_which_day_it_is(
    qtbot: QtBot, open_shell: OpenShell, clock: FixedClock
) -> None:
    clock.move(timedelta(hours=8))
    shell = open_shell()
    page = history(shell)
    assert page.day == TODAY
    change(shell, day_starts_at=1)
    assert services_of(shell).diary.today() == TODAY + timedelta(days=1)
    assert page.heat.sentence(TODAY + timedelta(days=1)).startswith("Sat 21 November")


def test_history_begins_on_the_diary_day_of_the_settings(open_shell: OpenShell, clock: FixedClock) -> None:
    clock.move(timedelta(hours=8))
    shell = open_shell()
    services_of(shell).settings.change(day_starts_at=0)
    assert history(shell).day == TODAY + timedelta(days=1)


def test_every_place_counts_when_it_shall(shell: Shell, clock: FixedClock) -> None:
    log(shell, clock, Draft(score=5, sites=(SiteScore("head"),)), datetime(2026, 11, 20, 12))
    page = history(shell)
    assert page.heat.recorded.text() == "0 of 1 day recorded"
    change(shell, count_every_site=True)
    assert page.heat.recorded.text() == "1 of 1 day recorded"


def test_the_threshold_decides_what_an_episode_is(shell: Shell, clock: FixedClock) -> None:
    for back in range(5):
        log(shell, clock, Draft(score=3), datetime(2026, 11, 20, 12) - timedelta(days=back))
    assert len(services_of(shell).browsing.overview().episodes) == 1
    change(shell, pain_threshold=4)
    assert services_of(shell).browsing.overview().episodes == ()


def test_the_numbers_to_call_stand_on_the_warning_signs(shell: Shell) -> None:
    shell.show_page("warnings")
    page = shell.page("warnings")
    assert isinstance(page, WarningsPage)
    change(shell, emergency_number="117", crisis_line="0800 12345")
    assert page.numbers.text() == "In an emergency: 117 · Crisis line: 0800 12345"


def test_numbers_or_faces_come_first(open_shell: OpenShell) -> None:
    services_of(open_shell()).settings.change(scale=Scale.FACES6)
    page = open_shell().page("today")
    assert isinstance(page, TodayPage)
    assert isinstance(page.form.score.strip, FaceStrip)
