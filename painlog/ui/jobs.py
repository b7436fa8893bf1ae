"""Work that may take longer than a blink: run elsewhere, in turn, with the result delivered on the GUI thread."""

from collections.abc import Callable
from dataclasses import dataclass
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


Done = Callable[[Ok | Err], None]


class Jobs(QObject):
    """Runs jobs on an executor; of two with the same key only the newer one's result is delivered."""

    _finished = Signal(str, int, object)

    def __init__(self, executor: "Callable[[], Executor]") -> None:
        super().__init__()
        self._make_executor = executor
        self._executor: Executor | None = None
        self._newest: dict[str, int] = {}
        self._done: dict[tuple[str, int], Done] = {}
        self._finished.connect(self._deliver)

    def start(self, key: str, work: Callable[[], Any], done: Done) -> None:
        """Run `work` elsewhere; `done` is called on the GUI thread unless a newer job of that key began."""
        number = self._newest.get(key, 0) + 1
        self._newest[key] = number
        self._done[key, number] = done
        if self._executor is None:
            self._executor = self._make_executor()
        future = self._executor.submit(work)
        future.add_done_callback(lambda ended: self._finished.emit(key, number, _outcome(ended)))

    def close(self) -> None:
        """Wait for the work under way and deliver nothing more."""
        self._newest.clear()
        if self._executor is not None:
            self._executor.shutdown(wait=True, cancel_futures=True)

    def _deliver(self, key: str, number: int, outcome: Ok | Err) -> None:
        done = self._done.pop((key, number))
        if self._newest.get(key) == number:
            done(outcome)


def _outcome(ended: "Future[Any]") -> Ok | Err:
    if ended.cancelled():
        return Err(InterruptedError())
    error = ended.exception()
    return Err(error) if error is not None else Ok(ended.result())
