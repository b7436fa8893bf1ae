"""What all commands share: options, exit statuses, stderr."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from painlog import __version__
from painlog.cli import parser
from painlog.cli.parser import COMMANDS
from painlog.errors import UserError
from painlog.i18n import PSEUDO_LANGUAGE
from tests.cli.conftest import Painlog, Said

ROOT = Path(__file__).parents[2]


def painlog_process(*arguments: str | Path, **options: object) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "painlog", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, text=True, capture_output=True, check=False, **options)  # type: ignore[call-overload, no-any-return]


def test_version_and_help(bare: Painlog) -> None:
    assert bare("--version") == Said(0, f"painlog {__version__}\n", "")
    said = bare("--help")
    assert (said.status, said.err) == (0, "")
    assert all(f"\n    {command} " in said.out for command in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_and_takes_the_diary(bare: Painlog, command: str) -> None:
    said = bare(command, "--help")
    assert (said.status, said.err) == (0, "")
    assert "--diary FILE" in said.out


def test_help_speaks_the_systems_language(bare: Painlog, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", PSEUDO_LANGUAGE)
    said, every = bare("log", "--help").out, bare("--help").out
    wrong = bare("export", "x.csv", "--from", "soon").err
    assert "Save an entry. Save an entry." in said
    assert "such as driving; may be repeated such as" in " ".join(said.split())
    assert "save an entry save an entry" in every
    assert wrong.startswith("“soon” is not a date such as 2026-11-19. “”")


LIGHT = """
import sys
from painlog.__main__ import main
statuses = [main([option]) for option in ("--version", "--help")]
heavy = ("PySide6", "sqlalchemy", "sqlmodel", "sqlite3", "matplotlib", "numpy", "babel", "alembic")
print(statuses, [name for name in heavy if name in sys.modules])
"""


def test_version_and_help_import_neither_qt_nor_sql() -> None:
    done = subprocess.run([sys.executable, "-c", LIGHT], cwd=ROOT, text=True, capture_output=True, check=True)
    assert done.stdout.splitlines()[-1] == "[0, 0] []"


@pytest.mark.parametrize("before", [True, False])
def test_the_diary_option_is_taken_before_and_after_the_command(
    bare: Painlog, diary: Path, third: Path, before: bool
) -> None:
    option = ("--diary", diary)
    said = bare(*option, "log", "6") if before else bare("log", "6", *option)
    assert said.status == 0
    assert diary.exists()
    assert not third.exists()


def test_the_variable_names_the_diary(bare: Painlog, third: Path) -> None:
    assert bare("log", "6").status == 0
    assert third.exists()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--dia=x"], "unrecognized arguments: --dia=x"),
        (["log", "6", "--fac"], "unrecognized arguments: --fac"),
        (["log", "6", "--dia=x"], "unrecognized arguments: --dia=x"),
        (["import", "x.csv", "--dry"], "unrecognized arguments: --dry"),
        (["log"], "SCORE"),
        (["bogus"], "bogus"),
        (["export", "x.csv", "--with-notes", "--without-notes"], "not allowed with"),
        (["export", "x.csv", "--from", "yesterday"], "“yesterday” is not a date"),
        (["import", "x.csv", "--from", "fax"], "fax"),
        (["import", "x.csv", "--map", "score"], "NAME=VALUE"),
        (["import", "x.csv", "--scale", "0-7"], "0-7"),
        (["export", "x.csv", "--format", "pptx"], "pptx"),
        (["check", "--diary"], "--diary"),
    ],
)
def test_bad_usage_is_one_sentence_and_status_2(bare: Painlog, arguments: list[str], sentence: str) -> None:
    said = bare(*arguments)
    assert (said.status, said.out) == (2, "")
    assert sentence in said.err
    assert said.err.count("\n") == 1
    assert "Traceback" not in said.err


def test_a_bug_is_a_sentence_a_traceback_and_status_1(bare: Painlog, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: object) -> int:
        raise ZeroDivisionError

    monkeypatch.setattr("painlog.cli.parser.run_command", broken)
    said = bare("check")
    assert (said.status, said.out) == (1, "")
    assert said.err.startswith("This is a bug in painlog; the diary is safe.")
    assert "ZeroDivisionError" in said.err


def test_trouble_with_line_breaks_stays_one_line(bare: Painlog, monkeypatch: pytest.MonkeyPatch) -> None:
    def troubled(_: object) -> int:
        raise UserError("No {what}.", "Try again.", what="a\nb")

    monkeypatch.setattr("painlog.cli.parser.run_command", troubled)
    assert bare("check").err == "No a b. Try again.\n"


def test_an_interrupt_is_no_bug(bare: Painlog, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("painlog.cli.parser.run_command", interrupted)
    said = bare("check")
    assert (said.status, said.err) == (2, "Stopped; nothing was half-written.\n")


def test_without_a_command_the_window_opens_on_the_diary(
    bare: Painlog, diary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[tuple[Path, bool]] = []
    monkeypatch.setattr("painlog.app.run", lambda path, _places, hidden: opened.append((path, hidden)) or 0)
    assert bare("--diary", diary).status == 0
    assert bare("--diary", diary, "--tray").status == 0
    assert opened == [(diary, False), (diary, True)]


def test_every_command_is_one_line_of_the_table() -> None:
    names = {file.stem for file in (ROOT / "painlog" / "cli").glob("*.py")}
    assert {module.rpartition(".")[2] for module in COMMANDS.values()} <= names
    assert parser.build_parser().parse_args(["check"]).command == "check"


def test_as_a_process(tmp_path: Path) -> None:
    diary = tmp_path / "mine.db"
    environment = {**os.environ, "PAINLOG_DIARY": str(diary), "LC_ALL": "C"}
    assert painlog_process("--version", env=environment).stdout == f"painlog {__version__}\n"
    saved = painlog_process("log", "6", "--note", "दर्द", env=environment)
    assert (saved.returncode, saved.stderr) == (0, "")
    sound = painlog_process("check", env=environment)
    assert (sound.returncode, sound.stdout) == (0, "The diary is sound: 1 entry.\n")
    wrong = painlog_process("log", "eleven", env=environment)
    assert (wrong.returncode, wrong.stdout, wrong.stderr.count("\n")) == (2, "", 1)


def test_main_py_starts_painlog_from_a_checkout() -> None:
    done = subprocess.run(
        [sys.executable, "main.py", "--version"], cwd=ROOT, text=True, capture_output=True, check=True
    )
    assert done.stdout == f"painlog {__version__}\n"


def test_a_reader_that_leaves_is_no_trouble(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    environment = {**os.environ, "PAINLOG_DIARY": str(tmp_path / "mine.db")}
    command = [sys.executable, "-m", "painlog", "log", "6", "--json"]
    done = subprocess.run(command, cwd=ROOT, env=environment, stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


def test_bytes_that_are_no_text_are_expected_trouble(tmp_path: Path) -> None:
    environment = {**os.environ, "PAINLOG_DIARY": str(tmp_path / "mine.db")}
    command: list[bytes] = [os.fsencode(sys.executable), b"-m", b"painlog", b"log", b"6", b"--note", b"\xff"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False)
    assert done.returncode == 2
    assert b"no text" in done.stderr
