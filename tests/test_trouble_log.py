"""What the log keeps of errors, and what it never keeps."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from painlog.errors import UserError
from painlog.log import FILES_BEFORE, LARGEST_BYTES, CrashFile, TroubleLog, computer, described
from painlog.trouble import watching_for_bugs

ROOT = Path(__file__).parent.parent
NOTE = "could not sleep, Dr Brown said 8 of 10"


def raised(error: BaseException) -> BaseException:
    """The error with a traceback, whose frames hold a note."""
    note = NOTE
    try:
        raise error
    except type(error) as caught:
        assert note
        return caught


def from_sql() -> BaseException:
    """An error of the database, whose message holds the statement and its values."""
    engine = create_engine("sqlite://")
    try:
        with engine.begin() as connection:
            connection.execute(text("INSERT INTO nowhere VALUES (:note)"), {"note": NOTE})
    except Exception as error:  # noqa: BLE001 whatever the database raises
        return error
    finally:
        engine.dispose()
    raise AssertionError


def chained() -> BaseException:
    try:
        try:
            raise KeyError(NOTE)
        except KeyError as error:
            raise ValueError(NOTE) from error
    except ValueError as error:
        return error


@pytest.mark.parametrize(
    "error",
    [
        raised(ValueError(NOTE)),
        raised(UserError("{file} is not there.", NOTE.upper(), file=NOTE)),
        raised(FileNotFoundError(2, NOTE, f"/home/jo/{NOTE}")),
        raised(UnicodeDecodeError("utf-8", NOTE.encode(), 0, 1, NOTE)),
        from_sql(),
        chained(),
    ],
    ids=lambda error: type(error).__name__,
)
def test_no_message_and_no_value_is_kept(error: BaseException, tmp_path: Path) -> None:
    log = TroubleLog(tmp_path)
    kept = log.bug(error) + log.path.read_text(encoding="utf-8")
    for word in ("sleep", "Brown", "8 of", "SLEEP", "/home/jo"):
        assert word not in kept
    assert type(error).__name__ in kept


def test_a_value_error_in_painlogs_own_code_names_file_and_line() -> None:
    lines = described(raised_inside()).splitlines()
    assert lines[0] == "AttributeError"
    assert lines[-1].startswith("  painlog/domain/draft.py:")
    assert all(not line.startswith("  tests") for line in lines)


def raised_inside() -> BaseException:
    from painlog.domain.draft import Draft

    try:
        Draft(treatments=(NOTE,)).with_relief(NOTE, None)  # type: ignore[arg-type]
    except AttributeError as error:
        return error
    raise AssertionError


def test_expected_trouble_tells_its_template_and_codes_are_kept() -> None:
    assert "“{file} is not there.”" in described(raised(UserError("{file} is not there.", file=NOTE)))
    assert described(raised(OSError(28, NOTE))).startswith("OSError ENOSPC")
    assert "SQLITE_ERROR" in described(from_sql())
    assert described(chained()).splitlines()[0] == "ValueError"
    assert "KeyError" in described(chained())


def test_an_error_elsewhere_says_where(tmp_path: Path) -> None:
    assert "  in sqlalchemy/" in described(from_sql())


@pytest.mark.parametrize(
    ("message", "kept"),
    [
        ("QFont::setPixelSize: Pixel size <= 0 (0)", "QFont::setPixelSize"),
        (f"QString::arg: Argument missing: {NOTE}", "QString::arg"),
        ("qt.qpa.plugin: Could not find it", "qt.qpa.plugin"),
        (NOTE, "(no function named)"),
    ],
)
def test_of_qts_complaints_only_the_function_is_kept(tmp_path: Path, message: str, kept: str) -> None:
    log = TroubleLog(tmp_path)
    log.qt("QtWarningMsg", message)
    assert log.path.read_text(encoding="utf-8").rstrip().endswith(f" Qt QtWarningMsg: {kept}")


def test_the_file_stays_small(tmp_path: Path) -> None:
    log = TroubleLog(tmp_path)
    for _ in range(3000):
        log.qt("QtWarningMsg", "Q" + "x" * 700)
    sizes = [each.stat().st_size for each in tmp_path.iterdir()]
    assert len(sizes) == FILES_BEFORE + 1
    assert max(sizes) <= LARGEST_BYTES


def test_a_folder_that_cannot_be_written_is_no_more_trouble(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = tmp_path / "state"
    place.write_text("a file")
    assert TroubleLog(place).bug(raised(ValueError(NOTE))).startswith("ValueError")
    log = TroubleLog(tmp_path)
    log.path.mkdir()
    log.bug(raised(ValueError(NOTE)))
    assert capsys.readouterr().err == ""


def test_errors_of_slots_and_threads_are_told_and_the_hooks_go_away(tmp_path: Path) -> None:
    told: list[tuple[str, UserError | None]] = []
    before = sys.excepthook, threading.excepthook
    error, trouble = raised(ValueError(NOTE)), UserError("The disk is gone.")
    with watching_for_bugs(TroubleLog(tmp_path), lambda *each: told.append(each)):
        sys.excepthook(type(error), error, error.__traceback__)
        sys.excepthook(type(trouble), trouble, None)
        worker = threading.Thread(target=lambda: [].pop())
        worker.start()
        worker.join()
    assert [each.split(None, 1)[0] for each, _ in told] == ["ValueError", "painlog.errors.UserError", "IndexError"]
    assert [expected for _, expected in told] == [None, trouble, None]
    assert (sys.excepthook, threading.excepthook) == before


def test_an_interrupt_is_no_bug(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[object] = []
    passed: list[object] = []
    monkeypatch.setattr(sys, "__excepthook__", lambda *error: passed.append(error[0]))
    with watching_for_bugs(TroubleLog(tmp_path), lambda *each: told.append(each)):
        sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert (told, passed) == ([], [KeyboardInterrupt])


def test_the_computers_description_names_versions_only() -> None:
    import platform

    said = computer()
    assert said.startswith("painlog ")
    assert f"Python {platform.python_version()}" in said
    assert platform.node() not in said.split()


CRASH = """
import ctypes, sys
from pathlib import Path
from painlog.log import CrashFile

