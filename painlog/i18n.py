"""Texts in one language. Several may live at once: the window in one language, a PDF in another."""

import datetime as dt
import gettext
import json
import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from painlog.domain.naming import N_
from painlog.errors import UserError, Word

if TYPE_CHECKING:
    from babel import Locale

DOMAIN = "painlog"
SOURCE_LANGUAGE = "en"
SOURCE_REGION = "en_GB"
"""English without a region puts the day before the month, as painlog's own words do."""
PSEUDO_LANGUAGE = "qps"
"""A made-up language with every text twice as long, to see whether the layouts bear it."""

_SMALL_INSIDE = {"en": "A", "es": "AEOUY"}
"""Languages that begin common nouns with a small letter inside a sentence, and their words of one letter."""

_PLAIN_DIGITS = ("en", "es", "hi")
"""Languages in which Babel writes a small whole number as Python does."""

_SENTENCE = N_("{text}.")
_SENTENCE_ENDS = (".", "!", "?", "…", "।")

_FIELD = re.compile(r"\{[^{}]*\}|<[^<>]*>")


def system_language(environment: Mapping[str, str]) -> str:
    """The language the system asks for, as `en_GB`; English where it asks for none."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        wanted = environment.get(name, "").split(".")[0].split("@")[0]
        if wanted and wanted not in ("C", "POSIX"):
            return wanted
    return SOURCE_LANGUAGE


def spoken_language(chosen: str, environment: Mapping[str, str]) -> str:
    """The language that was chosen in Settings, with the system's region where the system speaks it too."""
    system = system_language(environment)
    return system if not chosen or system.startswith(f"{chosen}_") else chosen


