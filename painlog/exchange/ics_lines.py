"""Content lines of iCalendar (RFC 5545, section 3.1): escaped, folded, with the wall clock of a zone."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

LONGEST_LINE = 75
"""Octets of a line without its line break (RFC 5545, section 3.1)."""

_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def text_line(name: str, text: str) -> str:
    """A property that holds text."""
    lines = "\n".join(text.splitlines())
    shown = "".join(sign for sign in lines if sign == "\n" or sign.isprintable())
    return f"{name}:{shown.translate(_ESCAPES)}"


def utc_line(name: str, moment: datetime) -> str:
    """A property that holds an aware moment."""
    return f"{name}:{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def wall_line(name: str, wall: datetime, zone: str | None) -> str:
    """A property that holds a wall time of an IANA zone; without a zone that of wherever the reader is."""
    if zone is None:
        return f"{name}:{wall_text(wall)}"
    if zone == "UTC":
        return f"{name}:{wall_text(wall)}Z"
    return f"{name};TZID={zone}:{wall_text(wall)}"


def wall_text(wall: datetime) -> str:
    return f"{wall:%Y%m%dT%H%M%S}"


def folded(lines: Iterable[str]) -> bytes:
    """The lines as they stand in a file: CRLF, the long ones folded between characters."""
    return b"".join(part + b"\r\n" for line in lines for part in _parts(line))


def _parts(line: str) -> Iterator[bytes]:
    part = b""
    for sign in line:
        octets = sign.encode()
        if len(part) + len(octets) > LONGEST_LINE:
            yield part
            part = b" "
        part += octets
    yield part
