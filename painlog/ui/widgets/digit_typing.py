"""Scores typed as digits: "1" then "0" is 10 if both keys were struck within 0.6 s."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

TEN_WITHIN_MS = 600
"""Time in ms in which "0" after "1" makes 10 (design: keyboard, Today)."""

_COMMAND_KEYS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class DigitTyping:
    """Turns struck digits into scores from 0 to 10.

    Only the keys' own timestamps count: after a blocked event loop several arrive at the same moment.
    """

    def __init__(self) -> None:
        self._one_at: int | None = None

    def type(self, digit: int, timestamp_ms: int) -> int:
        """The score that `digit` (0 to 9), struck at `timestamp_ms`, stands for now."""
        ten = digit == 0 and self._one_at is not None and 0 <= timestamp_ms - self._one_at <= TEN_WITHIN_MS
        self._one_at = timestamp_ms if digit == 1 else None
        return 10 if ten else digit

    def forget(self) -> None:
        """Let a following "0" be 0, because the digits now go elsewhere."""
        self._one_at = None


def typed_digit(event: QKeyEvent) -> int | None:
    """The digit of a key, in any script and from any keyboard layout; None for a shortcut or a held key."""
    text = event.text()
    if event.isAutoRepeat() or event.modifiers() & _COMMAND_KEYS:
        return None
    return int(text) if len(text) == 1 and text.isdecimal() else None
