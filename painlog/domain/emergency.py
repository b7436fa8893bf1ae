"""Whom to call: the emergency number of a country and a crisis line, as a preset that the person confirms."""

from typing import NamedTuple


class Numbers(NamedTuple):
    """The number for a medical emergency, and a crisis line where one serves the whole country."""

    emergency: str
    crisis_line: str = ""


NUMBERS = {
    "AR": Numbers("107"),
    "AT": Numbers("112", "142"),
    "AU": Numbers("000", "13 11 14"),
    "BD": Numbers("999"),
    "BE": Numbers("112"),
    "BR": Numbers("192", "188"),
    "CA": Numbers("911", "988"),
    "CH": Numbers("144", "143"),
    "CL": Numbers("131", "*4141"),
    "CO": Numbers("123"),
    "CR": Numbers("911"),
    "CZ": Numbers("112", "116 123"),
    "DE": Numbers("112", "0800 111 0 111"),
    "DK": Numbers("112", "70 201 201"),
    "EC": Numbers("911"),
    "ES": Numbers("112", "024"),
    "FI": Numbers("112", "09 2525 0111"),
    "FR": Numbers("112", "3114"),
    "GB": Numbers("999", "116 123"),
    "GR": Numbers("112", "1018"),
    "HU": Numbers("112", "116 123"),
    "IE": Numbers("112", "116 123"),
    "IN": Numbers("112", "14416"),
    "IT": Numbers("112"),
    "JP": Numbers("119"),
    "KR": Numbers("119", "109"),
    "LK": Numbers("1990", "1926"),
    "MX": Numbers("911", "800 911 2000"),
    "NL": Numbers("112", "113"),
    "NO": Numbers("113", "116 123"),
    "NP": Numbers("102", "1166"),
    "NZ": Numbers("111", "1737"),
    "PE": Numbers("106"),
    "PK": Numbers("1122"),
    "PL": Numbers("112", "116 123"),
    "PT": Numbers("112"),
    "RO": Numbers("112"),
    "SE": Numbers("112", "90101"),
    "SG": Numbers("995", "1767"),
    "US": Numbers("911", "988"),
    "UY": Numbers("911"),
    "ZA": Numbers("112", "0800 567 567"),
}
"""By ISO 3166 code. The numbers are those that the countries' own services make known. They change, and nobody but the
person can tell whether they work where they live, so the window asks to confirm them."""


def country_of(language: str) -> str:
    """The country that a language tag such as `en_GB` names, or nothing where it names none that is known here."""
    named = language.replace("-", "_").partition("_")[2].upper()
    return named if named in NUMBERS else ""
