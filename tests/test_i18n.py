"""Texts, dates and numbers in several languages."""

import datetime as dt

import pytest
from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from painlog.domain.catalogue import Item, Kind
from painlog.errors import UserError, Word
from painlog.i18n import PSEUDO_LANGUAGE, Texts, spoken_language, system_language
from painlog.paths import resources
from tools.day_names import PATTERNS

LOCALE = resources() / "locale"
BABEL_PATTERNS = {"en": "EEEE d MMMM", "en_US": "EEEE, MMMM d", "es": "EEEE, d 'de' MMMM", "hi": "EEEE, d MMMM"}


@pytest.mark.parametrize("language", PATTERNS)
@given(day=st.dates(dt.date(2020, 1, 1), dt.date(2030, 12, 31)))
def test_the_table_of_day_names_says_what_babel_says(language: str, day: dt.date) -> None:
    assert Texts(language, LOCALE).day(day) == format_date(day, BABEL_PATTERNS[language], locale=language)


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", "20 November 2026"),
        ("en_GB", "20 November 2026"),
        ("en_US", "November 20, 2026"),
        ("qps", "20 November 2026"),
    ],
)
def test_english_without_a_region_puts_the_day_first(language: str, written: str) -> None:
    assert Texts(language, LOCALE).date(dt.date(2026, 11, 20)) == written


@pytest.mark.parametrize(
    ("chosen", "system", "spoken"),
    [
        ("", "es_MX.UTF-8", "es_MX"),
        ("es", "es_MX.UTF-8", "es_MX"),
        ("es", "en_US", "es"),
        ("en", "C", "en"),
        ("", "C", "en"),
    ],
)
def test_a_chosen_language_takes_the_region_of_the_system(chosen: str, system: str, spoken: str) -> None:
    assert spoken_language(chosen, {"LANG": system}) == spoken


def test_a_language_without_a_table_asks_babel() -> None:
    assert Texts("de", LOCALE).day(dt.date(2026, 11, 20)) == "Fr., 20. November"


@pytest.mark.parametrize("language", ["en", "es", "hi", "de", "fr"])
@given(value=st.integers(-5, 2_000_000))
def test_whole_numbers_are_babels(language: str, value: int) -> None:
    assert Texts(language).number(value) == format_decimal(value, locale=Locale(language))


def test_hindi_groups_lakhs_with_decimals_too() -> None:
    assert Texts("hi").number(1_234_567.25, decimals=1) == "12,34,567.2"
    assert Texts("es").number(4.5, decimals=1) == "4,5"


def test_lists_are_joined_as_the_language_does() -> None:
    assert Texts("es").listing(["calor", "reposo"]) == "calor y reposo"
    assert Texts("hi").listing(["गर्मी", "आराम"]) == "गर्मी और आराम"
    assert Texts().listing([]) == ""


def test_decimals() -> None:
    assert Texts("de").number(4.5) == "4,5"
    assert Texts("en").number(5, decimals=1) == "5.0"


def test_the_pseudo_language_says_everything_twice_but_fills_each_field_once() -> None:
    t = Texts(PSEUDO_LANGUAGE)
    assert t("Saved {time}", time="18:42") == "Saved 18:42 Saved"
    assert t.n("{n} place", "{n} places", 2) == "2 places places"
    assert t.within("column", "Change") == "Change Change"
    assert t("") == ""


def test_trouble_is_told_in_one_breath() -> None:
    assert Texts().error(UserError("{a} is wrong.", "Try {b}.", a=1, b=2)) == "1 is wrong. Try 2."


def test_values_of_trouble_are_told_in_the_language() -> None:
    day = UserError("{day}!", day=dt.date(2026, 11, 21))
    trouble = UserError("{place}: {cause} {id}", place=Word("About me"), cause=day, id="Saved {time}")
    assert Texts("es", LOCALE).error(trouble) == "Sobre mí: 21 nov 2026! Saved {time}"
    assert str(trouble) == "About me: 2026-11-21! Saved {time}"


def test_the_name_of_an_item_in_trouble_is_translated_unless_it_is_the_persons_own() -> None:
    heat, own = Item(Kind.TREATMENT, "heat", "Heat"), Item(Kind.TREATMENT, "own-heat", "Heat")
    said = [Texts("es", LOCALE).error(UserError("{name}", name=item.word)) for item in (heat, own)]
    assert said == ["Calor", "Heat"]


def test_a_moment_in_trouble_has_its_time() -> None:
    trouble = UserError("Made on {made}.", made=dt.datetime(2026, 11, 20, 18, 42, 7))
    assert Texts("es").error(trouble) == "Made on 20 nov 2026, 18:42."


@pytest.mark.parametrize(
    ("language", "said", "sentence"),
    [
        ("en", "Bird dog", "Bird dog."),
        ("en", "Bird dog.", "Bird dog."),
        ("en", "Ready?", "Ready?"),
        ("hi", "तैयार हो जाएँ।", "तैयार हो जाएँ।"),
    ],
)
def test_a_sentence_ends_once(language: str, said: str, sentence: str) -> None:
    assert Texts(language, LOCALE).sentence(said) == sentence


def test_names_inside_a_sentence() -> None:
    assert [Texts("en").mid_sentence(name) for name in ("Heat", "TENS", "T")] == ["heat", "TENS", "T"]
    assert [Texts("en").mid_sentence(name) for name in ("A little", "X-ray", "I", "")] == ["a little", "X-ray", "I", ""]
    assert Texts("es").mid_sentence("A gatas") == "a gatas"
    assert Texts("de").mid_sentence("Wärme") == "Wärme"


def test_own_names_are_never_translated_nor_stretched() -> None:
    assert Texts(PSEUDO_LANGUAGE).name("Omas Salbe", own=True) == "Omas Salbe"


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "de_DE.UTF-8"}, "de_DE"),
        ({"LC_ALL": "C", "LANG": "hi_IN"}, "hi_IN"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({}, "en"),
    ],
)
def test_the_systems_language(environment: dict[str, str], language: str) -> None:
    assert system_language(environment) == language


@pytest.mark.parametrize(("language", "region"), [("en", "en_GB"), ("qps", "en_GB"), ("en-US", "en_US"), ("es", "es")])
def test_dates_are_written_by_region(language: str, region: str) -> None:
    assert Texts(language).region == region
