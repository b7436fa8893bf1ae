"""How the next window begins where one closes to make room for it: another language, another diary, an erased one."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QByteArray


class Reopening(NamedTuple):
    """The diary and the page of the next window, and what is done between the two windows.

    That returns what the next window says first, or nothing, and may raise `UserError`.
    """

    diary: Path
    page: str = "today"
    between: Callable[[], str] | None = None
    geometry: QByteArray | None = None
