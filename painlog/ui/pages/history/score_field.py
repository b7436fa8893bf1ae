"""The score of the entry in the editor: numbers or faces, whichever it was given in."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from painlog.domain.catalogue import Catalogue
from painlog.domain.scales import DEFAULT_BANDS, FACE_SCORES, Scale
from painlog.ui.page import PageContext
from painlog.ui.widgets.card import label
from painlog.ui.widgets.face_strip import FaceStrip
from painlog.ui.widgets.rating_strip import RatingStrip, RatingTexts
from painlog.ui.widgets.score_strip import ScoreStrip
from painlog.ui.wording import Wording


class ScoreField(QWidget):
    """Shows one of two strips."""

    score_changed = Signal(object)
    submitted = Signal()

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._wording = Wording(context.texts, Catalogue(), DEFAULT_BANDS)
        t, tokens = context.texts, context.theme.tokens
        spoken = RatingTexts(t("Pain"), lambda score: self._wording.spoken_score(score), t("No score yet"))
        self.numbers = ScoreStrip(tokens, spoken, compact=True)
        self.faces = FaceStrip(tokens, spoken, compact=True)
        self.between = label("", "hint")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for strip in (self.numbers, self.faces):
            column.addWidget(strip)
            strip.value_changed.connect(self.score_changed)
            strip.submitted.connect(self.submitted)
        column.addWidget(self.between)

    @property
    def strip(self) -> RatingStrip:
        """The strip that is shown."""
        return self.faces if self.numbers.isHidden() else self.numbers

    def show_score(self, score: float | None, scale: Scale, wording: Wording) -> None:
        """Show a score without a signal; one between the tiles (an imported decimal) is named in words."""
        self._wording = wording
        faces = scale is Scale.FACES6
        had_focus = self.strip.hasFocus()
        self.numbers.setVisible(not faces)
        self.faces.setVisible(faces)
        if had_focus:
            self.focus()
        self.numbers.set_value(int(score) if score is not None and score in range(11) else None)
        self.faces.set_value(int(score) if score is not None and score in FACE_SCORES else None)
        between = score is not None and self.strip.value() is None
        t = self._context.texts
        self.between.setText(t("Recorded as {score}", score=wording.score(score)) if between else "")
        self.between.setVisible(between)

    def focus(self) -> None:
        self.strip.setFocus(Qt.FocusReason.TabFocusReason)

    def dress(self) -> None:
        """Wear the theme's colours."""
        for strip in (self.numbers, self.faces):
            strip.set_tokens(self._context.theme.tokens)
