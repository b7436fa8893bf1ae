"""Seconds that never go back, and that go on while the computer sleeps, so that a sleep can be told."""

import time


def steady_seconds() -> float:
    """Seconds since some moment in the past.

    Python's monotonic clock stands still in a sleep on Linux; the boot-time clock, where there is one, does not.
    """
    boot_time = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if boot_time is None else time.clock_gettime(boot_time)
