"""The colours of a chart, taken from the tokens of a theme."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Self

LEAST_CONTRAST = 3.0
"""A mark paler than this against its background gets an outline (WCAG 2.2, 1.4.11)."""

PRINT_GREY = "#333333"


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours as `#RRGGBB`; `pain` holds one for each score from 0 to 10, `stages` one for each stage."""

    background: str
    ink: str
    ink2: str
    grid: str
    axis: str
    line: str
    well: str
    stages: tuple[str, ...]
    bar: str
    pain: tuple[str, ...]

    @classmethod
    def from_tokens(cls, tokens: Mapping[str, Any]) -> Self:
        """The palette of a theme: charts lie on cards, so the card is their background."""
        return cls(
            background=tokens["card"],
            ink=tokens["ink"],
            ink2=tokens["ink2"],
            grid=tokens["line"],
            axis=tokens["line2"],
            line=tokens["accent"],
            well=tokens["inset"],
            stages=(tokens["stage1"], tokens["stage2"], tokens["stage3"]),
            bar=tokens["stage6"],
            pain=tuple(tokens["pain"]),
        )

    @classmethod
    def for_print(cls, light_tokens: Mapping[str, Any]) -> Self:
        """White paper and black ink, with the ramp of the light theme."""
        palette = cls.from_tokens(light_tokens)
        return replace(palette, background="#FFFFFF", ink="#000000", ink2=PRINT_GREY, line="#000000")

    def of_score(self, score: float) -> str:
        """The ramp colour of a score (0 to 10); a decimal score has that of the nearest whole one, half up."""
        return self.pain[int(score + 0.5)]

    def outline_of(self, score: float) -> str:
        """The edge of a mark: ink where the ramp is too pale to be seen on the background, else its own colour."""
        colour = self.of_score(score)
        return self.ink if contrast(colour, self.background) < LEAST_CONTRAST else colour


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
