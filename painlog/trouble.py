"""What the window does about errors that nobody caught: a line in the log, and a word to the person."""

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import TracebackType

from painlog.errors import UserError
from painlog.log import TroubleLog

Tell = Callable[[str, UserError | None], None]
"""Shows an error, of which it gets the details and expected trouble itself; may be called on any thread."""

_COMPLAINTS = ("QtWarningMsg", "QtCriticalMsg", "QtFatalMsg")


@contextmanager
def watching_for_bugs(log: TroubleLog, tell: Tell) -> Iterator[None]:
    """Keep and tell every error that reaches Qt or ends a thread, and keep Qt's complaints, while the block runs."""
    from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

    def found(_kind: type[BaseException], error: BaseException, traceback: TracebackType | None) -> None:
        if isinstance(error, Exception):
            details = log.bug(error.with_traceback(traceback))
            tell(details, error if isinstance(error, UserError) else None)
        else:
            sys.__excepthook__(type(error), error, traceback)

    def found_in_thread(ended: threading.ExceptHookArgs) -> None:
        if ended.exc_value is not None:
            found(ended.exc_type, ended.exc_value, ended.exc_traceback)

    def complained(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        if kind.name in _COMPLAINTS:
            log.qt(kind.name, message)

    before = sys.excepthook, threading.excepthook
    sys.excepthook, threading.excepthook = found, found_in_thread
    qInstallMessageHandler(complained)
    try:
        yield
    finally:
        sys.excepthook, threading.excepthook = before
        qInstallMessageHandler(None)
