"""What a person does on the doctor visit page, in their words."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from painlog.domain.draft import Draft
from painlog.domain.report_sections import ReportSection
from painlog.domain.visit_options import VisitPeriod
from painlog.services.bundle import DiaryServices
from painlog.ui.pages.visit import VisitPage
from painlog.ui.shell import Shell
from painlog.ui.widgets.own_list import OwnList


class VisitRobot:
    """Drives the real page; waits for its report where one is under way."""

    def __init__(self, qtbot: QtBot, shell: Shell) -> None:
        self.qtbot, self.shell = qtbot, shell
        page = shell.page("visit")
        assert isinstance(page, VisitPage)
        self.page = page
        shell.show_page("visit")
        self.wait()

    @property
    def services(self) -> DiaryServices:
        assert self.shell.services is not None
        return self.shell.services

    @property
    def text(self) -> str:
        """What the previewed report says, all pages."""
        document = self.page.preview.document
        assert document is not None
        return " ".join(" ".join(document.getAllText(page).text() for page in range(document.pageCount())).split())

    @property
    def own(self) -> OwnList:
        return self.page.questions.list

    @property
    def questions(self) -> list[str]:
        """The questions that the page lists, in order."""
        return [line.text for line in self.own.lines]

    def wait(self) -> "VisitRobot":
        """Until the preview is that of the choices."""
        self.qtbot.waitUntil(self._up_to_date, timeout=20_000)
        return self

    def log(self, score: float, day: date) -> "VisitRobot":
        """An entry, saved as from another place of the window."""
        self.shell.perform(lambda services: services.diary.log_for_day(Draft(score=score), day)[1], None)
        return self

    def period(self, period: VisitPeriod) -> "VisitRobot":
        self.page.period.period.choose(period)
        return self.wait()

    def tick(self, section: ReportSection) -> "VisitRobot":
        return self.press(self.page.sections.ticks[section])

    def press(self, pressed: QAbstractButton) -> "VisitRobot":
        QTest.mouseClick(pressed, Qt.MouseButton.LeftButton, pos=QPoint(8, pressed.height() // 2))
        return self.wait()

    def ask(self, *questions: str) -> "VisitRobot":
        """Type questions into the field at the foot of the list."""
        for question in questions:
            self.write(self.own.add, question)
        return self.wait()

    def write(self, field: QLineEdit, text: str) -> "VisitRobot":
        """Replace what stands in a field, and press Enter."""
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, text)
        QTest.keyClick(field, Qt.Key.Key_Return)
        return self

    def key(self, widget: QWidget, key: Qt.Key, times: int = 1) -> "VisitRobot":
        for _ in range(times):
            QTest.keyClick(widget, key)
        return self

    def id_of(self, question: str) -> str:
        return next(line.id for line in self.own.lines if line.text == question)

    def drag(self, question: str, above: str) -> "VisitRobot":
        """Drag a question by its grip to where another one is."""
        grip, goal = self.own.row(self.id_of(question)).grip, self.own.row(self.id_of(above))
        way = goal.mapTo(self.own, goal.rect().center()) - grip.mapTo(self.own, grip.rect().center())
        start = grip.rect().center()
        QTest.mousePress(grip, Qt.MouseButton.LeftButton, pos=start)
        QTest.mouseMove(grip, start + QPoint(0, way.y()))
        QApplication.processEvents()
        QTest.mouseRelease(grip, Qt.MouseButton.LeftButton, pos=start + QPoint(0, way.y()))
        return self.wait()

    def dialog(self, kind: type[QDialog]) -> QDialog:
        """The open dialog of a kind."""
        return next(found for found in self.shell.findChildren(kind) if found.isVisible())

    def handed_over(self) -> Sequence[str]:
        """To whom something was given, the last one first."""
        return [visit.clinician for visit in self.services.visits.state().handed_over]

    def _up_to_date(self) -> bool:
        return self.page.preview.document is not None and not self.page.desk.busy and not self.shell.context.jobs.busy
