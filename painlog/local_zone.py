"""The IANA name of the computer's time zone: plans need a name, because an offset does not know about summer time."""

from painlog.clock import Clock

_UNKNOWN = "UTC"


def local_zone(clock: Clock) -> str:
    """The zone of the clock if it has a name, else the one that the system is set to; UTC where nobody can tell."""
    from zoneinfo import ZoneInfo

    zone = clock.now().tzinfo
    if isinstance(zone, ZoneInfo) and zone.key:
        return zone.key
    return _system_zone()


def _system_zone() -> str:
    from babel.localtime import get_localzone

    try:
        return getattr(get_localzone(), "key", None) or _UNKNOWN
    except LookupError:
        return _UNKNOWN
