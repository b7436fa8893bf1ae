"""Palettes and days to draw."""

import json
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pytest

from painlog.charts import fonts
from painlog.charts.palette import Palette
from painlog.charts.trend_data import Dot, Mark, TrendData, trend_data
from painlog.paths import resources

LAST = date(2026, 11, 20)


def tokens(theme: str) -> dict[str, Any]:
    return dict(json.loads((resources() / "themes" / f"{theme}.json").read_text(encoding="utf-8")))


@pytest.fixture(params=["light", "dark"])
def theme(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def light() -> Palette:
    return Palette.from_tokens(tokens("light"))


@pytest.fixture
def same_font(monkeypatch: pytest.MonkeyPatch) -> None:
    """The font that matplotlib brings along, so that pictures are alike on every computer."""
    monkeypatch.setattr(fonts, "families", lambda: (fonts.LAST_FONT,))


def days_of(
    scores: str, shown: int | None = None, faces: tuple[int, ...] = (), decimals: Mapping[int, float] | None = None
) -> TrendData:
    """The chart of a diary written as one character a day up to `LAST`: a digit, X for ten, a dot for nothing.

    `faces` and `decimals` are places in that text; `shown` is how many of its last days are shown.
    """
    first = LAST - timedelta(days=len(scores) - 1)
    changed = decimals or {}
    dots = [
        Dot(
            first + timedelta(days=place),
            changed.get(place, 10.0 if sign == "X" else float(sign)),
            Mark.FACE if place in faces else Mark.NUMBER,
        )
        for place, sign in enumerate(scores)
        if sign != "."
    ]
    return trend_data(dots, LAST - timedelta(days=(shown or len(scores)) - 1), LAST)
