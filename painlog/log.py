"""What went wrong, kept for whoever mends painlog, in words that tell nothing about the person.

An error's message and its local values may hold a score, a note or a name. So only its type, its error codes and the
places in painlog's own code are kept; of Qt's messages, the name of the function that complains.
"""

import errno
import faulthandler
import re
import sys
from collections.abc import Iterator
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from painlog import __version__
from painlog.errors import UserError

if TYPE_CHECKING:
    from logging import Logger

LOG_NAME = "painlog.log"
LARGEST_BYTES, FILES_BEFORE = 256_000, 3
"""How large the file may grow, and how many older ones stay beside it: a megabyte in all."""

_OWN = __name__.partition(".")[0]
_LONGEST_CHAIN = 5
_COMPLAINT = re.compile(r"[Qq][A-Za-z0-9_.]*(::~?[A-Za-z0-9_]+)*")
_CODE_FILE = re.compile(r'File "([^"]*)"')
_SEPARATOR = re.compile(r"[/\\]")
_CODE_FOLDER = re.compile(rf"{_OWN}|site-packages|python[0-9.]*", re.IGNORECASE)
"""Folders that are called so on everybody's computer; what a person called theirs stands before them."""


class TroubleLog:
    """A small rotating file in `folder`; logging is imported when there is something to write."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._logger: Logger | None = None

    @property
    def path(self) -> Path:
        return self._folder / LOG_NAME

    def bug(self, error: BaseException) -> str:
        """Keep an unexpected error; returns what was kept, which may be shown and sent."""
        details = described(error)
        self._write(details)
        return details

    def qt(self, kind: str, message: str) -> None:
        """Keep a complaint of Qt: its kind and which function complains."""
        found = _COMPLAINT.match(message)
        self._write(f"Qt {kind}: {found.group() if found else '(no function named)'}")

    def _write(self, text: str) -> None:
        """Nothing happens where there is no folder that can be written to."""
        with suppress(OSError):
            self._opened().error("%s", text)

    def _opened(self) -> "Logger":
        if self._logger is None:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._logger = _logger(self.path)
        return self._logger


def described(error: BaseException) -> str:
    """An error and what led to it, without messages and values; only expected trouble tells its sentence."""
    return "\n".join(line for each in _chain(error) for line in _lines(each))


def computer() -> str:
    """What the error happened on: versions and system, one a line."""
    import platform

    qt = sys.modules.get("PySide6")
    lines = [f"painlog {__version__}", f"Python {platform.python_version()}", platform.platform()]
    return "\n".join([*lines, f"Qt for Python {qt.__version__}"] if qt is not None else lines)


class CrashFile:
    """Where the interpreter writes what it was doing when it was brought down from below, by Qt or a library."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: TextIOWrapper | None = None

    def left_behind(self) -> str:
        """What the last crash left, told once; nothing where painlog ended well."""
        with suppress(OSError):
            text = self._path.read_text(encoding="utf-8", errors="replace")
            self._path.unlink()
            return _shortened(text.strip())
        return ""

    def watch(self) -> None:
        """Write to the file from now on, if that can be done."""
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._file = self._path.open("w", encoding="utf-8")
            faulthandler.enable(self._file)

    def close(self) -> None:
        """painlog ends as it should."""
        if self._file is not None:
            faulthandler.disable()
            self._file.close()
            self._file = None
            with suppress(OSError):
                self._path.unlink(missing_ok=True)


def _logger(path: Path) -> "Logger":
    from logging import Formatter, LogRecord, getLogger
    from logging.handlers import RotatingFileHandler

    class File(RotatingFileHandler):
        def handleError(self, record: LogRecord) -> None:
            """A full disk is no reason for more trouble."""

    handler = File(path, maxBytes=LARGEST_BYTES, backupCount=FILES_BEFORE, encoding="utf-8", delay=True)
    handler.setFormatter(Formatter("%(asctime)s %(message)s"))
    logger = getLogger(f"{_OWN}.trouble")
    for earlier in logger.handlers[:]:
        logger.removeHandler(earlier)
        earlier.close()
    logger.addHandler(handler)
    logger.propagate = False
    return logger


def _chain(error: BaseException) -> Iterator[BaseException]:
    """The error first, then what caused it."""
    found: BaseException | None = error
    for _ in range(_LONGEST_CHAIN):
        if found is None:
            return
        yield found
        found = found.__cause__ or (None if found.__suppress_context__ else found.__context__)


def _lines(error: BaseException) -> Iterator[str]:
    kind = type(error)
    name = kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
    yield " ".join([name, *_codes(error)])
    yield from (f"  {place}" for place in _places(error.__traceback__))


def _codes(error: BaseException) -> Iterator[str]:
    if isinstance(error, UserError):
        yield f"“{error.sentence}”"
    if isinstance(error, OSError) and error.errno is not None:
        yield errno.errorcode.get(error.errno, str(error.errno))
    name = getattr(error, "sqlite_errorname", None)
    if isinstance(name, str):
        yield name


def _places(traceback: TracebackType | None) -> Iterator[str]:
    """Painlog's own lines, outermost first, and the one elsewhere in which it happened."""
    place, own = "", True
    while traceback is not None:
        module = str(traceback.tb_frame.f_globals.get("__name__", "?"))
        own = module.partition(".")[0] == _OWN
        code = traceback.tb_frame.f_code.co_name
        place = f"{module.replace('.', '/')}.py:{traceback.tb_lineno} {code}"
        if own:
            yield place
        traceback = traceback.tb_next
    if not own:
        yield f"in {place}"


def _shortened(text: str) -> str:
    """The text with the ends of the code files' paths only, and without the name of the person's home."""
    shorter = _CODE_FILE.sub(lambda match: f'File "{_end(match[1])}"', text)
    return shorter.replace(str(Path.home()), "~")


def _end(path: str) -> str:
    """A code file's path from the last folder on that every computer has, else its name alone."""
    parts = _SEPARATOR.split(path)
    known = [place for place, part in enumerate(parts[:-1]) if _CODE_FOLDER.fullmatch(part)]
    return "/".join(parts[known[-1] if known else -1 :])
