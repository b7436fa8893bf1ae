"""Lines in which a day or a time of day is written as the language writes it; an empty line means none."""

import re
from collections.abc import Callable
from datetime import date, time
from typing import Generic, TypeVar

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QLineEdit

from painlog.i18n import Texts

Value = TypeVar("Value")

YEAR_FIRST = "yMd"
_LONGEST = 24


class ParsedLine(QLineEdit, Generic[Value]):
    """Holds a text and what it stands for; `read` returns None for a text that stands for nothing."""

    def __init__(self, name: str, read: Callable[[str], Value | None], write: Callable[[Value], str]) -> None:
        super().__init__()
        self._read, self._write = read, write
        self.setMaxLength(_LONGEST)
        self.setAccessibleName(name)

    @property
    def value(self) -> Value | None:
        return self._read(self.text())

    @property
    def is_amiss(self) -> bool:
        """Whether something is written that cannot be read."""
        return bool(self.text().strip()) and self.value is None

    def set_value(self, value: Value | None) -> None:
        self.setText("" if value is None else self._write(value))


def day_line(name: str, t: Texts, example: date) -> ParsedLine[date]:
    """A line for a day; the placeholder shows `example` as the language writes it."""
    order, separator = day_order(t.region)
    line = ParsedLine(name, lambda text: parse_day(text, order), lambda day: write_day(day, order, separator))
    line.setPlaceholderText(write_day(example, order, separator))
    return line


def time_line(name: str) -> ParsedLine[time]:
    """A line for a time of day on the 24-hour clock."""
    line = ParsedLine(name, parse_time, lambda moment: f"{moment:%H:%M}")
    line.setPlaceholderText("09:30")
    return line


def day_order(language: str) -> tuple[str, str]:
    """The order of day, month and year (a permutation of "yMd") in a language, and what stands between them."""
    pattern = QLocale(language).dateFormat(QLocale.FormatType.ShortFormat)
    order = "".join(dict.fromkeys(sign for sign in pattern if sign in YEAR_FIRST))
    separator = re.search(r"[-./]", pattern)
    return (order if len(order) == 3 else YEAR_FIRST), (separator.group() if separator else "-")


def write_day(day: date, order: str, separator: str) -> str:
    """The day in figures, the year with four of them."""
    parts = {"y": f"{day.year:04d}", "M": f"{day.month:02d}", "d": f"{day.day:02d}"}
    return separator.join(parts[sign] for sign in order)


def parse_day(text: str, order: str) -> date | None:
    """The day that three numbers stand for: in `order`, or year first where the first has four figures."""
    found = re.fullmatch(r"\s*(\d{1,4})\D+(\d{1,2})\D+(\d{1,4})\s*\D?", text, re.ASCII)
    if found is None:
        return None
    named = dict(zip(YEAR_FIRST if len(found[1]) == 4 else order, found.groups(), strict=True))
    if len(named["y"]) != 4:
        return None
    try:
        return date(int(named["y"]), int(named["M"]), int(named["d"]))
    except ValueError:
        return None


def parse_time(text: str) -> time | None:
    """Hours and minutes, such as 9:30; hours alone count too."""
    found = re.fullmatch(r"\s*(\d{1,2})(?:[:.h](\d{2}))?\s*", text, re.ASCII)
    if found is None or int(found[1]) > 23 or int(found[2] or 0) > 59:
        return None
    return time(int(found[1]), int(found[2] or 0))
