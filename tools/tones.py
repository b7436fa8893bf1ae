"""Make the tones of the guided player: our own sine tones, small mono WAV files.

Usage: uv run python tools/tones.py [FOLDER]
Without FOLDER they go to resources/sounds. The same run gives the same bytes.
"""

import math
import struct
import sys
import wave
from pathlib import Path

RATE_HZ = 22_050
LOUDEST = 0.45
"""Of full scale: audible across a room, and never a fright."""
FADE_S = 0.012
"""A tone that begins or ends at once clicks."""
OVERTONE = 0.2
"""The share of the octave in a tone: small loudspeakers hardly carry the fundamental."""

Note = tuple[float, float]
"""A frequency in hertz (0: silence) and its seconds."""

TONES: dict[str, tuple[Note, ...]] = {
    "start": ((880.0, 0.26),),
    "count": ((587.33, 0.09),),
    "switch": ((659.26, 0.14), (0.0, 0.03), (880.0, 0.2)),
    "end": ((659.26, 0.16), (0.0, 0.02), (523.25, 0.16), (0.0, 0.02), (392.0, 0.34)),
}


def samples(notes: tuple[Note, ...]) -> list[int]:
    """The tone as signed 16-bit samples."""
    made: list[int] = []
    for frequency, seconds in notes:
        count = round(seconds * RATE_HZ)
        made += [_sample(frequency, place / RATE_HZ, seconds) for place in range(count)]
    return made


def write(folder: Path) -> list[Path]:
    """Write every tone and return the files."""
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for name, notes in TONES.items():
        file = folder / f"{name}.wav"
        values = samples(notes)
        with wave.open(str(file), "wb") as sound:
            sound.setnchannels(1)
            sound.setsampwidth(2)
            sound.setframerate(RATE_HZ)
            sound.writeframes(struct.pack(f"<{len(values)}h", *values))
        files.append(file)
    return files


def _sample(frequency: float, at: float, seconds: float) -> int:
    if not frequency:
        return 0
    turn = 2 * math.pi * frequency * at
    wanted = math.sin(turn) + OVERTONE * math.sin(2 * turn)
    fade = min(1.0, at / FADE_S, (seconds - at) / FADE_S)
    ring_out = math.exp(-2.2 * at / seconds)
    return round(wanted / (1 + OVERTONE) * fade * ring_out * LOUDEST * 32_767)


if __name__ == "__main__":
    shipped = Path(__file__).parent.parent / "resources" / "sounds"
    for made in write(Path(sys.argv[1]) if len(sys.argv) > 1 else shipped):
        print(f"{made.name}: {made.stat().st_size} bytes")
