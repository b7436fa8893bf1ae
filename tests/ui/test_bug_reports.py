"""What the person sees of a bug, and of a crash of the last run."""

import subprocess
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from painlog.errors import DiaryDamagedError, DiaryUnavailableError
from painlog.paths import Places
from painlog.session import Session
from painlog.ui.bug_reports import BugReports
from painlog.ui.shell import Shell
from tests.ui.conftest import OpenShell

ROOT = Path(__file__).parents[2]


@pytest.fixture
def shell(open_shell: OpenShell) -> Shell:
    return open_shell()


@pytest.fixture
def reports(shell: Shell) -> BugReports:
    return BugReports(shell, shell.context.texts, lambda: "painlog 0")


def dialogs(shell: Shell) -> list[QDialog]:
    return [each for each in shell.findChildren(QDialog) if each.isVisible()]


def test_a_bug_is_one_dialog_whose_details_can_be_copied(qtbot: QtBot, shell: Shell, reports: BugReports) -> None:
    reports.report("ValueError\n  painlog/ui/shell.py:7 f")
    qtbot.waitUntil(lambda: len(dialogs(shell)) == 1)
    dialog = reports.dialog
    assert dialog is not None
    dialog.copy.click()
    assert QGuiApplication.clipboard().text() == "painlog 0\n\nValueError\n  painlog/ui/shell.py:7 f"
    dialog.accept()
    assert dialogs(shell) == []


def test_trouble_with_the_diary_is_a_sentence_and_no_bug(qtbot: QtBot, shell: Shell, reports: BugReports) -> None:
    reports.report("UserError", DiaryUnavailableError("The disk is gone.", "Plug it in again."))
    qtbot.waitUntil(shell.error_bar.isVisible)
    assert shell.error_bar.text == "The disk is gone. Plug it in again."
    reports.report("DiaryDamagedError", DiaryDamagedError("The file is damaged."))
    qtbot.waitUntil(lambda: "damaged" in shell.error_bar.text)
    shell.error_bar.act()
    assert shell.shown == "backups"
    assert dialogs(shell) == []


def test_never_two_dialogs_and_the_same_bug_is_told_once(qtbot: QtBot, shell: Shell, reports: BugReports) -> None:
    for _ in range(3):
        reports.report("first")
        reports.report("second")
    qtbot.waitUntil(lambda: len(dialogs(shell)) == 1)
    first = reports.dialog
    assert first is not None
    assert first.details.endswith("first")
    first.accept()
    reports.report("first")
    reports.report("third")
    qtbot.waitUntil(lambda: reports.dialog is not None)
    assert reports.dialog is not None
    assert reports.dialog.details.endswith("third")
    assert len(dialogs(shell)) == 1
    reports.dialog.accept()


def test_a_bug_in_a_thread_is_shown_by_the_window(qtbot: QtBot, shell: Shell, reports: BugReports) -> None:
    worker = threading.Thread(target=lambda: reports.report("from a thread"))
    worker.start()
    worker.join()
    qtbot.waitUntil(lambda: len(dialogs(shell)) == 1)
    assert reports.dialog is not None
    reports.dialog.accept()


def test_a_crash_of_the_last_run_is_told_once(qtbot: QtBot, open_shell: OpenShell, places: Places) -> None:
    file = places.crash_of(places.diary)
    file.parent.mkdir(parents=True)
    file.write_text("Fatal Python error: Aborted\n")
    shell = open_shell(wait=False)
    session = Session(places)
    session.attend(shell)
    session._left_behind = "Fatal Python error: Aborted"
    qtbot.waitUntil(shell.error_bar.isVisible)
    assert shell.error_bar.text == "painlog ended unexpectedly last time; your diary is safe."
    shell.error_bar.act()
    assert QGuiApplication.clipboard().text().endswith("Fatal Python error: Aborted")
    shell.ready.emit()
    assert not shell.error_bar.isVisible()


BROKEN_RUN = """
import sys, threading
from pathlib import Path
import painlog.app
from painlog.errors import DiaryDamagedError, DiaryUnavailableError
from painlog.paths import Places

home, note = Path(sys.argv[1]), "could not sleep, 8 of 10"
build = painlog.app.build_shell

def built(*arguments, **more):
    from PySide6.QtCore import QTimer, qWarning
    from PySide6.QtWidgets import QDialog
    shell = build(*arguments, **more)

    def break_it():
        secret = note
        raise ValueError(secret)

    def look():
        shown = [each for each in shell.findChildren(QDialog) if each.isVisible()]
        if shown:
            print(len(shown), repr(shown[0].details), flush=True)
            shown[0].accept()
            shell.close()
        else:
            QTimer.singleShot(20, shell, look)

    shell.ready.connect(look)
    shell.ready.connect(lambda: threading.Thread(target=break_it).start())
    shell.ready.connect(lambda: qWarning(note))
    shell.ready.connect(break_it)
    return shell

painlog.app.build_shell = built
print(painlog.app.run(home / "diary.db", Places(home, home, home)), flush=True)
"""


def test_a_real_run_keeps_and_shows_bugs_without_the_note(tmp_path: Path) -> None:
    command = [sys.executable, "-c", BROKEN_RUN, str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)
    kept = (tmp_path / "painlog.log").read_text(encoding="utf-8")
    shown, status = done.stdout.splitlines()
    assert (done.returncode, status, shown[0]) == (0, "0", "1")
    assert kept.count("ValueError") == 2
    assert "Qt QtWarningMsg: (no function named)" in kept
    assert "TypeError" not in kept
    for word in ("sleep", "8 of 10"):
        assert word not in kept + shown + done.stderr
    assert str(Path.home()) not in shown
    assert not list(tmp_path.glob("crash-*"))
