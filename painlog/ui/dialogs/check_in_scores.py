"""How well the activities went on an earlier day, to mend what was given then."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from painlog.domain.questionnaires import Activity
from painlog.i18n import Texts
from painlog.ui.enter_key import EnterKey
from painlog.ui.theme import Theme
from painlog.ui.widgets.card import button, label
from painlog.ui.widgets.focus_ring import FocusRing
from painlog.ui.widgets.scroll_body import ScrollBody, scrolled
from painlog.ui.widgets.ten_point_rows import TenPointRow, TenPointRows

Scores = Mapping[str, int | None]
SIZE = (540, 480)


def activities_on(activities: Sequence[Activity], day: date) -> list[Activity]:
    """The activities that have a score on a day, and those that are followed now."""
    return [each for each in activities if each.ended_on is None or any(score.day == day for score in each.scores)]


class ScoresDialog(QDialog):
    """Tells `save` the scores by the ids of the activities, None for none; stores nothing itself."""

    def __init__(
        self,
        parent: QWidget,
        theme: Theme,
        t: Texts,
        activities: Sequence[Activity],
        day: date,
        save: Callable[[Scores], object],
    ) -> None:
        super().__init__(parent)
        self._save = save
        self._activities = activities_on(activities, day)
        self.setWindowTitle(t("What I want to be able to do"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.rows = TenPointRows(
            theme, [TenPointRow(each.name, t("unable"), t("as before")) for each in self._activities]
        )
        given = [{score.day: score.score for score in each.scores} for each in self._activities]
        self.rows.set_values([scores.get(day) for scores in given])
        self.save = button(t("Save"), "primary", self.save_scores)
        self.cancel = button(t("Cancel"), "quiet", self.reject)
        self._lay_out(t("How well did each go on {day}?", day=t.date(day)))
        self.resize(theme.px(SIZE[0]), min(theme.px(SIZE[1]), self.screen().availableGeometry().height()))
        self._ring = FocusRing(self, lambda: theme.colour("accent"))
        EnterKey(self)
        self.rows.changed.connect(self._tell)
        self.rows.finished.connect(self.save.setFocus)
        self.rows.focus_first()

    @property
    def scores(self) -> dict[str, int | None]:
        """What is given, by the ids of the activities."""
        return {each.id: value for each, value in zip(self._activities, self.rows.values, strict=True)}

    def save_scores(self) -> None:
        """Keep the scores and close."""
        scores = self.scores
        self.accept()
        self._save(scores)

    def _tell(self) -> None:
        self.save.setEnabled(any(value is not None for value in self.rows.values))

    def _lay_out(self, asked: str) -> None:
        body = ScrollBody()
        box = QVBoxLayout(body)
        box.setContentsMargins(20, 18, 20, 12)
        box.setSpacing(10)
        box.addWidget(label(asked, "cardTitle"))
        box.addWidget(self.rows)
        box.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(20, 4, 20, 0)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.save)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 12)
        outer.addWidget(scrolled(body), 1)
        outer.addLayout(buttons)
