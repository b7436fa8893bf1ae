"""Numbers, days and cut lists as the report writes them."""

from collections.abc import Iterable
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal

from painlog.domain.naming import N_
from painlog.domain.report_sections import ReportSection
from painlog.i18n import Texts
from painlog.report.document import Section, Words

NOTHING = N_("nothing recorded")
"""What an empty section prints: never blank (design.md section 5)."""

DASH = "–"
ELLIPSIS = "…"

CONVERTED = "≈"
"""Stands before a score that was made from another scale, here as in History."""

RELIEFS = (N_("not at all"), N_("a little"), N_("some"), N_("a lot"))
"""The relief of a treatment from 0 to 3, inside a line."""

MOST_ROWS = 12
"""Rows of a list that are offered to the page at all; below that the page decides by its room."""

LONGEST_LINE, LONGEST_TEXT = 60, 280
"""Characters of a name or a dose, and of a question or an answer; the rest is cut off."""

LONGEST_WORD = 24
"""A longer word may be broken anywhere: it could not stand in a column otherwise."""

BREAK = "\u200b"
"""A place where a line may end (Unicode 15, zero width space)."""


def one_line(text: str, room: int = LONGEST_LINE) -> str:
    """The text without line breaks, at most `room` characters of it, long words open to be broken."""
    words = text[: 4 * room].split()
    joined = " ".join(words)
    if len(joined) > room or len(text) > 4 * room:
        joined = joined[: room - 1].rstrip() + ELLIPSIS
    return " ".join(_breakable(word) for word in joined.split(" "))


def _breakable(word: str) -> str:
    if len(word) <= LONGEST_WORD:
        return word
    return BREAK.join(word[at : at + LONGEST_WORD] for at in range(0, len(word), LONGEST_WORD))


def cuts(total: int, t: Texts, offered: int = MOST_ROWS) -> tuple[str, ...]:
    """What stands below a list of `total` where only the first 0, 1, 2 … of those offered have room."""
    shown = min(total, offered)
    return tuple(
        "" if rest == 0 else t.n("and {n} more", "and {n} more", rest) for rest in range(total, total - shown - 1, -1)
    )


def signed(points: float, t: Texts, decimals: int = 1) -> str:
    """A difference with its sign: "+2.4", "−0.5", "0.0"."""
    size = t.number(abs(points), decimals)
    if not round(points, decimals):
        return size
    return f"+{size}" if points > 0 else f"−{size}"


def printed(value: float) -> float:
    """The value that `tenth` prints."""
    return float(Decimal(str(value)).quantize(Decimal("0.1"), ROUND_HALF_EVEN))


def change(now: float, before: float) -> float:
    """How far two figures are apart as they are printed: who subtracts them on paper finds the same."""
    return round(printed(now) - printed(before), 1)


def tenth(value: float | None, t: Texts) -> str:
    """A score or mean to a tenth, or a dash where there is none."""
    return DASH if value is None else t.number(value, 1)


def whole(value: float, t: Texts) -> str:
    """A score as it was given: "8", or "7.5" where it was imported with a decimal."""
    return t.number(int(value)) if value == int(value) else t.number(value, 1)


def percent(share: float, t: Texts) -> str:
    """A share of 0 to 1 in whole hundredths, as the language writes them."""
    from babel.numbers import format_percent

    return format_percent(round(share, 2), locale=t.locale)


def of(count: int, total: int, t: Texts) -> str:
    """Such as "24 of 25"; a dash where nothing was counted."""
    return t("{count} of {total}", count=t.number(count), total=t.number(total)) if total else DASH


def span(first: date, last: date, t: Texts) -> str:
    """Two days in full: "29 August – 20 November 2026"."""
    if first == last:
        return t.date(first)
    begins = t.date(first, "MMMMd" if first.year == last.year else "long")
    return t("{first} – {last}", first=begins, last=t.date(last))


def short_day(day: date, as_of: date, t: Texts) -> str:
    """A day in a table: without its year where that is the year of `as_of`."""
    return t.date(day, "MMMd" if day.year == as_of.year else "medium")


def mean(values: Iterable[float]) -> float | None:
    """The mean, or None of nothing."""
    listed = list(values)
    return sum(listed) / len(listed) if listed else None


def relief_words(points: float | None, t: Texts) -> str:
    """A mean relief of 0 to 3 in the words of the scale: "a little", "a little to some"."""
    if points is None:
        return DASH
    low, part = divmod(points, 1)
    first = t(RELIEFS[int(low + (part > 0.75))])
    return t("{low} to {high}", low=first, high=t(RELIEFS[int(low) + 1])) if 0.25 < part <= 0.75 else first


def empty(id_: ReportSection, title: str, t: Texts) -> Section:
    """A section about which the diary holds nothing."""
    return Section(id_, title, (Words(t(NOTHING)),), empty=True)
