"""Today: one entry in ten seconds."""

from painlog.ui.pages.today.page import TodayPage

__all__ = ["TodayPage"]
