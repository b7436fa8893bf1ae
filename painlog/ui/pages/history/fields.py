"""The rows of the editor below the score: what an entry holds, the rarer things folded away."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QCheckBox, QDoubleSpinBox, QGridLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from painlog.domain.catalogue import Kind
from painlog.domain.diary import COURSE_NAMES, Course
from painlog.domain.draft import Draft
from painlog.domain.scales import FACE_SCORES, Scale
from painlog.ui.page import PageContext
from painlog.ui.pages.history.item_fields import TITLES, ItemFields
from painlog.ui.widgets.card import button, label
from painlog.ui.widgets.chips import Choice
from painlog.ui.widgets.note_strip import NoteStrip
from painlog.ui.widgets.one_chip import OneChip
from painlog.ui.wording import Wording

LABEL_WIDTH, NOTE_HEIGHT, HOURS_WIDTH = 68, 58, 130
"""The column of names, the height of the note and the width of the hours, in px (mockup of History)."""

BESIDE_CHIP = 8
"""How far below the top of its row a name begins, to stand beside the words of a chip."""

USUAL, RARER = (Kind.SITE, Kind.TRIGGER, Kind.TREATMENT), (Kind.QUALITY, Kind.SYMPTOM)
"""What is ticked: in sight, and folded away."""

_UNSET = -1


class EntryFields(QWidget):
    """Shows one draft; every change by the person makes a new one."""

    draft_changed = Signal(object)

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        t = context.texts
        self._context = context
        self._draft = Draft()
        self._showing = False
        self.items = ItemFields(context, self)
        self.treatment_note = NoteStrip(t("Hide this note"))
        self.note = QPlainTextEdit()
        self.note.setAccessibleName(t("Note"))
        self.note.setTabChangesFocus(True)
        self.more = button(t("More details"), "link", self._toggle_more)
        self.course = OneChip(
            t("Course of the day"), [Choice(course, t(name)) for course, name in COURSE_NAMES.items()]
        )
        self.hours = QDoubleSpinBox()
        self.hours.setRange(_UNSET, 24)
        self.hours.setDecimals(1)
        self.hours.setSpecialValueText("–")
        self.hours.setAccessibleName(t("Hours it lasted"))
        self.hours.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.hours.setMaximumWidth(HOURS_WIDTH)
        self.flare = QCheckBox()
        self.flare.setAccessibleName(t("A flare: clearly worse than usual"))
        scales = [Choice(Scale.NRS11, t("Numbers")), Choice(Scale.FACES6, t("Faces"))]
        self.scale = OneChip(t("Scale"), scales)
        self._rarer = QWidget()
        self._lay_out()
        self._connect()

    @property
    def stops(self) -> list[QWidget]:
        """Everything that the keyboard can reach, in order."""
        groups = self.items.groups
        usual = [stop for kind in USUAL for stop in groups[kind].stops]
        rarer = [stop for kind in RARER for stop in groups[kind].stops]
        return [*usual, self.note, self.more, *rarer, *self.course.stops, self.hours, self.flare, *self.scale.stops]

    def show_draft(self, draft: Draft, wording: Wording, afresh: bool) -> None:
        """Show these values without a signal; `afresh` folds out what they hold and in what they do not.

        Fields that show a value already are left alone: the person may be typing the rest of it.
        """
        self._showing, self._draft = True, draft
        self.items.show_draft(draft, wording)
        if self.note.toPlainText() != draft.note:
            self.note.setPlainText(draft.note)
        self.course.set_one(draft.course)
        hours = _UNSET if draft.hours is None else draft.hours
        if self.hours.value() != hours:
            self.hours.setValue(hours)
        self.flare.setChecked(draft.flare)
        self.scale.set_one(draft.scale)
        if afresh:
            self.treatment_note.hide()
            rarer = draft.qualities or draft.symptoms or draft.course or draft.flare or draft.hours is not None
            self._show_more(bool(rarer))
        self._showing = False

    def dress(self) -> None:
        """Draw the icons in the theme's colours."""
        tokens, icons, px = self._context.theme.tokens, self._context.icons, self._context.theme.px
        self.items.dress()
        tick = icons.icon("check", tokens["accent"], 18)
        for group in (self.course, self.scale):
            group.set_icons(tick, QIcon())
        self.treatment_note.set_icons(
            icons.icon("info", tokens["note_ink"], 20), icons.icon("close", tokens["note_ink"], 16)
        )
        self.note.setFixedHeight(px(NOTE_HEIGHT))
        for name in self.findChildren(QLabel):
            if name.property("column"):
                name.setFixedWidth(px(LABEL_WIDTH))
                name.setContentsMargins(0, px(BESIDE_CHIP), 0, 0)
        self._show_more(not self._rarer.isHidden())

    def _lay_out(self) -> None:
        t, groups = self._context.texts, self.items.groups
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        usual, rarer = QGridLayout(), QGridLayout(self._rarer)
        for kind in USUAL:
            _row(usual, t(TITLES[kind][0]), groups[kind])
        usual.addWidget(self.treatment_note, usual.rowCount(), 0, 1, 2)
        _row(usual, t("Note"), self.note)
        for kind in RARER:
            _row(rarer, t(TITLES[kind][0]), groups[kind])
        _row(rarer, t("Course of the day"), self.course, above=True)
        _row(rarer, t("Hours"), self.hours)
        flare = _row(rarer, t("Flare"), self.flare, t("Clearly worse than usual"))
        flare.setBuddy(self.flare)
        _row(rarer, t("Scale"), self.scale)
        column.addLayout(usual)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._rarer)
        column.addStretch(1)
        self._rarer.hide()

    def _connect(self) -> None:
        self.items.draft_changed.connect(self._take_items)
        self.note.textChanged.connect(lambda: self._change(note=self.note.toPlainText()))
        self.course.one_changed.connect(lambda course: self._change(course=Course(course) if course else None))
        self.hours.valueChanged.connect(lambda value: self._change(hours=None if value < 0 else round(value, 1)))
        self.flare.toggled.connect(lambda on: self._change(flare=on))
        self.scale.one_changed.connect(self._take_scale)

    def _take_items(self, draft: Draft) -> None:
        self._draft = draft
        self.draft_changed.emit(draft)

    def _take_scale(self, chosen: str | None) -> None:
        """Change the scale; a score between the faces is taken back, and one of the two is always chosen."""
        scale = Scale(chosen) if chosen else self._draft.scale
        self.scale.set_one(scale)
        fits = scale is Scale.NRS11 or self._draft.score in FACE_SCORES
        self._change(scale=scale, score=self._draft.score if fits else None)

    def _change(self, **values: object) -> None:
        if not self._showing:
            self._draft = replace(self._draft, **values)  # type: ignore[arg-type]
            self.draft_changed.emit(self._draft)

    def _toggle_more(self) -> None:
        self._show_more(self._rarer.isHidden())

    def _show_more(self, more: bool) -> None:
        self._rarer.setVisible(more)
        t, icons = self._context.texts, self._context.icons
        self.more.setText(t("Fewer details") if more else t("More details"))
        chevron = "chevron-up" if more else "chevron-down"
        self.more.setIcon(icons.icon(chevron, self._context.theme.tokens["accent"], 18))


def _row(grid: QGridLayout, name: str, widget: QWidget, beside: str = "", above: bool = False) -> QLabel:
    """Add a row with its name on the left, or above; returns the text on the right, which is empty but for a tick."""
    at = grid.rowCount()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(8)
    grid.setVerticalSpacing(10)
    title = label(name, "rowName")
    title.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    text = label(beside)
    if above:
        grid.addWidget(title, at, 0, 1, 2)
        grid.addWidget(widget, at + 1, 0, 1, 2)
        return text
    title.setProperty("column", True)
    grid.addWidget(title, at, 0, Qt.AlignmentFlag.AlignTop)
    if beside:
        within = QGridLayout()
        within.addWidget(widget, 0, 0, Qt.AlignmentFlag.AlignTop)
        within.addWidget(text, 0, 1)
        within.setColumnStretch(1, 1)
        grid.addLayout(within, at, 1)
    else:
        grid.addWidget(widget, at, 1)
    grid.setColumnStretch(1, 1)
    return text
