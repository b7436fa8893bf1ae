"""Write resources/locale/days.json: the names of weekdays and months, from Babel's data.

Usage: uv run python tools/day_names.py
"""

import json
from pathlib import Path

from babel import Locale

TARGET = Path(__file__).parent.parent / "resources" / "locale" / "days.json"
PATTERNS = {
    "en": "{weekday} {d} {month}",
    "en_US": "{weekday}, {month} {d}",
    "es": "{weekday}, {d} de {month}",
    "hi": "{weekday}, {d} {month}",
}


def table() -> dict[str, dict[str, object]]:
    """The table of every language that has a pattern."""
    return {
        language: {
            "pattern": pattern,
            "weekdays": [Locale.parse(language).days["format"]["wide"][day] for day in range(7)],
            "months": [Locale.parse(language).months["format"]["wide"][month] for month in range(1, 13)],
        }
        for language, pattern in PATTERNS.items()
    }


if __name__ == "__main__":
    TARGET.write_text(json.dumps(table(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
