"""What is heard in a session: tones and a voice. The only module that knows Qt's multimedia and speech.

Where the system lacks them (on Linux without libpulse, say) the session goes on in silence and says so.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from PySide6.QtCore import QLocale, QUrl

from painlog.domain.session_cues import Cue

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QSoundEffect
    from PySide6.QtTextToSpeech import QTextToSpeech

T = TypeVar("T")


class Cues(Protocol):
    """What the player asks of tones and voice."""

    has_sound: bool
    has_voice: bool

    def play(self, cue: Cue) -> None:
        """Play the tone of a cue."""

    def say(self, sentence: str) -> None:
        """Speak a sentence; an earlier one that is still spoken stops."""

    def close(self) -> None:
        """Be silent and let go of the loudspeaker."""


class SystemCues:
    """Tones from `folder` and a voice for `language` (such as `en_GB`), as far as the system has them.

    A voice of another language stays silent: read by it, the words would be gibberish.
    """

    def __init__(self, folder: Path, language: str) -> None:
        self._tones = _quietly(lambda: _tones(folder)) or {}
        self._voice = _quietly(lambda: _voice(language))
        self.has_sound, self.has_voice = bool(self._tones), self._voice is not None

    def play(self, cue: Cue) -> None:
        if cue in self._tones:
            self._tones[cue].play()

    def say(self, sentence: str) -> None:
        if self._voice is not None:
            self._voice.stop()
            self._voice.say(sentence)

    def close(self) -> None:
        for tone in self._tones.values():
            tone.stop()
            tone.deleteLater()
        if self._voice is not None:
            self._voice.stop()
            self._voice.deleteLater()
        self._tones, self._voice = {}, None


def _quietly(make: Callable[[], T]) -> T | None:
    """What `make` gives, or None where the library or one that it needs is missing."""
    try:
        return make()
    except ImportError:
        return None


def _tones(folder: Path) -> "dict[Cue, QSoundEffect]":
    from PySide6.QtMultimedia import QMediaDevices, QSoundEffect

    if QMediaDevices.defaultAudioOutput().isNull():
        return {}
    tones = {cue: QSoundEffect() for cue in Cue}
    for cue, tone in tones.items():
        tone.setSource(QUrl.fromLocalFile(str(folder / f"{cue}.wav")))
    return tones


def _voice(language: str) -> "QTextToSpeech | None":
    from PySide6.QtTextToSpeech import QTextToSpeech

    if not [engine for engine in QTextToSpeech.availableEngines() if engine != "mock"]:
        return None
    voice = QTextToSpeech()
    locale = (
        None if voice.state() == QTextToSpeech.State.Error else _nearest(QLocale(language), voice.availableLocales())
    )
    if locale is None:
        voice.deleteLater()
        return None
    voice.setLocale(locale)
    return voice


def _nearest(wanted: QLocale, offered: Sequence[QLocale]) -> QLocale | None:
    """The locale that is wanted, or else one of the same language; the country only colours the voice."""
    same = [locale for locale in offered if locale.language() == wanted.language()]
    return next((locale for locale in same if locale.territory() == wanted.territory()), next(iter(same), None))
