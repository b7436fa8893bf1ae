"""Activities that a person wants to be able to do again: how well each goes today, and the list itself."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from painlog.domain.questionnaires import FEWEST_ACTIVITIES, MOST_ACTIVITIES, Activity
from painlog.errors import UserError
from painlog.services.bundle import DiaryServices
from painlog.services.changes import Changes
from painlog.services.check_ins import LONGEST_ACTIVITY
from painlog.ui.page import Operation, PageContext
from painlog.ui.widgets.card import button, label
from painlog.ui.widgets.focus_ring import FocusRing
from painlog.ui.widgets.own_list import OwnLine, OwnList, OwnListWords
from painlog.ui.widgets.scroll_body import ScrollBody, scrolled
from painlog.ui.widgets.ten_point_rows import TenPointRow, TenPointRows

SIZE = (540, 640)


class ActivitiesDialog(QDialog):
    """Scores are kept together by Save; every change of the list is kept at once and can be undone."""

    def __init__(self, parent: QWidget, context: PageContext, services: DiaryServices) -> None:
        super().__init__(parent)
        t, self._context, self._services = context.texts, context, services
        self.setWindowTitle(t("What I want to be able to do"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._followed: tuple[Activity, ...] = ()
        self.scales: TenPointRows | None = None
        words = OwnListWords(
            t("Your activities"), t("Add an activity"), t("Move “{name}”"), t("Rename “{name}”"), t("End “{name}”")
        )
        self.list = OwnList(context.theme, context.icons, words, LONGEST_ACTIVITY, "close")
        self.trouble = label("", "trouble")
        self.trouble.hide()
        self.save = button(t("Save"), "primary", self.save_scores)
        self.close_button = button(t("Close"), "quiet", self.reject)
        self.full = label(t("{n} activities are as many as can be followed well.", n=MOST_ACTIVITIES), "caption")
        self._lay_out()
        self.resize(
            context.theme.px(SIZE[0]), min(context.theme.px(SIZE[1]), self.screen().availableGeometry().height())
        )
        self._ring = FocusRing(self, lambda: context.theme.colour("accent"))
        self._connect()
        self.refresh()
        self._focus_start()

    def refresh(self) -> None:
        """Show the list as it is now; scores that were given but not saved stay."""
        state = self._services.check_ins.state()
        followed = state.open
        self.list.show_lines([OwnLine(activity.id, activity.name) for activity in followed])
        self.list.add.setVisible(len(followed) < MOST_ACTIVITIES)
        self.full.setVisible(len(followed) >= MOST_ACTIVITIES)
        if [(each.id, each.name) for each in followed] != [(each.id, each.name) for each in self._followed]:
            self._show_scales(followed, self._given(followed, state.today))
        self._followed = followed
        self._tell()

    @property
    def scores(self) -> dict[str, int]:
        """What was given, by the ids of the activities."""
        values = self.scales.values if self.scales is not None else ()
        given = zip(self._followed, values, strict=True)
        return {activity.id: value for activity, value in given if value is not None}

    def save_scores(self) -> None:
        """Keep the scores and close."""
        scores = self.scores
        if scores:
            self._perform(lambda services: services.check_ins.score(scores), close=True)

    def _given(self, followed: Sequence[Activity], today: object) -> list[int | None]:
        now = self.scores
        stored = {each.id: score.score for each in followed for score in each.scores if score.day == today}
        return [now.get(each.id, stored.get(each.id)) for each in followed]

    def _show_scales(self, followed: Sequence[Activity], values: Sequence[int | None]) -> None:
        t = self._context.texts
        if self.scales is not None:
            self._scale_place.removeWidget(self.scales)
            self.scales.hide()
            self.scales.deleteLater()
        rows = [TenPointRow(each.name, t("unable"), t("as before")) for each in followed]
        self.scales = TenPointRows(self._context.theme, rows)
        self.scales.set_values(values)
        self.scales.changed.connect(self._tell)
        self.scales.finished.connect(self.save.setFocus)
        self._scale_place.addWidget(self.scales)

    def _tell(self) -> None:
        self.save.setEnabled(bool(self.scores))
        self.asked.setVisible(bool(self._followed))

    def _connect(self) -> None:
        self.list.added.connect(self._add)
        self.list.edited.connect(
            lambda id_, name: self._perform(lambda services: services.check_ins.rename_activity(id_, name))
        )
        self.list.moved.connect(
            lambda id_, place: self._perform(lambda services: services.check_ins.move_activity(id_, place))
        )
        self.list.more_wanted.connect(self._offer_end)

    def _add(self, name: str) -> None:
        if self._perform(lambda services: services.check_ins.add_activity(name)):
            self.list.clear_added()

    def _offer_end(self, id_: str, anchor: QWidget) -> None:
        menu = QMenu(self)
        menu.addAction(self._context.texts("Follow it no longer")).triggered.connect(lambda: self.end(id_))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(anchor.mapToGlobal(anchor.rect().bottomLeft()))

    def end(self, id_: str) -> None:
        """Follow an activity no longer."""
        self._perform(lambda services: services.check_ins.end_activity(id_))

    def _perform(self, operation: Operation, close: bool = False) -> bool:
        """Carry it out; expected trouble is said here, where it can be mended."""
        troubles: list[str] = []

        def attempt(services: DiaryServices) -> Changes:
            try:
                return operation(services)
            except UserError as error:
                troubles.append(self._context.texts.error(error))
                return Changes()

        self._context.perform(attempt, None)
        self.trouble.setText("".join(troubles))
        self.trouble.setVisible(bool(troubles))
        if not troubles:
            self.refresh()
            if close:
                self.accept()
        return not troubles

    def _focus_start(self) -> None:
        if self.scales is not None and self._followed:
            self.scales.focus_first()
        else:
            self.list.add.setFocus()

    def _lay_out(self) -> None:
        t = self._context.texts
        body = ScrollBody()
        box = QVBoxLayout(body)
        box.setContentsMargins(20, 18, 20, 12)
        box.setSpacing(10)
        self.asked = label(t("How well does each go now?"), "cardTitle")
        self._scale_place = QVBoxLayout()
        box.addWidget(self.asked)
        box.addLayout(self._scale_place)
        box.addWidget(label(t("Your activities"), "strong"))
        hint = t(
            "Name {least} to {most} things that the pain makes hard, in your own words.",
            least=FEWEST_ACTIVITIES,
            most=MOST_ACTIVITIES,
        )
        box.addWidget(label(hint, "secondary"))
        box.addWidget(self.list)
        box.addWidget(self.full)
        box.addWidget(self.trouble)
        box.addWidget(label(t("After the Patient-Specific Functional Scale (Stratford 1995)."), "caption"))
        box.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 12)
        outer.addWidget(scrolled(body), 1)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(20, 4, 20, 0)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        buttons.addWidget(self.save)
        outer.addLayout(buttons)
