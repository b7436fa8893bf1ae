"""Pain scores: the 0-10 numeric rating scale and painlog's own six drawn faces."""

from dataclasses import dataclass
from enum import StrEnum

from painlog.domain.naming import N_
from painlog.errors import UserError

LOWEST_SCORE = 0
HIGHEST_SCORE = 10
FACE_SCORES = (0, 2, 4, 6, 8, 10)
"""The score of each drawn face, from the first to the sixth. Not a validated instrument."""


class Scale(StrEnum):
    """How a score was given."""

    NRS11 = "nrs11"
    FACES6 = "faces6"


class Severity(StrEnum):
    """Bands shown beside a number, never instead of it."""

    NONE = "none"
    MILD = "mild"
    MODERATE = "moderate"
    SEVERE = "severe"


SEVERITY_NAMES = {
    Severity.NONE: N_("No pain"),
    Severity.MILD: N_("Mild"),
    Severity.MODERATE: N_("Moderate"),
    Severity.SEVERE: N_("Severe"),
}


@dataclass(frozen=True, slots=True)
class SeverityBands:
    """Where moderate and severe begin. No universal cut points exist (Boonstra 2016), so a person may move them."""

    moderate_from: int = 4
    severe_from: int = 7

    def __post_init__(self) -> None:
        if not 1 < self.moderate_from < self.severe_from <= HIGHEST_SCORE:
            raise UserError(
                N_("The bands {moderate} and {severe} do not fit: mild, moderate and severe each need a score."),
                moderate=self.moderate_from,
                severe=self.severe_from,
            )

    def of(self, score: float) -> Severity:
        """The band of a score from 0 to 10."""
        if score < 1:
            return Severity.NONE if score == 0 else Severity.MILD
        if score < self.moderate_from:
            return Severity.MILD
        return Severity.MODERATE if score < self.severe_from else Severity.SEVERE


DEFAULT_BANDS = SeverityBands()


def check_score(score: float) -> float:
    """Return `score` if it lies in 0 to 10 with at most one decimal place, else raise `UserError`."""
    if not LOWEST_SCORE <= score <= HIGHEST_SCORE:
        raise UserError(N_("{score} is not a pain score."), N_("Give a number from 0 to 10."), score=f"{score:g}")
    if round(score, 1) != score:
        raise UserError(
            N_("{score} is more exact than a pain score can be."),
            N_("Give a number from 0 to 10 with at most one decimal."),
            score=f"{score:g}",
        )
    return score


def face_of(score: float) -> int | None:
    """The index (0 to 5) of the face drawn for `score`, or None where no face stands for it."""
    return FACE_SCORES.index(int(score)) if score in FACE_SCORES else None
