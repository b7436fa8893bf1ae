"""Settings: the window, the diary, whom to call, files and backups, and the lists of what can be ticked."""

from painlog.ui.pages.settings.page import SettingsPage

__all__ = ["SettingsPage"]
