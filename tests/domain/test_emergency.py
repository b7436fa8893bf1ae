"""The presets of whom to call."""

import re

import pytest
from babel import Locale

from painlog.domain.emergency import NUMBERS, country_of
from painlog.domain.settings import DiarySettings


def test_every_country_has_a_name_and_numbers_that_settings_keep() -> None:
    names = Locale("en").territories
    for code, numbers in NUMBERS.items():
        assert code in names
        assert re.fullmatch(r"[\d ]{3,}", numbers.emergency)
        kept = DiarySettings().changed(emergency_number=numbers.emergency, crisis_line=numbers.crisis_line)
        assert (kept.emergency_number, kept.crisis_line) == numbers


@pytest.mark.parametrize(
    ("language", "country"), [("en_GB", "GB"), ("es-MX", "MX"), ("hi_IN", "IN"), ("es", ""), ("en_XX", ""), ("", "")]
)
def test_a_language_names_a_country_only_if_it_says_so(language: str, country: str) -> None:
    assert country_of(language) == country
