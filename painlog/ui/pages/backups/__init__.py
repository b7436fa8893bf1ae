"""Backups and imports: what can be gone back to, and what came from files."""

from painlog.ui.pages.backups.page import BackupsPage

__all__ = ["BackupsPage"]
