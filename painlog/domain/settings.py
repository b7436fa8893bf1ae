"""Settings that belong to the diary and travel with it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from painlog.clock import DEFAULT_DAY_START_HOUR
from painlog.domain.naming import N_
from painlog.domain.scales import DEFAULT_BANDS, HIGHEST_SCORE, Scale, SeverityBands
from painlog.errors import UserError

DEFAULT_PAIN_THRESHOLD = 1
"""A day whose worst score reaches this is a pain day (stages.md section 1)."""

DEFAULT_PRESET_ID = "research"
"""The preset of a new diary: 6 weeks and 3 calendar months (stages.md section 3)."""

LATEST_DAY_START = 12
"""The latest hour at which a diary day may begin: from noon on, "today" would be the wrong word for it."""

LONGEST_NUMBER = 40
"""Room for a telephone number with its spaces, or for two of them."""


class Subject(StrEnum):
    """What a diary is about, as Today asks for it."""

    BACK = "back"
    BACK_AND_LEGS = "back-and-legs"
    ANY_PAIN = "any"


SUBJECT_NAMES = {
    Subject.BACK: N_("My back"),
    Subject.BACK_AND_LEGS: N_("My back and legs"),
    Subject.ANY_PAIN: N_("Any pain"),
}


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
    subject: Subject = Subject.BACK
    country: str = ""
    emergency_number: str = ""
    crisis_line: str = ""

    @classmethod
    def parse(cls, stored: Mapping[str, Any]) -> "DiarySettings":
        """Read stored values; anything unknown or damaged is left at its default."""
        scale = stored.get("scale")
        notes = stored.get("notes_shown")
        subject = stored.get("subject")
        return cls(
            day_starts_at=_whole(stored.get("day_starts_at"), 0, LATEST_DAY_START, DEFAULT_DAY_START_HOUR),
            bands=_bands(stored.get("severity_bands")),
            scale=Scale(scale) if scale in list(Scale) else Scale.NRS11,
            notes_shown=tuple(str(note) for note in notes) if isinstance(notes, list) else (),
            demo=stored.get("demo") is True,
            pain_threshold=_whole(stored.get("pain_threshold"), 1, HIGHEST_SCORE, DEFAULT_PAIN_THRESHOLD),
            preset=_preset(stored.get("preset")),
            count_every_site=stored.get("count_every_site") is True,
            subject=Subject(subject) if subject in list(Subject) else Subject.BACK,
            country=_line(stored.get("country")),
            emergency_number=_line(stored.get("emergency_number")),
            crisis_line=_line(stored.get("crisis_line")),
        )

    def stored(self) -> dict[str, Any]:
        """The settings as `parse` reads them, each under its key."""
        return {
            "day_starts_at": self.day_starts_at,
            "severity_bands": [self.bands.moderate_from, self.bands.severe_from],
            "scale": str(self.scale),
            "notes_shown": list(self.notes_shown),
            "demo": self.demo,
            "pain_threshold": self.pain_threshold,
            "preset": self.preset,
            "count_every_site": self.count_every_site,
            "subject": str(self.subject),
            "country": self.country,
            "emergency_number": self.emergency_number,
            "crisis_line": self.crisis_line,
        }

    def changed(self, **values: Any) -> "DiarySettings":
        """The settings with these values, texts healed; raises `UserError` for a value that does not make sense."""
        texts: dict[str, Any] = {
            key: _line(values[key]) for key in ("country", "emergency_number", "crisis_line") if key in values
        }
        wanted = replace(self, **values | texts)
        if DiarySettings.parse(wanted.stored()) != wanted:
            raise UserError(N_("This value does not fit the setting."), N_("Nothing was changed."))
        return wanted


def _whole(stored: object, least: int, most: int, default: int) -> int:
    if isinstance(stored, int) and not isinstance(stored, bool) and least <= stored <= most:
        return stored
    return default


def _line(stored: object) -> str:
    """One line of text without control characters and without spaces at its ends; nothing if it is no text."""
    if not isinstance(stored, str):
        return ""
    return "".join(sign for sign in stored if sign.isprintable())[:LONGEST_NUMBER].strip()


def _preset(stored: object) -> str:
    if stored is None:
        return DEFAULT_PRESET_ID
    from painlog.domain.stages import PRESETS

    return stored if isinstance(stored, str) and stored in PRESETS else DEFAULT_PRESET_ID


def _bands(stored: object) -> SeverityBands:
    if not (isinstance(stored, list) and len(stored) == 2 and all(type(cut) is int for cut in stored)):
        return DEFAULT_BANDS
    try:
        return SeverityBands(*stored)
    except UserError:
        return DEFAULT_BANDS
