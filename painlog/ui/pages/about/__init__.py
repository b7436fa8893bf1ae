"""About me: what the diary knows about its owner. Everything is optional."""

from painlog.ui.pages.about.page import AboutPage

__all__ = ["AboutPage"]
