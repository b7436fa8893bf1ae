"""Export… from the menu: what goes out is what was ticked, and it can be stopped."""

import json
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from painlog.domain.draft import Draft
from painlog.services.exports import ExportRequest
from painlog.ui.dialogs.export import ExportDialog, open_export
from painlog.ui.dialogs.export_kinds import KINDS
from painlog.ui.dialogs.export_period import Days
from painlog.ui.shell import Shell

from .conftest import OpenShell

TODAY = date(2026, 11, 20)
NOTE = "slept badly"
DOWN, RIGHT, SPACE, TAB, ESCAPE = (
    Qt.Key.Key_Down,
    Qt.Key.Key_Right,
    Qt.Key.Key_Space,
    Qt.Key.Key_Tab,
    Qt.Key.Key_Escape,
)


class ExportRobot:
    """Drives the dialog with the keyboard, as a person does."""

    def __init__(self, qtbot: QtBot, shell: Shell, folder: Path) -> None:
        self.qtbot, self.shell = qtbot, shell
        services = shell.services
        assert services is not None
        services.diary.log_entry(Draft(score=6, note=NOTE))
        command = next(action for action in shell.actions() if action.text() == "Export…")
        command.trigger()
        self.dialog = next(each for each in shell.findChildren(ExportDialog) if each.isVisible())
        self.dialog.set_folder(folder)
        qtbot.waitUntil(self.dialog.isActiveWindow)

    @property
    def request(self) -> ExportRequest:
        return self.dialog.request

    def key(self, key: Qt.Key) -> "ExportRobot":
        QTest.keyClick(QApplication.focusWidget() or self.dialog, key)
        return self

    def tab_to(self, target: QWidget) -> "ExportRobot":
        for _ in range(20):
            focused = QApplication.focusWidget()
            if focused is not None and (focused is target or target.isAncestorOf(focused)):
                return self
            self.key(TAB)
        raise AssertionError(f"Tab never reached {target}")

    def choose(self, kind: str) -> "ExportRobot":
        """Walk down the list from its first row."""
        self.dialog.kinds.setFocus()
        for _ in range([each.id for each in KINDS].index(kind)):
            self.key(DOWN)
        return self

    def write(self) -> "ExportRobot":
        """Press Export and wait until the dialog has gone."""
        with self.qtbot.waitSignal(self.dialog.accepted, timeout=30_000):
            self.tab_to(self.dialog.write).key(SPACE)
        return self


@pytest.fixture
def robot(qtbot: QtBot, open_shell: OpenShell, tmp_path: Path) -> ExportRobot:
    folder = tmp_path / "out"
    folder.mkdir()
    return ExportRobot(qtbot, open_shell(), folder)


def test_it_begins_with_everything_for_a_doctor_without_notes_and_name(robot: ExportRobot) -> None:
    request = robot.request
    assert (request.path.name, request.file_format) == ("painlog-2026-11-20.zip", "doctor")
    assert (request.first, request.last) == (date(2026, 8, 29), TODAY)
    assert (request.with_notes, request.with_identity) == (False, False)
    robot.key(ESCAPE)


def test_a_file_is_written_with_the_keyboard_alone(robot: ExportRobot) -> None:
    dialog = robot.dialog
    robot.choose("fhir").tab_to(dialog.notes).key(SPACE)
    robot.write()
    (file,) = dialog.folder.iterdir()
    assert file.name == "painlog-2026-11-20.fhir.json"
    assert NOTE in file.read_text()
    assert robot.shell.toast.text == "1 entry written to painlog-2026-11-20.fhir.json"


def test_the_doctors_pack_is_written_beside_the_window(robot: ExportRobot) -> None:
    folder = robot.dialog.folder
    robot.write()
    with ZipFile(folder / "painlog-2026-11-20.zip") as archive:
        assert {"report.pdf", "diary.xlsx", "charts/trend.svg"} < set(archive.namelist())
        assert NOTE.encode() not in archive.read("tables/entries.csv")


