"""The tones that are shipped, a system that cannot play them, and one whose voices speak other languages."""

import builtins
import sys
import wave
from enum import Enum, auto
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from PySide6.QtCore import QLocale
from pytestqt.qtbot import QtBot

from painlog.domain.session_cues import Cue
from painlog.paths import resources
from painlog.ui.player.cues import SystemCues
from tests.ui.conftest import OpenShell
from tests.ui.player_robot import ENTER, HeardCues, PlayerRobot, safe
from tools.tones import write

SOUNDS = resources() / "sounds"


@pytest.mark.parametrize("cue", Cue)
def test_every_cue_has_a_small_mono_tone(cue: Cue) -> None:
    file = SOUNDS / f"{cue}.wav"
    with wave.open(str(file)) as sound:
        assert (sound.getnchannels(), sound.getframerate(), sound.getsampwidth()) == (1, 22_050, 2)
        assert 0.05 < sound.getnframes() / 22_050 < 1
        samples = sound.readframes(sound.getnframes())
    loudest = max(abs(int.from_bytes(samples[at : at + 2], "little", signed=True)) for at in range(0, len(samples), 2))
    assert 0.2 < loudest / 32_767 < 0.5
    assert file.stat().st_size < 40_000


def test_the_shipped_tones_are_those_of_the_tool(tmp_path: Path) -> None:
    for made in write(tmp_path):
        assert made.read_bytes() == (SOUNDS / made.name).read_bytes()


def test_only_the_cues_know_sound_and_speech() -> None:
    package = Path(__file__).parent.parent.parent / "painlog"
    users = {
        file.name
        for file in package.rglob("*.py")
        if "import Q" in (text := file.read_text("utf-8")) and ("QtMultimedia" in text or "QtTextToSpeech" in text)
    }
    assert users == {"cues.py"}


def test_a_system_without_the_libraries_stays_silent(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def missing(name: str, *rest: Any, **named: Any) -> ModuleType:
        if name.startswith(("PySide6.QtMultimedia", "PySide6.QtTextToSpeech")):
            raise ImportError("libpulse.so.0: cannot open shared object file")
        return real(name, *rest, **named)

    monkeypatch.setattr(builtins, "__import__", missing)
    cues = SystemCues(SOUNDS, "en_GB")
    assert (cues.has_sound, cues.has_voice) == (False, False)
    cues.play(Cue.START)
    cues.say("Bird dog")
    cues.close()


class Speech:
    """A speech engine that speaks some languages, and remembers what it said in which of them."""

    class State(Enum):
        Ready, Error = auto(), auto()

    engines, locales, broken = ["mock", "speechd"], ["en_US", "en_GB", "es_ES"], False

    def __init__(self) -> None:
        self.speaks = "en_US"
        self.said: list[tuple[str, str]] = []

    @classmethod
    def availableEngines(cls) -> list[str]:
        return cls.engines

    def availableLocales(self) -> list[QLocale]:
        return [QLocale(name) for name in self.locales]

    def setLocale(self, locale: QLocale) -> None:
        assert locale in self.availableLocales(), "an engine keeps its voice where it does not know the language"
        self.speaks = locale.name()

    def state(self) -> State:
        return self.State.Error if self.broken else self.State.Ready

    def say(self, sentence: str) -> None:
        self.said.append((self.speaks, sentence))

    def stop(self) -> None: ...

    def deleteLater(self) -> None: ...


@pytest.fixture
def speech(monkeypatch: pytest.MonkeyPatch) -> list[Speech]:
    """The engines that are made on a system with voices."""
    made: list[Speech] = []

    class Made(Speech):
        def __init__(self) -> None:
            super().__init__()
            made.append(self)

    module = ModuleType("PySide6.QtTextToSpeech")
    module.QTextToSpeech = Made  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "PySide6.QtTextToSpeech", module)
    return made


@pytest.mark.parametrize(
    ("language", "spoken"),
    [("en_GB", "en_GB"), ("en", "en_US"), ("es", "es_ES"), ("es_MX", "es_ES"), ("en_ZA", "en_US")],
)
def test_the_voice_speaks_the_language_of_the_words(speech: list[Speech], language: str, spoken: str) -> None:
    cues = SystemCues(SOUNDS, language)
    cues.say("Bird dog")
    assert cues.has_voice
    assert speech[0].said == [(spoken, "Bird dog")]


def test_words_are_not_read_by_a_voice_of_another_language(speech: list[Speech]) -> None:
    cues = SystemCues(SOUNDS, "hi")
    cues.say("बर्ड डॉग")
    assert not cues.has_voice
    assert [engine.said for engine in speech] == [[]]


@pytest.mark.parametrize(("name", "value"), [("engines", ["mock"]), ("broken", True), ("locales", [])])
def test_an_engine_that_cannot_speak_is_no_voice(
    speech: list[Speech], monkeypatch: pytest.MonkeyPatch, name: str, value: object
) -> None:
    monkeypatch.setattr(Speech, name, value)
    cues = SystemCues(SOUNDS, "en_GB")
    cues.say("Bird dog")
    assert not cues.has_voice
    assert not any(engine.said for engine in speech)


def test_a_session_without_a_voice_of_its_language_says_so_and_keeps_its_tones(
    qtbot: QtBot, open_shell: OpenShell
) -> None:
    robot = PlayerRobot(qtbot, safe(open_shell()), cues=HeardCues(voice=False)).key(ENTER)
    assert robot.stage.note.isVisible()
    assert robot.stage.note.text.startswith("This system has no voice in this language;")
    assert (robot.stage.sound.isEnabled(), robot.stage.voice.isEnabled()) == (True, False)
