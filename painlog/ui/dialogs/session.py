"""A session of exercise that was done: what the diary keeps of it, which can be mended or taken out."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from painlog.domain.catalogue import Catalogue, Kind
from painlog.domain.training import DoneSession, SessionOutcome
from painlog.errors import UserError
from painlog.i18n import Texts
from painlog.services.bundle import DiaryServices
from painlog.services.day_sessions import DaySession, session_size
from painlog.ui.enter_key import EnterKey
from painlog.ui.page import PageContext
from painlog.ui.theme import Theme
from painlog.ui.widgets.card import button, label
from painlog.ui.widgets.focus_ring import FocusRing
from painlog.ui.widgets.scroll_body import ScrollBody, scrolled
from painlog.ui.widgets.ten_point_rows import TenPointRow, TenPointRows

SIZE, NOTE_HEIGHT = (540, 690), 84


def open_session(parent: QWidget, context: PageContext, services: DiaryServices, session_id: str) -> None:
    """Show a session; every change can be undone. One that is gone is said to be."""
    try:
        shown = services.sessions.session(session_id)
    except UserError as trouble:
        context.show_message(context.texts.error(trouble))
        return

    def save(done: DoneSession) -> None:
        context.perform(lambda services: services.sessions.change(done), None)

    def remove() -> None:
        context.perform(lambda services: services.training.remove_session(session_id), None)

    where = hurt_place(shown.session, services.diary.catalogue(), context.texts)
    SessionDialog(parent, context.theme, context.texts, shown, save, remove, where).open()


class SessionDialog(QDialog):
    """Tells `save` the session as it is to be, or calls `remove`; stores nothing itself."""

    def __init__(
        self,
        parent: QWidget,
        theme: Theme,
        t: Texts,
        shown: DaySession,
        save: Callable[[DoneSession], object],
        remove: Callable[[], object],
        where: str = "",
    ) -> None:
        super().__init__(parent)
        self._session, self._save, self._remove = shown.session, save, remove
        self._hurt = shown.session.outcome is SessionOutcome.HURT
        self.setWindowTitle(t("What was done"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.rows = TenPointRows(theme, _rows(self._hurt, t))
        self.note = QPlainTextEdit(shown.session.note)
        self.note.setAccessibleName(t("Note"))
        self.note.setTabChangesFocus(True)
        self.note.setMinimumHeight(theme.px(NOTE_HEIGHT))
        self.save = button(t("Save"), "primary", self.save_session)
        self.cancel = button(t("Cancel"), "quiet", self.reject)
        self.remove = button(t("It was not done"), "quiet", self.remove_session)
        self._show(self._session)
        self._lay_out(shown, where, t)
        self.resize(theme.px(SIZE[0]), min(theme.px(SIZE[1]), self.screen().availableGeometry().height()))
        self._ring = FocusRing(self, lambda: theme.colour("accent"))
        EnterKey(self)
        self.rows.finished.connect(self.note.setFocus)
        self.rows.focus_first()

    @property
    def session(self) -> DoneSession:
        """The session as it is filled in now."""
        before, *hurt, after, effort = self.rows.values
        return replace(
            self._session,
            pain_before=before,
            hurt_score=hurt[0] if hurt else self._session.hurt_score,
            pain_after=after,
            effort=effort,
            note=self.note.toPlainText().strip(),
        )

    def save_session(self) -> None:
        """Keep what is filled in and close."""
        session = self.session
        self.accept()
        self._save(session)

    def remove_session(self) -> None:
        """Close; the session is taken out of the diary."""
        self.reject()
        self._remove()

    def _show(self, done: DoneSession) -> None:
        hurt = [done.hurt_score] if self._hurt else []
        self.rows.set_values([done.pain_before, *hurt, done.pain_after, done.effort])

    def _lay_out(self, shown: DaySession, where: str, t: Texts) -> None:
        done = shown.session
        body = ScrollBody()
        box = QVBoxLayout(body)
        box.setContentsMargins(20, 18, 20, 12)
        box.setSpacing(6)
        when = t("{day}, {time}", day=t.date(done.started.date(), "full"), time=t.time(done.started))
        box.addWidget(label(t.name(shown.name, shown.own), "cardTitle"))
        box.addWidget(label(when, "secondary"))
        box.addWidget(label(session_size(shown, t), "secondary"))
        if where:
            box.addWidget(label(where, "secondary"))
        box.addSpacing(6)
        box.addWidget(self.rows)
        box.addWidget(label(t("Note"), "strong"))
        box.addWidget(self.note, 1)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(20, 4, 20, 0)
        buttons.setSpacing(8)
        buttons.addWidget(self.remove)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.save)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 12)
        outer.addWidget(scrolled(body), 1)
        outer.addLayout(buttons)


def hurt_place(done: DoneSession, catalogue: Catalogue, t: Texts) -> str:
    """Where it hurt when the session was stopped, and whether it went down the leg or the arm."""
    site = catalogue.get(Kind.SITE, done.hurt_site) if done.hurt_site else None
    places = [t.name(site.name, site.own)] if site is not None else []
    spreads = [t("It spreads, or reaches further than before")] if done.hurt_spreads else []
    return " · ".join([*places, *spreads])


def _rows(hurt: bool, t: Texts) -> list[TenPointRow]:
    pain = t("no pain"), t("worst pain imaginable")
    names = [t("Pain before"), *([t("Pain when you stopped")] if hurt else []), t("Pain afterwards")]
    effort = TenPointRow(t("Effort"), t("no effort"), t("as hard as it can be"))
    return [*(TenPointRow(name, *pain) for name in names), effort]
