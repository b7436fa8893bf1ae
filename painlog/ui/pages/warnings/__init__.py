"""The list of warning signs, which the person answers."""

from painlog.ui.pages.warnings.page import WarningsPage

__all__ = ["WarningsPage"]
