"""Work that may take longer than a blink: run elsewhere, in turn, with the result delivered on the GUI thread."""

from collections.abc import Callable
from dataclasses import dataclass
from threading import Event
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future


@dataclass(frozen=True, slots=True)
class Ok:
    """A job ended well."""

    value: Any


@dataclass(frozen=True, slots=True)
class Err:
    """A job ended with an error."""

    error: BaseException


class StoppedError(Exception):
    """Raised inside work that was told to stop."""


Done = Callable[[Ok | Err], None]
Report = Callable[[float], None]
"""Takes the share of a job that is done, 0 to 1."""


class Jobs(QObject):
    """Runs jobs on an executor; of two with the same key only the newer one's result is delivered."""

    _finished = Signal(str, int, object)
    _reported = Signal(str, int, float)

    def __init__(self, executor: "Callable[[], Executor]") -> None:
        super().__init__()
        self._make_executor = executor
        self._executor: Executor | None = None
        self._newest: dict[str, int] = {}
        self._done: dict[tuple[str, int], Done] = {}
        self._stops: dict[str, Event] = {}
        self._progress: dict[str, Report] = {}
        self._finished.connect(self._deliver)
        self._reported.connect(self._deliver_progress)

    @property
    def busy(self) -> bool:
        """Whether something is under way or waits for its turn."""
        return bool(self._done)

    def start(self, key: str, work: Callable[[], Any], done: Done) -> None:
        """Run `work` elsewhere; `done` is called on the GUI thread unless a newer job of that key began."""
        number = self._newest.get(key, 0) + 1
        self._newest[key] = number
        self._done[key, number] = done
        if self._executor is None:
            self._executor = self._make_executor()
        future = self._executor.submit(work)
        future.add_done_callback(lambda ended: self._finished.emit(key, number, _outcome(ended)))

    def start_long(self, key: str, work: Callable[[Report], Any], done: Done, progress: Report) -> None:
        """Run work that tells how much of it is done; `progress` hears it on the GUI thread.

        A newer job of that key and `cancel` stop it where it next tells.
        """
        self.cancel(key)
        stop, number = Event(), self._newest[key] + 1
        self._stops[key], self._progress[key] = stop, progress

        def report(share: float) -> None:
            if stop.is_set():
                raise StoppedError
            self._reported.emit(key, number, share)

        self.start(key, lambda: work(report), done)

    def cancel(self, key: str) -> None:
        """Stop the long job of that key; nothing more of it is delivered."""
        self._newest[key] = self._newest.get(key, 0) + 1
        if key in self._stops:
            self._stops.pop(key).set()

    def close(self) -> None:
        """Stop or wait for the work under way and deliver nothing more."""
        for key in list(self._stops):
            self.cancel(key)
        self._newest.clear()
        if self._executor is not None:
            self._executor.shutdown(wait=True, cancel_futures=True)

    def _deliver(self, key: str, number: int, outcome: Ok | Err) -> None:
        done = self._done.pop((key, number))
        if self._newest.get(key) == number:
            done(outcome)

    def _deliver_progress(self, key: str, number: int, share: float) -> None:
        if self._newest.get(key) == number:
            self._progress[key](share)


def _outcome(ended: "Future[Any]") -> Ok | Err:
    if ended.cancelled():
        return Err(InterruptedError())
    error = ended.exception()
    return Err(error) if error is not None else Ok(ended.result())
