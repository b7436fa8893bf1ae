"""The weekly check-in: three digits and Enter. Every question may be left out, and so may the week."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from painlog.i18n import Texts
from painlog.ui.theme import Theme
from painlog.ui.widgets.card import button, label
from painlog.ui.widgets.focus_ring import FocusRing
from painlog.ui.widgets.ten_point_rows import TenPointRow, TenPointRows

Answers = tuple[int | None, int | None, int | None]
WIDTH = 520


def check_in_rows(t: Texts) -> tuple[TenPointRow, TenPointRow, TenPointRow]:
    """The three questions, in painlog's own words (content.md section 3)."""
    not_at_all, completely = t("not at all"), t("completely")
    return (
        TenPointRow(t("How strong was your pain on average?"), t("no pain"), t("worst pain imaginable")),
        TenPointRow(t("How far did pain spoil your enjoyment of life?"), not_at_all, completely),
        TenPointRow(t("How far did pain hold you back in what you do?"), not_at_all, completely),
    )


class CheckInDialog(QDialog):
    """Tells `save` the answers, or calls `skip`; stores nothing itself. `asked` names another week."""

    def __init__(
        self,
        parent: QWidget,
        theme: Theme,
        t: Texts,
        save: Callable[[Answers], object],
        skip: Callable[[], object] | None = None,
        answers: Answers = (None, None, None),
        asked: str = "",
    ) -> None:
        super().__init__(parent)
        self._save, self._skip = save, skip
        self.setWindowTitle(t("Weekly check-in"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.rows = TenPointRows(theme, check_in_rows(t))
        self.rows.set_values(answers)
        self.save = button(t("Save"), "primary", self.save_answers)
        self.save.setDefault(True)
        self.skip = button(t("Skip this week"), "quiet", self.skip_week)
        self.skip.setVisible(skip is not None)
        self.cancel = button(t("Cancel"), "quiet", self.reject)
        self._lay_out(asked or t("The past week"), t)
        self.setMinimumWidth(theme.px(WIDTH))
        self._ring = FocusRing(self, lambda: theme.colour("accent"))
        self.rows.changed.connect(self._tell)
        self.rows.finished.connect(self.save.setFocus)
        self._tell()
        self.rows.focus_first()

    @property
    def answers(self) -> Answers:
        pain, enjoyment, activity = self.rows.values
        return pain, enjoyment, activity

    def save_answers(self) -> None:
        """Keep what was answered and close."""
        if any(answer is not None for answer in self.answers):
            answers = self.answers
            self.accept()
            self._save(answers)

    def skip_week(self) -> None:
        """Close; it is asked again in a week."""
        self.reject()
        if self._skip is not None:
            self._skip()

    def _tell(self) -> None:
        self.save.setEnabled(any(answer is not None for answer in self.answers))

    def _lay_out(self, asked: str, t: Texts) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 18, 20, 16)
        box.setSpacing(12)
        box.addWidget(label(asked, "cardTitle"))
        box.addWidget(self.rows)
        box.addWidget(label(t("painlog's own questions, after the PEG scale (Krebs 2009). Leave out any."), "caption"))
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.skip)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.save)
        box.addLayout(buttons)