class Texts:
    """Every sentence, date and number that a person sees goes through here.

    Call it to translate a text; fields in braces are filled from the keyword arguments.
    """

    def __init__(self, language: str = SOURCE_LANGUAGE, locale_dir: Path | None = None) -> None:
        self.language = language
        translations = gettext.translation(DOMAIN, locale_dir, [language], fallback=True)
        self._gettext: Callable[[str], str] = translations.gettext
        self._ngettext: Callable[[str, str, int], str] = translations.ngettext
        self._pgettext: Callable[[str, str], str] = translations.pgettext
        self._locale: Locale | None = None
        base = SOURCE_LANGUAGE if language == PSEUDO_LANGUAGE else re.split("[-_]", language)[0]
        names = _day_names(locale_dir)
        self._day_names = names.get(language) or names.get(base)
        self._plain_digits = base in _PLAIN_DIGITS
        self._pseudo = language == PSEUDO_LANGUAGE

    def __call__(self, text: str, /, **values: object) -> str:
        return self._filled(self._gettext(text) if text else "", values)

    def within(self, context: str, text: str, /, **values: object) -> str:
        """A text that has another meaning elsewhere; `context` tells translators which one is meant: "column"."""
        return self._filled(self._pgettext(context, text), values)

    def n(self, singular: str, plural: str, count: int, /, **values: object) -> str:
        """The form for `count`, which also fills `{n}` as a localised number."""
        return self._filled(self._ngettext(singular, plural, count), {"n": self.number(count), **values})

    def error(self, trouble: UserError) -> str:
        """The sentence and the hint of expected trouble, in this language."""
        values = {name: self._told(value) for name, value in trouble.values.items()}
        return " ".join(self(part, **values) for part in (trouble.sentence, trouble.hint) if part)

    def name(self, name: str, own: bool) -> str:
        """The name of a catalogue item: translated, unless it is in the person's own words."""
        return name if own else self(name)

    def mid_sentence(self, name: str) -> str:
        """A catalogue name inside a sentence: "heat", but "TENS"; only where the language writes it so."""
        words = _SMALL_INSIDE.get(self.locale.language)
        if words is None or len(name) < 2:
            return name
        small = name[1].islower() or (name[1] == " " and name[0] in words)
        return name[0].lower() + name[1:] if small else name

    def sentence(self, text: str) -> str:
        """A text with the full stop of the language, unless it ends a sentence already."""
        return text if text.endswith(_SENTENCE_ENDS) else self(_SENTENCE, text=text)

    @property
    def region(self) -> str:
        """The language with the region by which dates are written, as `en_GB`."""
        return SOURCE_REGION if self.language in (SOURCE_LANGUAGE, PSEUDO_LANGUAGE) else self.language.replace("-", "_")

    @property
    def locale(self) -> "Locale":
        """Babel's locale of the language, British English where Babel knows none or no region is named."""
        if self._locale is None:
            from babel import Locale, UnknownLocaleError

            try:
                self._locale = Locale.parse(self.region)
            except (UnknownLocaleError, ValueError):
                self._locale = Locale.parse(SOURCE_REGION)
        return self._locale

    def date(self, day: dt.date, pattern: str = "long") -> str:
        """A date: `short`, `medium`, `long` and `full` as Babel has them, or a skeleton such as `MMMEd`."""
        from babel.dates import format_date, format_skeleton

        if pattern in ("short", "medium", "long", "full"):
            return format_date(day, pattern, locale=self.locale)
        return format_skeleton(pattern, dt.datetime.combine(day, dt.time()), locale=self.locale)

    def day(self, day: dt.date) -> str:
        """Weekday, day and month, as in page headers: "Friday 20 November".

        The names come from a small table made from Babel's data, because the first page shows a day before Babel
        could be imported; a language that is not in the table asks Babel.
        """
        names = self._day_names
        if names is None:
            return self.date(day, "MMMMEEEEd")
        weekday, month = names["weekdays"][day.weekday()], names["months"][day.month - 1]
        return str(names["pattern"]).format(weekday=weekday, d=day.day, month=month)

    def time(self, moment: dt.datetime) -> str:
        """The time of day on the 24-hour clock of the wall."""
        return f"{moment:%H:%M}"

    def number(self, value: float, decimals: int | None = None) -> str:
        """A number as the language writes it, with `decimals` places or as many as it has."""
        if self._plain_digits and decimals is None and isinstance(value, int) and 0 <= value < 1000:
            return str(value)
        from babel.numbers import format_decimal

        if decimals is None:
            return format_decimal(value, locale=self.locale)
        whole = self.locale.decimal_formats[None].pattern.partition(".")[0]
        return format_decimal(value, whole + ("." + "0" * decimals if decimals else ""), self.locale)

    def listing(self, parts: list[str]) -> str:
        """Parts joined as the language joins a list: "heat, walking and rest"."""
        from babel.lists import format_list

        return format_list(parts, locale=self.locale) if parts else ""

    def _filled(self, found: str, values: Mapping[str, object]) -> str:
        found = _stretched(found) if self._pseudo else found
        return found.format(**values) if values else found

    def _told(self, value: object) -> object:
        """What fills a field of expected trouble: words translated, days as the language writes them."""
        if isinstance(value, UserError):
            return self.error(value)
        if isinstance(value, Word):
            return self(value)
        if isinstance(value, dt.datetime):
            return f"{self.date(value, 'medium')}, {self.time(value)}"
        return self.date(value, "medium") if isinstance(value, dt.date) else value


def languages(locale_dir: Path) -> tuple[str, ...]:
    """What painlog can speak: English, and every language that has a catalogue."""
    catalogues = locale_dir.glob(f"*/LC_MESSAGES/{DOMAIN}.mo")
    return (SOURCE_LANGUAGE, *sorted({file.parent.parent.name for file in catalogues} - {SOURCE_LANGUAGE}))


def language_name(language: str) -> str:
    """What a language calls itself: "Español"."""
    from babel import Locale

    name = Locale.parse(language.replace("-", "_")).get_display_name() or language
    return name[0].upper() + name[1:]


@cache
def _day_names(locale_dir: Path | None) -> dict[str, Any]:
    if locale_dir is None:
        return {}
    table: dict[str, Any] = json.loads((locale_dir / "days.json").read_text(encoding="utf-8"))
    return table


def _stretched(text: str) -> str:
    """The text twice as long: its letters are said again, fields and tags only once."""
    echo = _FIELD.sub("", text).strip()
    return f"{text} {echo}" if echo else text
