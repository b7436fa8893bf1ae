"""Insights: what went together with more or less pain, what was tried, and experiments."""

from painlog.ui.pages.insights.page import InsightsPage

__all__ = ["InsightsPage"]
