"""Why painlog reminded, or did not."""

from painlog.ui.pages.reminders.page import RemindersPage

__all__ = ["RemindersPage"]
