"""How the window was left on this computer: where it stood, what it showed, when its diary was last looked through."""

import json
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple


class WindowState(NamedTuple):
    """`geometry` is Qt's own, in base64; `page` a key; `panels` sizes in pixels by the splitter's name."""

    geometry: str = ""
    page: str = ""
    panels: Mapping[str, tuple[int, ...]] = {}
    checked_on: date | None = None


def parse_window_state(stored: object) -> WindowState:
    """Read a stored state; whatever makes no sense falls back to its default."""
    values: dict[str, Any] = stored if isinstance(stored, dict) else {}
    panels = values.get("panels")
    return WindowState(
        geometry=_text(values.get("geometry")),
        page=_text(values.get("page")),
        panels=_panels(panels) if isinstance(panels, dict) else {},
        checked_on=_day(values.get("checked_on")),
    )


def load_window_state(file: Path) -> WindowState:
    """The stored state; a missing or damaged file gives the defaults."""
    try:
        return parse_window_state(json.loads(file.read_text(encoding="utf-8")))
    except (OSError, ValueError, RecursionError):
        return WindowState()


def save_window_state(file: Path, state: WindowState) -> None:
    """Store the state in one step. A disk that does not take it is no reason to stop the person."""
    partial = file.with_suffix(".partial")
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        partial.write_text(json.dumps(state._asdict(), default=str), encoding="utf-8")
        partial.replace(file)


def _panels(stored: dict[str, Any]) -> dict[str, tuple[int, ...]]:
    return {name: tuple(sizes) for name, sizes in stored.items() if isinstance(sizes, list) and _all_sizes(sizes)}


def _all_sizes(sizes: list[Any]) -> bool:
    return bool(sizes) and all(type(size) is int and 0 <= size < 100_000 for size in sizes)


def _text(stored: object) -> str:
    return stored if isinstance(stored, str) else ""


def _day(stored: object) -> date | None:
    with suppress(ValueError):
        return date.fromisoformat(_text(stored))
    return None
