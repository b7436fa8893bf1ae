"""A frame of the exercise player beside a bare fill of the same picture, in one run.

Usage: uv run python benchmarks/figures.py [FRAMES]
Bound: the median frame of every exercise at 1920x1080 takes at most 8 ms.
"""

import json
import os
import statistics
import sys
import time
from collections.abc import Callable

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QRectF
from PySide6.QtGui import QGuiApplication, QImage, QPainter

from painlog.domain.exercises import Exercise
from painlog.paths import resources
from painlog.services.exercises import load_catalogue
from painlog.ui.widgets.colours import Colours
from painlog.ui.widgets.figure import FigureDrawing

WIDTH, HEIGHT = 1920, 1080
MOST_MS = 8.0


def main(frames: int) -> int:
    app = QGuiApplication([])
    tokens = json.loads((resources() / "themes" / "dark.json").read_text(encoding="utf-8"))
    picture = QImage(WIDTH, HEIGHT, QImage.Format.Format_ARGB32_Premultiplied)
    colours = Colours(tokens)
    exercises = load_catalogue(resources() / "exercises").by_id.values()
    floor = median_ms(lambda _phase: picture.fill(colours("inset")), frames)
    times = {exercise.id: frame_ms(exercise, picture, colours, frames) for exercise in exercises}
    print(f"{'bare fill':20}{floor:8.2f} ms")
    for id_, took in sorted(times.items(), key=lambda row: row[1], reverse=True):
        print(f"{id_:20}{took:8.2f} ms{'' if took <= MOST_MS else '  over the bound'}")
    print(f"{'median of all':20}{statistics.median(times.values()):8.2f} ms, at most {MOST_MS:g} each")
    del app
    return int(max(times.values()) > MOST_MS)


def frame_ms(exercise: Exercise, picture: QImage, colours: Colours, frames: int) -> float:
    """The median milliseconds of a frame, its background included."""
    drawing, box = FigureDrawing(exercise.figure), QRectF(0, 0, WIDTH, HEIGHT)

    def paint(phase: float) -> None:
        picture.fill(colours("inset"))
        painter = QPainter(picture)
        drawing.paint_moment(painter, box, phase, False, colours, colours("inset"))
        painter.end()

    return median_ms(paint, frames)


def median_ms(paint: Callable[[float], None], frames: int) -> float:
    taken = []
    for frame in range(frames):
        start = time.perf_counter()
        paint(frame / frames)
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 40))
