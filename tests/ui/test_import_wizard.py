"""The import page: what a file is, which column is what, what would come in, taking it in and out again."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from painlog.domain.draft import Draft
from painlog.i18n import PSEUDO_LANGUAGE
from painlog.preferences import Preferences
from painlog.services.mappings import Mapping
from painlog.ui.pages.backups import BackupsPage
from painlog.ui.shell import Shell
from tests.exchange.importers import samples
from tests.ui.conftest import OpenShell
from tests.ui.import_robot import ImportRobot
from tests.ui.test_layouts import cut_off, outside

ROWS = "day;how bad;remark\n03/04/2026;4,5;so so\n14/04/2026;7;\n15/04/2026;70;\n"


@pytest.fixture
def shell(open_shell: OpenShell) -> Shell:
    return open_shell()


@pytest.fixture
def robot(qtbot: QtBot, shell: Shell) -> ImportRobot:
    return ImportRobot(qtbot, shell)


def entries(shell: Shell) -> int:
    assert shell.services is not None
    return sum(record.rows for record in shell.services.transfer.imports())


def written(folder: Path, text: str, name: str = "rows.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_table_is_mapped_previewed_taken_in_and_out(robot: ImportRobot, shell: Shell, tmp_path: Path) -> None:
    robot.open(written(tmp_path, ROWS))
    assert robot.page.file.kind.value == "csv"
    assert robot.page.reading.separator.value == ";"
    assert not robot.page.plan.act.isVisible()
    robot.column("how bad", "score")
    assert "2 new entries" in robot.said
    assert "1 row cannot be taken" in robot.said
    assert "Line 4: 70 is not on the scale" in robot.said
    assert entries(shell) == 0
    robot.press("Import")
    assert "Imported" in robot.said
    assert entries(shell) == 2
    robot.press("Undo import")
    assert "2 entries were taken out again" in robot.said
    assert entries(shell) == 0


def test_only_one_column_can_be_the_date(robot: ImportRobot, tmp_path: Path) -> None:
    robot.open(written(tmp_path, ROWS))
    robot.column("remark", "date")
    assert robot.page.columns.button_of("day").value == ""


def test_a_doubtful_date_is_asked_for_here_not_on_the_command_line(robot: ImportRobot, tmp_path: Path) -> None:
    robot.open(written(tmp_path, "date,score\n03/04/2026,5\n"))
    assert "could be read in more than one way" in robot.said
    assert "--" not in robot.said
    robot.page.reading.dates.choose("DD/MM/YYYY")
    assert "1 new entry" in robot.wait().said


def test_another_separator_makes_other_columns(robot: ImportRobot, tmp_path: Path) -> None:
    robot.open(written(tmp_path, ROWS))
    robot.page.reading.separator.choose(",")
    robot.wait()
    assert len(robot.page.columns.stops) == 1


def test_a_kept_mapping_is_offered_again_and_can_be_undone(robot: ImportRobot, shell: Shell, tmp_path: Path) -> None:
    robot.open(written(tmp_path, ROWS)).column("how bad", "score")
    robot.page.reading.name.setText("  Old   diary ")
    robot.press("Keep")
    assert shell.services is not None
    (kept,) = shell.services.mappings.saved()
    assert (kept.name, kept.columns) == ("Old diary", (("date", "day"), ("score", "how bad")))
    robot.open(written(tmp_path, ROWS.replace("2026", "2025"), "next.csv"))
    assert robot.page.reading.saved.value == "Old diary"
    assert "2 new entries" in robot.said
    robot.press("Forget")
    assert shell.services.mappings.saved() == ()
    shell.perform.undo()
    assert shell.services.mappings.saved() == (kept,)
    shell.perform.undo()
    assert shell.services.mappings.saved() == ()


def test_a_damaged_mapping_is_passed_over(shell: Shell) -> None:
    assert shell.services is not None
    mappings = shell.services.mappings
    mappings.save(Mapping("good", (("date", "day"),)))
    mappings._put({"bad": 3, "worse": {"columns": [1]}, "good": {"columns": [["date", "day"]]}}, "test")
    assert [each.name for each in mappings.saved()] == ["good"]


def test_the_person_says_which_feature_is_the_pain(robot: ImportRobot, shell: Shell, tmp_path: Path) -> None:
    robot.open(written(tmp_path, samples.TRACK_AND_GRAPH))
    assert robot.page.file.kind.value == "track-and-graph"
    assert robot.page.things.button_of("Back pain").value == "score"
    assert "1 new entry" in robot.said
    assert "Not taken over: Ibuprofen (2)" in robot.said
    robot.thing("Ibuprofen", "treatments")
    assert "2 new entries" in robot.said
    robot.press("Import")
    assert entries(shell) == 2


def test_what_the_person_leaves_out_stays_out(robot: ImportRobot, tmp_path: Path) -> None:
    robot.open(written(tmp_path, samples.daylio(9)))
    roles = {name: role for role, name in robot.page.things.roles}
    assert roles["Pain"] == "score"
    assert (roles["walking"], roles["driving"], "Energy" in roles) == ("treatments", "triggers", False)
    for name in roles:
        robot.page.things.button_of(name).choose("")
    assert "Not taken over: Pain (3), Energy (3)" in robot.wait().said
    assert "driving (1)" in robot.said
    robot.open(written(tmp_path, samples.FLAREDOWN))
    assert set(robot.page.things.roles) == {("score", "Back pain"), ("triggers", "Tags")}


def test_habits_that_are_no_exercise_are_left_out(robot: ImportRobot, tmp_path: Path) -> None:
    robot.open(samples.loop_archive(tmp_path / "loop.zip"))
    assert "2 sessions of exercise" in robot.said
    robot.thing("Read", "no")
    assert "1 session of exercise" in robot.said


def test_what_was_found_can_be_changed(robot: ImportRobot, tmp_path: Path) -> None:
    robot.open(written(tmp_path, samples.BEARABLE))
    assert robot.page.file.kind.value == "bearable"
    assert not robot.page.columns.isVisible()
    robot.page.file.kind.choose("csv")
    robot.wait()
    assert robot.page.columns.isVisible()


def test_a_file_that_cannot_be_read_says_so(robot: ImportRobot, tmp_path: Path) -> None:
    path = tmp_path / "photo.csv"
    path.write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    robot.open(path)
    assert "is not a file of text" in robot.said
    assert not robot.page.plan.act.isVisible()


def test_cancelling_leaves_the_diary_as_it_was(robot: ImportRobot, shell: Shell, tmp_path: Path) -> None:
    lines = (f"2025-01-{1 + n % 28:02},{n % 11}\n" for n in range(3000))
    robot.open(written(tmp_path, "date,score\n" + "".join(lines)))
    robot.page.take_in()
    robot.page.plan.importing.cancelled.emit()
    assert "Stopped: nothing was imported" in robot.page.plan.importing.text
    robot.qtbot.waitUntil(lambda: not shell.context.jobs.busy)
    assert entries(shell) == 0


def test_names_that_no_list_knows_are_told_before(robot: ImportRobot, tmp_path: Path) -> None:
    robot.open(written(tmp_path, "date,score,where\n2026-01-02,5,left lower back\n2026-01-03,4,Kreuz\n"))
    robot.column("where", "site")
    assert "New in your lists: Kreuz" in robot.said
    assert "left lower back" not in robot.said.partition("New in your lists")[2]


def test_the_undo_key_takes_back_what_the_message_says(robot: ImportRobot, shell: Shell, tmp_path: Path) -> None:
    assert shell.services is not None
    shell.services.diary.log_entry(Draft(score=3))
    robot.open(written(tmp_path, samples.PF_PAIN_DIARY))
    robot.page.take_in()
    robot.qtbot.waitUntil(lambda: entries(shell) == 1)
    robot.qtbot.waitUntil(lambda: shell.toast.undoes)
    shell.perform.undo()
    robot.qtbot.waitUntil(lambda: not shell.context.jobs.busy)
    assert entries(shell) == 0
    assert shell.services.history.undo_label == "Entry saved"


def test_the_menu_and_the_list_of_imports_lead_here(
    qtbot: QtBot, shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path, samples.PF_PAIN_DIARY)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    shell.show_page("backups")
    backups = shell.page("backups")
    assert isinstance(backups, BackupsPage)
    backups.import_file.click()
    assert shell.stack.currentWidget() is shell.page("import")
    (action,) = (each for each in shell.findChildren(QAction) if each.text() == "Import…")
    action.trigger()
    robot = ImportRobot(qtbot, shell).wait()
    assert "1 new entry" in robot.said
    QTest.keyClick(robot.page, Qt.Key.Key_Escape)
    assert shell.stack.currentWidget() is backups


def test_an_and_sign_in_a_name_is_shown(robot: ImportRobot, tmp_path: Path) -> None:
    robot.open(written(tmp_path, samples.TRACK_AND_GRAPH))
    assert robot.page.file.kind.text() == "Track && Graph"


def test_everything_can_be_reached_with_tab(robot: ImportRobot, tmp_path: Path) -> None:
    robot.open(written(tmp_path, ROWS)).column("how bad", "score")
    reached = set()
    robot.page.focus_start()
    for _ in range(40):
        widget = QApplication.focusWidget()
        assert widget is not None
        reached.add(widget)
        QTest.keyClick(widget, Qt.Key.Key_Tab)
    wanted = {stop for stop in robot.page.columns.stops + robot.page.reading.stops if stop.isVisible()}
    assert {stop for stop in wanted if stop.isEnabled()} <= reached
    assert robot.page.plan.act in reached
    assert all(stop.accessibleName() for stop in robot.page.columns.stops)


@pytest.mark.parametrize("size", [(1280, 820), (1024, 700)])
@pytest.mark.parametrize(
    "manner", [Preferences(language=PSEUDO_LANGUAGE), Preferences(language="en_GB", text_scale=1.3)]
)
def test_nothing_is_cut_off(
    qtbot: QtBot, open_shell: OpenShell, tmp_path: Path, manner: Preferences, size: tuple[int, int]
) -> None:
    shell = open_shell(preferences=manner)
    shell.resize(*size)
    robot = ImportRobot(qtbot, shell)
    path = written(tmp_path, ROWS)
    robot.page.open_file(path)
    qtbot.waitUntil(lambda: not shell.context.jobs.busy and robot.page.columns.isVisible())
    robot.page.columns.button_of("how bad").choose("score")
    qtbot.waitUntil(lambda: robot.page.plan.act.isVisible())
    QApplication.processEvents()
    assert [*cut_off(robot.page), *outside(robot.page)] == []
