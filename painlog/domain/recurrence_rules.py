"""What a recurrence rule may say: the parts of RFC 5545, section 3.3.10, checked one by one."""

import re
from datetime import UTC, date, datetime
from difflib import get_close_matches
from functools import cache
from typing import NoReturn
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from painlog.domain.naming import N_
from painlog.errors import UserError

FIRST_DAY = date(1970, 1, 1)
LAST_DAY = date(2199, 12, 31)
"""The days between which a plan may lie: from the first of UNIX time, far enough for anybody alive."""

LEAST_MINUTES_BETWEEN = 15
"""A plan is for exercise: more often than every quarter of an hour is a slip (our own choice)."""

_PERIODS = ("MINUTELY", "HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY")
_IN_A_DAY = ("MINUTELY", "HOURLY")
_NUMBERS = {
    "INTERVAL": (1, 1000, False),
    "COUNT": (1, 10_000, False),
    "BYSECOND": (0, 59, False),
    "BYMINUTE": (0, 59, False),
    "BYHOUR": (0, 23, False),
    "BYMONTH": (1, 12, False),
    "BYMONTHDAY": (1, 31, True),
    "BYYEARDAY": (1, 366, True),
    "BYWEEKNO": (1, 53, True),
    "BYSETPOS": (1, 366, True),
}
"""Least, most, and whether it may be counted from the end with a minus. INTERVAL and COUNT are held to what is sane."""

_SINGLE = ("FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST")
_ORDER = ("FREQ", "INTERVAL", "COUNT", "UNTIL", *(name for name in _NUMBERS if name not in _SINGLE), "BYDAY", "WKST")
_ONLY_WITH = {
    "BYWEEKNO": ("YEARLY",),
    "BYYEARDAY": ("MINUTELY", "HOURLY", "YEARLY"),
    "BYMONTHDAY": ("MINUTELY", "HOURLY", "DAILY", "MONTHLY", "YEARLY"),
}
"""Parts that go with some periods only (the table of RFC 5545, section 3.3.10)."""

_WEEKDAY = "(?:MO|TU|WE|TH|FR|SA|SU)"
_BYDAY = re.compile(rf"(?:([+-]?\d{{1,2}}))?{_WEEKDAY}")
_DAY_END = "235959"
_UNTIL = re.compile(r"(\d{8})(?:T(\d{6})(Z?))?")

_EXAMPLE = N_("A rule looks like FREQ=WEEKLY;BYDAY=MO,WE,FR.")


def written_rule(text: str, zone: ZoneInfo) -> str:
    """The rule as it is stored: its parts checked, in a fixed order, UNTIL in UTC.

    An UNTIL without a zone is by the wall clock of `zone`, one without a time means the whole day. Raises `UserError`
    that names the part that is wrong.
    """
    parts = _parts(text)
    _check_period(parts)
    for name, value in parts.items():
        _check_part(name, value, parts["FREQ"])
    _check_together(parts)
    if "UNTIL" in parts:
        parts["UNTIL"] = f"{_until(parts['UNTIL'], zone):%Y%m%dT%H%M%SZ}"
    return ";".join(f"{name}={parts[name]}" for name in _ORDER if name in parts)


def rule_parts(rule: str) -> dict[str, str]:
    """The parts of a stored rule by name."""
    return dict(part.split("=", 1) for part in rule.split(";"))


def until_of(rule: str) -> datetime | None:
    """The moment (UTC) up to which a stored rule counts."""
    until = rule_parts(rule).get("UNTIL")
    return datetime.strptime(until, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC) if until else None


