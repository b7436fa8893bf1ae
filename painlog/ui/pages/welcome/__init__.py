"""The first start: three short steps that can be skipped."""

from painlog.ui.pages.welcome.page import WelcomePage

__all__ = ["WelcomePage"]
