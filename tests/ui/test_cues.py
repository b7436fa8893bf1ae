"""The tones that are shipped, and a system that cannot play them."""

import builtins
import wave
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from painlog.domain.session_cues import Cue
from painlog.paths import resources
from painlog.ui.player.cues import SystemCues
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
