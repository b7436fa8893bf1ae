"""Qt's own texts in the language of the window: the menus of text fields, file dialogs, the names of keys."""

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from painlog.i18n import PSEUDO_LANGUAGE, SOURCE_LANGUAGE

_NAME = "toolkit-texts"


def speak(application: QApplication, language: str) -> bool:
    """Let Qt speak `language` instead of the one before; whether it can. Qt knows fewer languages than painlog."""
    for before in application.findChildren(QTranslator, _NAME):
        application.removeTranslator(before)
        before.setParent(None)
    if language == PSEUDO_LANGUAGE or QLocale(language).name().startswith(SOURCE_LANGUAGE):
        return False
    translator = QTranslator(application)
    translator.setObjectName(_NAME)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    return translator.load(QLocale(language), "qtbase", "_", folder) and application.installTranslator(translator)