def test_ones_own_copy_holds_notes_and_name_unless_they_are_taken_out(robot: ExportRobot) -> None:
    dialog = robot.dialog
    robot.choose("painlog")
    assert (robot.request.with_notes, robot.request.with_identity, robot.request.first) == (True, True, None)
    assert not dialog.identity.isEnabled()
    assert "holds everything" in dialog.said.text()
    robot.tab_to(dialog.notes).key(SPACE)
    assert (robot.request.with_notes, robot.request.with_identity) == (False, False)
    assert "not lossless" in dialog.said.text()
    folder = dialog.folder
    robot.write()
    document = json.loads((folder / "painlog-2026-11-20.painlog.json").read_bytes())
    assert "note" not in document["entries"][0]


def test_the_tick_for_notes_holds_for_all_other_kinds(robot: ExportRobot) -> None:
    dialog = robot.dialog
    robot.tab_to(dialog.notes).key(SPACE)
    for kind in ("painlog", "xlsx", "csv", "zip", "fhir"):
        dialog.choose(kind)
        assert robot.request.with_notes, kind
    assert "can read your notes" in dialog.said.text()
    robot.tab_to(dialog.notes).key(SPACE)
    dialog.choose("csv")
    assert not robot.request.with_notes
    dialog.choose("painlog")
    assert robot.request.with_notes
    dialog.choose("ics")
    assert (dialog.notes.isVisible(), dialog.identity.isVisible()) == (False, False)
    robot.key(ESCAPE)


def test_days_that_were_chosen_stay_chosen(robot: ExportRobot) -> None:
    dialog = robot.dialog
    robot.tab_to(dialog.period.segments).key(RIGHT)
    assert dialog.period.days == Days()
    robot.key(RIGHT)
    assert dialog.period.first.isVisible()
    assert dialog.period.days == Days(date(2026, 8, 29), TODAY)
    dialog.choose("painlog")
    assert robot.request.first == date(2026, 8, 29)
    assert "not lossless" in dialog.said.text()
    robot.key(ESCAPE)


def test_it_opens_on_the_days_of_a_visit(robot: ExportRobot, qtbot: QtBot) -> None:
    robot.key(ESCAPE)
    services = robot.shell.services
    assert services is not None
    dialog = open_export(robot.shell.context, robot.shell, services, "fhir", Days(date(2026, 10, 1), TODAY))
    assert (dialog.kind.id, dialog.request.first) == ("fhir", date(2026, 10, 1))
    dialog.reject()


def test_another_folder_and_a_name_that_is_free(
    robot: ExportRobot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "painlog-2026-11-20.zip").touch()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    robot.tab_to(robot.dialog.change).key(SPACE)
    assert robot.request.path == tmp_path / "painlog-2026-11-20-2.zip"
    assert "painlog-2026-11-20-2.zip" in robot.dialog.place.text()
    robot.key(ESCAPE)


def test_a_trouble_is_said_and_everything_stays_to_try_again(robot: ExportRobot, tmp_path: Path, qtbot: QtBot) -> None:
    dialog = robot.dialog
    dialog.set_folder(tmp_path / "nowhere")
    robot.choose("csv").tab_to(dialog.write).key(SPACE)
    qtbot.waitUntil(dialog.write.isEnabled)
    assert "cannot be written" in dialog.progress.text
    (tmp_path / "nowhere").mkdir()
    with qtbot.waitSignal(dialog.accepted):
        dialog.progress.again.click()
    assert (tmp_path / "nowhere" / "painlog-2026-11-20.csv").exists()


def test_stopping_leaves_nothing_and_the_dialog_stays(robot: ExportRobot, qtbot: QtBot) -> None:
    dialog = robot.dialog
    dialog.start()
    assert not dialog.write.isEnabled()
    dialog.stop()
    assert dialog.write.isEnabled()
    assert dialog.progress.text == "Stopped. Nothing was written."
    qtbot.waitUntil(lambda: not robot.shell.context.jobs.busy, timeout=20_000)
    assert list(dialog.folder.iterdir()) == []
    robot.key(ESCAPE)


def test_closing_while_it_writes_stops_it(robot: ExportRobot, qtbot: QtBot) -> None:
    folder = robot.dialog.folder
    robot.dialog.start()
    robot.key(ESCAPE)
    qtbot.waitUntil(lambda: not robot.shell.context.jobs.busy, timeout=20_000)
    assert list(folder.iterdir()) == []
