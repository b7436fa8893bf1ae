"""Below the chart: how many of the last days were in pain, and whether the scores have a direction."""

from datetime import date, timedelta

import pytest
from pytestqt.qtbot import QtBot

from painlog.domain.draft import Draft
from painlog.ui.shell import Shell

from .conftest import OpenShell
from .test_trends_page import TrendsRobot

TODAY = date(2026, 11, 20)


def log(shell: Shell, scores: list[int | None]) -> None:
    """One score a day up to today."""
    assert shell.services is not None
    for ago, score in enumerate(reversed(scores)):
        if score is not None:
            shell.services.diary.log_for_day(Draft(score=score), TODAY - timedelta(days=ago))


@pytest.mark.parametrize(
    ("scores", "said"),
    [
        ([6, None, 5], "on 2 of the last 28 days (26 days unknown). Not enough days yet for a trend: 2 days with"),
        ([day // 7 for day in range(70)], "Your daily worst score rose by"),
        ([4, 6] * 35, "No clear direction of your daily worst score"),
    ],
)
def test_a_direction_is_named_only_if_it_is_clear(
    qtbot: QtBot, open_shell: OpenShell, scores: list[int | None], said: str
) -> None:
    shell = open_shell()
    log(shell, scores)
    standing = TrendsRobot(qtbot, shell).page.standing
    assert standing.isVisible()
    assert said in standing.text()


def test_an_empty_diary_says_nothing_of_it(qtbot: QtBot, open_shell: OpenShell) -> None:
    assert not TrendsRobot(qtbot, open_shell()).page.standing.isVisible()
