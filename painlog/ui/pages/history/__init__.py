"""History: the year at a glance, every entry, and the panel in which one is changed."""

from painlog.ui.pages.history.page import HistoryPage

__all__ = ["HistoryPage"]
