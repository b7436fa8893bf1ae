"""Text keys of rows: time-ordered and never used twice."""

import secrets
import threading

from painlog.clock import Clock


class KeyMaker:
    """Makes 24 hexadecimal digits: milliseconds since 1970 (12) and chance (12), strictly rising in one process."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._last = 0
        self._lock = threading.Lock()

    def __call__(self) -> str:
        with self._lock:
            self._last = max(self._last + 1, int(self._clock.now().timestamp() * 1000))
            return f"{self._last:012x}{secrets.token_hex(6)}"
