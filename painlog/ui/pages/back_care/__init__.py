"""Everyday back care: short pages with drawings, in the Help menu."""

from painlog.ui.pages.back_care.page import BackCarePage

__all__ = ["BackCarePage"]
