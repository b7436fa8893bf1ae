"""Windows: a value under the Run key of the person's own part of the registry."""

from typing import Any

from painlog.domain.naming import N_
from painlog.errors import UserError

RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"
APPROVED = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"
"""Where the Task Manager keeps what the person switched off: the first byte is odd then."""
NAME = "painlog"


class RunKey:
    """`registry` is Python's `winreg`, which only Windows has."""

    def __init__(self, command: tuple[str, ...], registry: Any = None) -> None:
        self._command, self._given = command, registry

    def enabled(self) -> bool:
        if self._read(RUN) is None:
            return False
        approved = self._read(APPROVED)
        return not (isinstance(approved, bytes) and approved and approved[0] % 2)

    def enable(self) -> None:
        """Raises `UserError` where the registry refuses."""
        from subprocess import list2cmdline

        registry = self._registry
        try:
            with registry.CreateKeyEx(registry.HKEY_CURRENT_USER, RUN, 0, registry.KEY_SET_VALUE) as key:
                registry.SetValueEx(key, NAME, 0, registry.REG_SZ, list2cmdline(self._command))
        except OSError as error:
            raise _refused() from error
        self._remove(APPROVED)

    def disable(self) -> None:
        """Raises `UserError` where the registry refuses."""
        self._remove(RUN)

    @property
    def _registry(self) -> Any:
        if self._given is not None:
            return self._given
        import winreg

        return winreg

    def _read(self, place: str) -> object:
        registry = self._registry
        try:
            with registry.OpenKey(registry.HKEY_CURRENT_USER, place) as key:
                found: object = registry.QueryValueEx(key, NAME)[0]
                return found
        except OSError:
            return None

    def _remove(self, place: str) -> None:
        registry = self._registry
        try:
            with registry.OpenKey(registry.HKEY_CURRENT_USER, place, 0, registry.KEY_SET_VALUE) as key:
                registry.DeleteValue(key, NAME)
        except FileNotFoundError:
            return
        except OSError as error:
            raise _refused() from error


def _refused() -> UserError:
    return UserError(
        N_("Windows did not let painlog change what starts with the computer, so that stays as it was."),
        N_("Ask whoever looks after this computer."),
    )