def zone_named(name: str) -> ZoneInfo:
    """The time zone of an IANA name; raises `UserError` with names like it for one that nobody knows."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        near = get_close_matches(name.casefold(), _zones(), 3, 0.5)
        hint = N_("Perhaps you meant {names}.") if near else N_("A zone looks like Europe/London.")
        names = ", ".join(_zones()[each] for each in near)
        raise UserError(N_("There is no time zone “{zone}”."), hint, zone=name, names=names) from error


@cache
def _zones() -> dict[str, str]:
    return {name.casefold(): name for name in available_timezones()}


def _parts(text: str) -> dict[str, str]:
    parts: dict[str, str] = {}
    for part in re.sub(r"\s", "", text).upper().removeprefix("RRULE:").split(";"):
        name, equals, value = part.partition("=")
        if not (equals and value) or name not in _ORDER:
            _refuse(N_("The part “{part}” of the rule is not one that RFC 5545 knows."), part=part)
        if name in parts:
            _refuse(N_("The rule says {part} twice."), part=name)
        parts[name] = value
    return parts


def _check_period(parts: dict[str, str]) -> None:
    period = parts.get("FREQ")
    if period is None:
        _refuse(N_("The rule does not say how often: FREQ is missing."))
    if period == "SECONDLY":
        _refuse(N_("A plan cannot be due every few seconds."))
    if period not in _PERIODS:
        _refuse(N_("The rule knows no period “{part}”."), part=period)
    if period == "MINUTELY" and not _at_least(parts.get("INTERVAL", "1"), LEAST_MINUTES_BETWEEN):
        too_often()
    if period in _IN_A_DAY and not parts.keys() & {"COUNT", "UNTIL", "BYHOUR"}:
        _refuse(N_("This rule would be due day and night; say the hours with BYHOUR, or end it with COUNT or UNTIL."))


def too_often() -> NoReturn:
    """Refuse a rule that is due again too soon."""
    raise UserError(
        N_("A plan cannot be due more often than every {n} minutes."), _EXAMPLE, n=LEAST_MINUTES_BETWEEN
    ) from None


def _check_part(name: str, value: str, period: str) -> None:
    if period not in _ONLY_WITH.get(name, _PERIODS):
        _refuse(N_("{part} does not go with FREQ={period}."), part=name, period=period)
    if name == "BYDAY":
        _check_days(value, period)
    elif name == "WKST" and not re.fullmatch(_WEEKDAY, value):
        _refuse(N_("“{value}” does not fit {part} in the rule."), part=name, value=value)
    elif name in _NUMBERS:
        given = value.split(",") if name not in _SINGLE else [value]
        wrong = [each for each in given if not _fits(name, each)]
        if wrong:
            _refuse(N_("“{value}” does not fit {part} in the rule."), part=name, value=wrong[0])


def _fits(name: str, text: str) -> bool:
    least, most, negative = _NUMBERS[name]
    if not re.fullmatch(r"[+-]?\d{1,5}" if negative else r"\d{1,5}", text):
        return False
    return least <= (abs(int(text)) if negative else int(text)) <= most


def _at_least(text: str, least: int) -> bool:
    return _fits("INTERVAL", text) and int(text) >= least


def _check_days(value: str, period: str) -> None:
    for each in value.split(","):
        found = _BYDAY.fullmatch(each)
        if not found or (found[1] and not 1 <= abs(int(found[1])) <= 53):
            _refuse(N_("“{value}” does not fit {part} in the rule."), part="BYDAY", value=each)
        if found[1] and period not in ("MONTHLY", "YEARLY"):
            _refuse(N_("A numbered weekday such as {value} goes with FREQ=MONTHLY or YEARLY only."), value=each)


def _check_together(parts: dict[str, str]) -> None:
    if "COUNT" in parts and "UNTIL" in parts:
        _refuse(N_("A rule ends by COUNT or by UNTIL, not by both."))
    if "BYSETPOS" in parts and not any(name.startswith("BY") and name != "BYSETPOS" for name in parts):
        _refuse(N_("BYSETPOS needs another BY part beside it."))
    if "BYWEEKNO" in parts and re.search(r"\d", parts.get("BYDAY", "")):
        _refuse(N_("A numbered weekday does not go with BYWEEKNO."))


def _until(text: str, zone: ZoneInfo) -> datetime:
    """The last moment that counts, in UTC."""
    found = _UNTIL.fullmatch(text)
    last = _moment(f"{found[1]}T{found[2] or _DAY_END}") if found else None
    if found is None or last is None or not FIRST_DAY <= last.date() <= LAST_DAY:
        _refuse(N_("“{value}” does not fit {part} in the rule."), part="UNTIL", value=text)
    return last.replace(tzinfo=UTC if found[3] else zone).astimezone(UTC)


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _refuse(sentence: str, **values: object) -> NoReturn:
    raise UserError(sentence, _EXAMPLE, **values) from None
