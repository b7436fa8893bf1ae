"""Lets the time of a session pass: looks at the clock as often as something moves, and at every full second."""

import math
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from painlog.domain.session import Session, begin, tick
from painlog.domain.session_segments import SegmentKind, SessionStep

FRAME_MS = 33
"""Between two pictures of a moving figure: 30 a second look even, and leave most of a core free."""

STILL_MS = 100
"""Between two looks while only the ring moves."""

_MOVING = {SegmentKind.MOVE, SegmentKind.BACK, SegmentKind.REP, SegmentKind.STEADY, SegmentKind.SHOW}

Event = Callable[[Session, float], Session]
"""What a key does to a session, such as `painlog.domain.session.skip`."""


class Conductor(QObject):
    """One session and the timer that drives it. The clock alone counts: a late timer changes no length."""

    moved = Signal(object, object)
    """before: Session, after: Session"""

    def __init__(self, steps: Sequence[SessionStep], lie_down_s: int, seconds: Callable[[], float]) -> None:
        super().__init__()
        self._seconds = seconds
        self.session = begin(steps, seconds(), lie_down_s)
        self.steps_only = False
        """Whether the figure steps from pose to pose, so that fewer looks do."""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.look)
        self._arm()

    def look(self) -> None:
        """Bring the session up to this moment."""
        self.press(tick)

    def press(self, event: Event) -> None:
        """Let an event happen now."""
        before = self.session
        self.session = event(before, self._seconds())
        self._arm()
        if self.session is not before:
            self.moved.emit(before, self.session)

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def _arm(self) -> None:
        session = self.session
        if not session.running:
            self._timer.stop()
            return
        moving = session.segment.kind in _MOVING and not self.steps_only
        to_second = (session.left - math.ceil(session.left) + 1) * 1000
        self._timer.start(min(FRAME_MS if moving else STILL_MS, max(1, math.ceil(to_second))))
