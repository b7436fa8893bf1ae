"""Settings that belong to the diary and travel with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from painlog.clock import DEFAULT_DAY_START_HOUR
from painlog.domain.scales import DEFAULT_BANDS, HIGHEST_SCORE, Scale, SeverityBands
from painlog.errors import UserError

DEFAULT_PAIN_THRESHOLD = 1
"""A day whose worst score reaches this is a pain day (stages.md section 1)."""

DEFAULT_PRESET_ID = "research"
"""The preset of a new diary: 6 weeks and 3 calendar months (stages.md section 3)."""


@dataclass(frozen=True, slots=True)
class DiarySettings:
    """What a diary says about itself. Stored values that make no sense fall back to the default."""

    day_starts_at: int = DEFAULT_DAY_START_HOUR
    bands: SeverityBands = DEFAULT_BANDS
    scale: Scale = Scale.NRS11
    notes_shown: tuple[str, ...] = ()
    demo: bool = False
    pain_threshold: int = DEFAULT_PAIN_THRESHOLD
    preset: str = DEFAULT_PRESET_ID
    count_every_site: bool = False

    @classmethod
    def parse(cls, stored: Mapping[str, Any]) -> "DiarySettings":
        """Read stored values; anything unknown or damaged is left at its default."""
        hour = stored.get("day_starts_at")
        scale = stored.get("scale")
        notes = stored.get("notes_shown")
        return cls(
            day_starts_at=hour if isinstance(hour, int) and 0 <= hour <= 12 else DEFAULT_DAY_START_HOUR,
            bands=_bands(stored.get("severity_bands")),
            scale=Scale(scale) if scale in list(Scale) else Scale.NRS11,
            notes_shown=tuple(str(note) for note in notes) if isinstance(notes, list) else (),
            demo=stored.get("demo") is True,
            pain_threshold=_threshold(stored.get("pain_threshold")),
            preset=_preset(stored.get("preset")),
            count_every_site=stored.get("count_every_site") is True,
        )


def _threshold(stored: object) -> int:
    if isinstance(stored, int) and not isinstance(stored, bool) and 0 < stored <= HIGHEST_SCORE:
        return stored
    return DEFAULT_PAIN_THRESHOLD


def _preset(stored: object) -> str:
    if stored is None:
        return DEFAULT_PRESET_ID
    from painlog.domain.stages import PRESETS

    return stored if isinstance(stored, str) and stored in PRESETS else DEFAULT_PRESET_ID


def _bands(stored: object) -> SeverityBands:
    if not (isinstance(stored, list) and len(stored) == 2 and all(isinstance(cut, int) for cut in stored)):
        return DEFAULT_BANDS
    try:
        return SeverityBands(*stored)
    except UserError:
        return DEFAULT_BANDS
