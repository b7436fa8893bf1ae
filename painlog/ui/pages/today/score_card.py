"""The question of the page: how is your back right now? Numbers or faces."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from painlog.domain.naming import N_
from painlog.domain.scales import DEFAULT_BANDS, FACE_SCORES, Scale, SeverityBands
from painlog.domain.settings import Subject
from painlog.ui.page import PageContext
from painlog.ui.pages.today.words import band_labels
from painlog.ui.widgets.card import Card, label
from painlog.ui.widgets.rating_strip import RatingStrip, RatingTexts
from painlog.ui.widgets.score_strip import ScoreStrip
from painlog.ui.widgets.segmented import Segment, SegmentedControl
from painlog.ui.wording import spoken_score

if TYPE_CHECKING:
    from painlog.ui.widgets.face_strip import FaceStrip

QUESTIONS = {
    Subject.BACK: (N_("How is your back right now?"), N_("How was your back on {day}?")),
    Subject.BACK_AND_LEGS: (
        N_("How are your back and legs right now?"),
        N_("How were your back and legs on {day}?"),
    ),
    Subject.ANY_PAIN: (N_("How is your pain right now?"), N_("How was your pain on {day}?")),
}
"""About now, and about another day."""


HINT_WIDTH = 190
"""Narrower than this the hint would be a column of single words."""


class ScoreCard(Card):
    """Shows one of two strips; both give a score from 0 to 10."""

    score_changed = Signal(object)
    scale_chosen = Signal(object)
    submitted = Signal()
    resized = Signal()

    def __init__(self, context: PageContext) -> None:
        t = context.texts
        super().__init__(t(QUESTIONS[Subject.BACK][0]))
        self._context = context
        self._hint = label("", "hint")
        self.scale = SegmentedControl(
            [Segment(Scale.NRS11, t("Numbers")), Segment(Scale.FACES6, t("Faces"))], t("Scale")
        )
        spoken = RatingTexts(t("Pain"), lambda score: spoken_score(score, DEFAULT_BANDS, t), t("No score yet"))
        self._spoken = spoken
        self.numbers = ScoreStrip(context.theme.tokens, spoken)
        self._faces: FaceStrip | None = None
        self._lay_out()
        self.set_bands(DEFAULT_BANDS)
        self._add(self.numbers)
        self.scale.value_changed.connect(self._choose_scale)
        context.theme.changed.connect(self._dress)
        self.show_score(None, Scale.NRS11)

    @property
    def strip(self) -> RatingStrip:
        """The strip that is shown."""
        return self.faces if self.scale.value is Scale.FACES6 else self.numbers

    @property
    def faces(self) -> "FaceStrip":
        """The six faces, drawn once they are asked for."""
        if self._faces is None:
            from painlog.ui.widgets.face_strip import FaceStrip

            t = self._context.texts
            self._faces = FaceStrip(self._context.theme.tokens, self._spoken)
            self._faces.set_bands([(0, 0, t("No pain")), (10, 10, t("Worst imaginable"))])
            self._add(self._faces)
        return self._faces

    @property
    def _strips(self) -> list[RatingStrip]:
        return [self.numbers, *([self._faces] if self._faces else [])]

    def _add(self, strip: RatingStrip) -> None:
        strip.value_changed.connect(self.score_changed)
        strip.submitted.connect(self.submitted)
        self.box.addWidget(strip)

    @property
    def stops(self) -> list[QWidget]:
        return [*self.scale.stops, *self._strips]

    def set_bands(self, bands: SeverityBands) -> None:
        """Name the groups of scores by the person's own bands."""
        t = self._context.texts
        spoken = RatingTexts(t("Pain"), lambda score: spoken_score(score, bands, t), t("No score yet"))
        self._spoken = spoken
        self.numbers.set_bands(band_labels(bands, t))
        for strip in self._strips:
            strip.set_texts(spoken)

    def show_score(self, score: float | None, scale: Scale) -> None:
        """Show a score; one between the tiles (an imported decimal) is named in words."""
        t = self._context.texts
        self.scale.set_value(scale)
        self.numbers.set_value(_tile(score, range(11)))
        shown = self.strip
        if scale is Scale.FACES6:
            self.faces.set_value(_tile(score, FACE_SCORES))
        had_focus = any(strip.hasFocus() for strip in self._strips)
        shown.show()
        if had_focus:
            shown.setFocus(Qt.FocusReason.OtherFocusReason)
        for strip in self._strips:
            strip.setVisible(strip is shown)
        between = score is not None and shown.value() is None
        if between and score is not None:
            self._hint.setText(t("Recorded as {score}", score=t.number(score)))
        elif scale is Scale.FACES6:
            self._hint.setText(t("Press 0, 2, 4, 6, 8 – or ← →. Drawn by painlog; not a validated scale."))
        else:
            self._hint.setText(t("Type 0–10, or use ← →"))
        self._dress()

    def show_question(self, other_day: str | None, subject: Subject = Subject.BACK) -> None:
        """Ask about now, or about another day, for what the diary is about."""
        t = self._context.texts
        now, then = QUESTIONS[subject]
        asked = t(then, day=other_day) if other_day else t(now)
        self.title.setText(asked)
        self.setAccessibleName(asked)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def type_digit(self, digit: int, timestamp_ms: int) -> None:
        self.strip.type_digit(digit, timestamp_ms)

    def focus_strip(self) -> None:
        self.strip.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose_scale(self, scale: Scale) -> None:
        focused = self.scale.isAncestorOf(self.focusWidget() or self)
        self.scale_chosen.emit(scale)
        if not focused:
            self.focus_strip()

    def _lay_out(self) -> None:
        self.box.setContentsMargins(16, 13, 16, 2)
        self.box.setSpacing(2)
        self.head.insertWidget(1, self._hint, 1)
        self.head.setStretch(2, 0)
        self.head.addWidget(self.scale, 0, Qt.AlignmentFlag.AlignVCenter)
        self._hint.setMinimumWidth(HINT_WIDTH)

    def _dress(self) -> None:
        tokens, icons = self._context.theme.tokens, self._context.icons
        on, off = tokens["on_accent"], tokens["ink2"]
        self.scale.set_icons(
            {
                Scale.NRS11: (icons.icon("hash", on, 20), icons.icon("hash", off, 20)),
                Scale.FACES6: (icons.icon("face", on, 20), icons.icon("face", off, 20)),
            }
        )
        for strip in self._strips:
            strip.set_tokens(tokens)


def _tile(score: float | None, scores: "range | tuple[int, ...]") -> int | None:
    return int(score) if score is not None and score in scores else None
