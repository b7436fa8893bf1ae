"""The import page: choose a file, say what is what in it, see what would come in, take it in."""

from painlog.ui.pages.importing.page import ImportPage

__all__ = ["ImportPage"]
