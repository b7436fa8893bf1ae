"""The doctor visit page: what to take along, and the report as it will be printed."""

from painlog.ui.pages.visit.page import VisitPage

__all__ = ["VisitPage"]