crash = CrashFile(Path(sys.argv[1]))
assert crash.left_behind() == ""
crash.watch()
note = "could not sleep"
if sys.argv[2] == "crash":
    ctypes.string_at(0)
crash.close()
"""


def run_crash(file: Path, how: str) -> int:
    command = [sys.executable, "-c", CRASH, str(file), how]
    return subprocess.run(command, cwd=ROOT, capture_output=True, check=False, timeout=60).returncode


@pytest.mark.skipif(sys.platform == "win32", reason="Windows asks the person first")
def test_a_crash_is_told_once_without_the_persons_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "state" / "crash.txt"
    assert run_crash(file, "crash") != 0
    written = file.read_text(encoding="utf-8")
    told = CrashFile(file).left_behind()
    assert told.startswith("Fatal Python error: Segmentation fault")
    assert "ctypes/__init__.py" in told
    assert "sleep" not in told
    assert str(Path(os.__file__).parents[2]) in written
    assert str(Path(os.__file__).parents[2]) not in told
    assert CrashFile(file).left_behind() == ""


def test_an_end_as_it_should_be_leaves_nothing(tmp_path: Path) -> None:
    file = tmp_path / "crash.txt"
    assert run_crash(file, "end") == 0
    assert not file.exists()


def test_the_home_folder_is_not_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "home", lambda: Path("/home/jo"))
    file = tmp_path / "crash.txt"
    file.write_text(
        'Fatal Python error: Aborted in /home/jo/here\n  File "/home/jo/x/venv/painlog/app.py", line 3 in run\n'
    )
    told = CrashFile(file).left_behind()
    assert told == 'Fatal Python error: Aborted in ~/here\n  File "painlog/app.py", line 3 in run'


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/home/jo/main.py", "main.py"),
        ("/media/Jo Smith/painlog/main.py", "painlog/main.py"),
        ("/opt/jo/venv/lib/python3.12/site-packages/PySide6/__init__.py", "site-packages/PySide6/__init__.py"),
        ("/opt/jo/lib/python3.12/threading.py", "python3.12/threading.py"),
        ("D:\\Jo Smith\\Python312\\Lib\\threading.py", "Python312/Lib/threading.py"),
        ("<string>", "<string>"),
    ],
)
def test_of_a_code_file_no_folder_of_the_persons_own_is_named(path: str, told: str, tmp_path: Path) -> None:
    file = tmp_path / "crash.txt"
    file.write_text(f'  File "{path}", line 3 in run\n')
    assert CrashFile(file).left_behind() == f'File "{told}", line 3 in run'


LIGHT = """
import sys
import painlog.session, painlog.log, painlog.trouble
print([name for name in ("logging.handlers", "socket", "platform", "PySide6.QtWidgets") if name in sys.modules])
"""


def test_setting_up_imports_nothing_heavy() -> None:
    done = subprocess.run(
        [sys.executable, "-c", LIGHT], cwd=ROOT, capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "[]"
