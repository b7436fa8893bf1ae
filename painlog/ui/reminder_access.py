"""What Settings may do about reminders beside keeping the choices."""

from collections.abc import Callable
from typing import NamedTuple, Protocol

from painlog.domain.reminders import Memory


class LoginStart(Protocol):
    """Whether painlog begins with the computer."""

    def enabled(self) -> bool:
        """Whether the system will begin painlog at the next login."""
        ...

    def enable(self) -> None:
        """Begin with the computer from now on; raises `UserError`."""
        ...

    def disable(self) -> None:
        """Do not any more; raises `UserError`."""
        ...


class ReminderAccess(NamedTuple):
    """`login` is None where painlog knows no way to begin with the computer.

    `tray_there` asks the desktop; `changed` is called when a choice about reminders was made; `memory` reads what was
    reminded of.
    """

    login: LoginStart | None
    tray_there: Callable[[], bool]
    changed: Callable[[], None]
    memory: Callable[[], Memory]
