"""Help: the rules by which painlog counts."""

from painlog.ui.pages.help.page import RulesPage

__all__ = ["RulesPage"]
