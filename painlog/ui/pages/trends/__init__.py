"""Trends: how the scores moved over a month, a year or the whole diary."""

from painlog.ui.pages.trends.page import TrendsPage

__all__ = ["TrendsPage"]
