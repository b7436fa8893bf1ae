"""A score that is asked with one digit: pain on the ramp, with its end words."""

from collections.abc import Callable

from painlog.domain.scales import DEFAULT_BANDS, HIGHEST_SCORE, LOWEST_SCORE
from painlog.i18n import Texts
from painlog.ui.theme import Theme
from painlog.ui.widgets.rating_strip import RatingTexts
from painlog.ui.widgets.score_strip import ScoreStrip
from painlog.ui.wording import spoken_score


def pain_strip(theme: Theme, t: Texts, name: str, submitted: Callable[[], object]) -> ScoreStrip:
    """A strip that asks for pain; Enter in it goes on."""
    spoken = RatingTexts(name, lambda score: spoken_score(score, DEFAULT_BANDS, t), t("No score yet"))
    strip = ScoreStrip(theme.tokens, spoken)
    ends = [
        (LOWEST_SCORE, LOWEST_SCORE, t("No pain")),
        (HIGHEST_SCORE, HIGHEST_SCORE, t("Worst imaginable")),
    ]
    strip.set_bands(ends)
    strip.submitted.connect(submitted)
    return strip
