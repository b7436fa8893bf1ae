"""Qt speaks the language of the window where it knows it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from painlog.preferences import Preferences
from painlog.ui.toolkit_texts import speak
from tests.ui.conftest import OpenShell


@pytest.fixture(autouse=True)
def _english_again(qapp: QApplication) -> Iterator[None]:
    yield
    speak(qapp, "en")


def pasting() -> str:
    return QCoreApplication.translate("QWidgetTextControl", "&Paste")


@pytest.mark.parametrize(
    ("language", "said", "known"),
    [("es", "&Pegar", True), ("es_MX", "&Pegar", True), ("hi", "&Paste", False), ("qps", "&Paste", False)],
)
def test_text_fields_speak_it(qapp: QApplication, language: str, said: str, known: bool) -> None:
    assert speak(qapp, language) is known
    assert pasting() == said
    assert not speak(qapp, "en_GB")
    assert pasting() == "&Paste"


def test_the_window_brings_it_along(open_shell: OpenShell) -> None:
    open_shell(preferences=Preferences(language="es"))
    assert pasting() == "&Pegar"
