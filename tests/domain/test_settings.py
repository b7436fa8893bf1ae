"""The settings that travel with the diary: read, healed, changed."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from painlog.domain.scales import Scale, SeverityBands
from painlog.domain.settings import LONGEST_NUMBER, DiarySettings, Subject
from painlog.domain.stages import PRESETS
from painlog.errors import UserError

KEYS = sorted(DiarySettings().stored())
_ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=50),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


def numbers() -> st.SearchStrategy[str]:
    return st.text(st.characters(categories=["L", "N", "P"]), max_size=LONGEST_NUMBER)


def settings() -> st.SearchStrategy[DiarySettings]:
    bands = st.tuples(st.integers(2, 9), st.integers(3, 10)).filter(lambda cuts: cuts[0] < cuts[1])
    return st.builds(
        DiarySettings,
        day_starts_at=st.integers(0, 12),
        bands=bands.map(lambda cuts: SeverityBands(*cuts)),
        scale=st.sampled_from(Scale),
        notes_shown=st.lists(st.text(max_size=5), max_size=3).map(tuple),
        demo=st.booleans(),
        pain_threshold=st.integers(1, 10),
        preset=st.sampled_from(sorted(PRESETS)),
        count_every_site=st.booleans(),
        subject=st.sampled_from(Subject),
        country=numbers(),
        emergency_number=numbers(),
        crisis_line=numbers(),
    )


@given(settings())
def test_what_is_stored_is_read_back(made: DiarySettings) -> None:
    assert DiarySettings.parse(json.loads(json.dumps(made.stored()))) == made


@given(st.dictionaries(st.sampled_from(KEYS) | st.text(max_size=8), _ANYTHING))
def test_whatever_is_stored_makes_settings_that_hold(stored: dict[str, Any]) -> None:
    healed = DiarySettings.parse(stored)
    assert 0 <= healed.day_starts_at <= 12
    assert 1 <= healed.pain_threshold <= 10
    assert healed.preset in PRESETS
    assert healed.emergency_number == healed.emergency_number.strip()
    assert DiarySettings.parse(json.loads(json.dumps(healed.stored()))) == healed


def test_a_tick_is_not_taken_for_a_number() -> None:
    assert DiarySettings.parse({"day_starts_at": True, "pain_threshold": True}) == DiarySettings()
    assert DiarySettings.parse({"severity_bands": [True, 7]}) == DiarySettings()


def test_a_number_loses_what_cannot_be_dialled() -> None:
    assert DiarySettings().changed(emergency_number=" 112\n").emergency_number == "112"


@pytest.mark.parametrize("wrong", [{"day_starts_at": 13}, {"pain_threshold": 0}, {"preset": "mine"}])
def test_a_value_that_makes_no_sense_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(UserError, match="does not fit"):
        DiarySettings().changed(**wrong)
