"""The panel beside the list: every field of one entry, with Save, Cancel, Delete and Duplicate."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from painlog.domain.draft import Draft
from painlog.errors import UserError
from painlog.ui.page import PageContext
from painlog.ui.pages.history.editing import Edit, Editing
from painlog.ui.pages.history.fields import EntryFields
from painlog.ui.pages.history.moment_row import MomentRow
from painlog.ui.pages.history.score_field import ScoreField
from painlog.ui.widgets.card import Card, button, icon_button, label
from painlog.ui.widgets.scroll_body import ScrollBody, scrolled
from painlog.ui.widgets.tab_order import order_tabs
from painlog.ui.wording import Wording

ANY_WIDTH = 16_777_215
"""Qt's own largest width."""

WIDTH = 376
"""The panel's width in px (mockup of History)."""

ACROSS, DOWN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
BESIDE_STRIP = 8
"""The strip of scores keeps room for its rings, so that its tiles line up with what is 16 px from the edge."""


class EntryEditor(Card):
    """Shows one edit; every change by the person is told at once, so that nothing is lost when it closes."""

    edit_changed = Signal(object)
    save_wanted = Signal()
    cancel_wanted = Signal()
    delete_wanted = Signal()
    duplicate_wanted = Signal()
    close_wanted = Signal()

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        t = context.texts
        self._context = context
        self._edit: Edit | None = None
        self._day_starts_at = 0
        self._stops: list[QWidget] = []
        self.heading = label(t("Edit entry"), "cardTitle")
        self.origin = label("", "hint")
        self.moment = MomentRow(context)
        self.score = ScoreField(context)
        self.fields = EntryFields(context)
        self.duplicate = icon_button(QIcon(), t("Duplicate to now"), self.duplicate_wanted.emit)
        self.close_button = icon_button(QIcon(), t("Close"), self.close_wanted.emit)
        self.delete = button("  " + t("Delete"), "quiet", self.delete_wanted.emit)
        self.delete.setAccessibleName(t("Delete"))
        self.cancel = button(t("Cancel"), "strong", self.cancel_wanted.emit)
        self.save = button(t("Save"), "primary", self.save_wanted.emit)
        self._lay_out()
        self.moment.moment_changed.connect(self._take)
        self.score.score_changed.connect(self._take_score)
        self.score.submitted.connect(self.save_wanted)
        self.fields.draft_changed.connect(self._take_draft)
        context.theme.changed.connect(self.dress)
        self.dress()

    @property
    def edit(self) -> Edit | None:
        """What is shown."""
        return self._edit

    def show_edit(self, edit: Edit, origin: str, wording: Wording, day_starts_at: int) -> None:
        """Show an entry with the words on how it came into the diary, or a new one's empty fields, without a signal."""
        afresh = self._edit is None or self._edit.now.key != edit.now.key
        self._edit, self._day_starts_at, self._wording = edit, day_starts_at, wording
        t = self._context.texts
        self.heading.setText(t("New entry") if edit.now.is_new else t("Edit entry"))
        self.setAccessibleName(self.heading.text())
        self.origin.setText(origin)
        self.origin.setVisible(bool(origin))
        self.duplicate.setVisible(not edit.now.is_new)
        self.delete.setVisible(not edit.now.is_new)
        self._show(afresh)
        if afresh:
            self._area.verticalScrollBar().setValue(0)

    def forget(self) -> None:
        """Show nothing any more."""
        self._edit = None

    def focus_first(self) -> None:
        """Put the keyboard on the score."""
        self.score.focus()

    def stand_beside(self, beside: bool) -> None:
        """Keep the width of a panel, or take all there is where the panel stands alone."""
        width = self._context.theme.px(WIDTH)
        self.setMinimumWidth(width)
        self.setMaximumWidth(width if beside else ANY_WIDTH)

    def dress(self) -> None:
        """Draw the icons in the theme's colours."""
        tokens, icons = self._context.theme.tokens, self._context.icons
        self.duplicate.setIcon(icons.icon("copy", tokens["ink2"], 20))
        self.close_button.setIcon(icons.icon("close", tokens["ink2"], 20))
        self.delete.setIcon(icons.icon("trash", tokens["ink2"], 20))
        for part in (self.moment, self.score, self.fields):
            part.dress()
        self._stack_what_is_too_wide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stack_what_is_too_wide()

    def _show(self, afresh: bool) -> None:
        assert self._edit is not None
        now = self._edit.now
        self.moment.show_editing(now, self._day_starts_at)
        self.score.show_score(now.draft.score, now.draft.scale, self._wording)
        self.fields.show_draft(now.draft, self._wording, afresh)
        self._order_tabs()
        self.save.setEnabled(self._edit.changed and now.holds_something and self._is_past(now))

    def _order_tabs(self) -> None:
        stops = [self.score.numbers, self.score.faces, *self.fields.stops, self.delete, self.cancel, self.save]
        if stops != self._stops:
            self._stops = stops
            order_tabs(stops)

    def _is_past(self, editing: Editing) -> bool:
        try:
            editing.moment(self._context.clock, self._day_starts_at)
        except UserError:
            return False
        return True

    def _take_score(self, score: float | None) -> None:
        assert self._edit is not None
        self._take_draft(replace(self._edit.now.draft, score=score))

    def _take_draft(self, draft: Draft) -> None:
        assert self._edit is not None
        self._take(replace(self._edit.now, draft=draft))

    def _take(self, now: Editing) -> None:
        assert self._edit is not None
        self._edit = replace(self._edit, now=now)
        self._show(afresh=False)
        self.edit_changed.emit(self._edit)

    def _lay_out(self) -> None:
        self.box.setContentsMargins(0, 8, 0, 0)
        self.box.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 8, 0)
        head.setSpacing(2)
        head.addWidget(self.heading, 1)
        head.addWidget(self.duplicate)
        head.addWidget(self.close_button)
        body = ScrollBody()
        inside = QVBoxLayout(body)
        inside.setContentsMargins(BESIDE_STRIP, 0, BESIDE_STRIP, 8)
        inside.setSpacing(4)
        for widget in (self.moment, self.origin, self.score, self.fields):
            if widget is not self.score:
                widget.setContentsMargins(16 - BESIDE_STRIP, 0, 16 - BESIDE_STRIP, 0)
            inside.addWidget(widget)
        inside.addStretch(1)
        self._area = scrolled(body)
        self.box.addLayout(head)
        self.box.addWidget(self._area, 1)
        self.box.addWidget(self._foot())

    def _foot(self) -> QWidget:
        foot = QWidget()
        self._buttons = QBoxLayout(ACROSS, foot)
        self._buttons.setContentsMargins(6, 8, 16, 14)
        self._buttons.setSpacing(8)
        self._buttons.addWidget(self.delete, 0, Qt.AlignmentFlag.AlignLeft)
        self._buttons.addStretch(1)
        ends = QHBoxLayout()
        ends.setSpacing(8)
        ends.addStretch(1)
        for pressed in (self.cancel, self.save):
            ends.addWidget(pressed)
        self._buttons.addLayout(ends)
        return foot

    def _stack_what_is_too_wide(self) -> None:
        """Give Delete a row of its own where the three buttons do not fit beside each other."""
        needed = sum(pressed.sizeHint().width() + 8 for pressed in (self.delete, self.cancel, self.save))
        self._buttons.setDirection(ACROSS if needed + 22 <= self.width() else DOWN)
