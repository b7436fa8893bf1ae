"""The settings of a diary: reading them, changing them, and whether the diary is a new one."""

from typing import TYPE_CHECKING, Any

from painlog.domain.naming import N_
from painlog.domain.settings import DiarySettings
from painlog.services.changes import Changes, changes_of

if TYPE_CHECKING:
    from painlog.storage.diary_store import DiaryStore


class SettingsService:
    """The settings of one open diary. What belongs to the window is in `painlog.preferences`."""

    def __init__(self, store: "DiaryStore") -> None:
        self._store = store

    def current(self) -> DiarySettings:
        """The settings as they are stored."""
        from painlog.storage.diary_rows import read_settings

        with self._store.snapshot() as session:
            return DiarySettings.parse(read_settings(session))

    def change(self, **values: Any) -> Changes:
        """Change settings by the names of their fields; raises `UserError` for a value that does not make sense."""
        from painlog.storage.diary_store import put_setting

        before = self.current()
        wanted = before.changed(**values).stored()
        with self._store.transaction(N_("Setting changed")) as work:
            for key, value in before.stored().items():
                if wanted[key] != value:
                    put_setting(work, key, wanted[key])
        return changes_of(work.tables, N_("Setting changed")) if work.changes else Changes()

    def is_new_diary(self) -> bool:
        """Whether nobody has put anything into this diary yet, so that the first start may be shown."""
        from painlog.storage.setting_rows import is_untouched

        if self._store.read_only:
            return False
        with self._store.snapshot() as session:
            return is_untouched(session)
