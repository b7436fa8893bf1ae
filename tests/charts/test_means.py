"""The small chart of means that the report prints."""

import json
import re
from datetime import date, timedelta

import pytest

from painlog.charts.means import means_picture
from painlog.charts.palette import Palette
from painlog.i18n import Texts
from painlog.paths import resources

LAST = date(2026, 11, 20)
PALETTE = Palette.for_print(json.loads((resources() / "themes" / "light.json").read_text(encoding="utf-8")))


@pytest.mark.parametrize(("count", "named"), [(2, 2), (7, 7), (12, 6), (60, 7)])
def test_at_most_seven_are_named_as_paths(count: int, named: int) -> None:
    values = [(LAST - timedelta(weeks=count - place), float(place % 11)) for place in range(count)]
    svg, ratio = means_picture(values, LAST, PALETTE, Texts())
    assert 0 < ratio < 1
    assert "<text" not in svg
    assert svg.count('id="means"') == 1
    assert len(re.findall(r"<!-- .+ -->", svg)) == 3 + 2 * named
