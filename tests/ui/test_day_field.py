"""Days are typed in the order in which the window writes them."""

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from painlog.i18n import Texts
from painlog.ui.widgets.day_field import day_field, day_of

DAY = date(2026, 3, 4)


@pytest.mark.parametrize(("language", "written"), [("en", "04/03/2026"), ("en_US", "3/4/2026"), ("es", "4/3/2026")])
def test_a_day_is_written_as_the_region_does_with_its_whole_year(qtbot: QtBot, language: str, written: str) -> None:
    field = day_field("Day", Texts(language), DAY)
    qtbot.addWidget(field)
    assert (field.text(), day_of(field), field.accessibleName()) == (written, DAY, "Day")


def test_no_day_after_the_latest_is_taken(qtbot: QtBot) -> None:
    field = day_field("Day", Texts(), date(2026, 3, 9), DAY)
    qtbot.addWidget(field)
    assert day_of(field) == DAY
