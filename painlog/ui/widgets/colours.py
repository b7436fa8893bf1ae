"""The theme's tokens as Qt colours."""

from collections.abc import Mapping

from PySide6.QtGui import QColor

from painlog.domain.scales import HIGHEST_SCORE, LOWEST_SCORE

Tokens = Mapping[str, str | list[str]]
"""A theme as its JSON file has it: one colour a name, and `pain` and `pain_text` with one for each score."""


class Colours:
    """Colours of one theme, asked for by token."""

    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens

    def __call__(self, token: str) -> QColor:
        """The colour of a token; raises `KeyError` for an unknown one."""
        return QColor(str(self._tokens[token]))

    def pain(self, score: float) -> QColor:
        """The step of the pain ramp for a score from 0 to 10, halves going up."""
        return QColor(self._tokens["pain"][_step(score)])

    def pain_text(self, score: float) -> QColor:
        """The colour of text that stands on `pain(score)`."""
        return QColor(self._tokens["pain_text"][_step(score)])


def _step(score: float) -> int:
    return min(HIGHEST_SCORE, max(LOWEST_SCORE, int(score + 0.5)))
