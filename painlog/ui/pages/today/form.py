"""The form of Today: score, places, triggers, treatments, details. It holds a draft and says when it changes."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from painlog.domain.catalogue import Catalogue, Kind
from painlog.domain.diary import DayContext, Relief, SiteScore, Treatment
from painlog.domain.draft import Draft
from painlog.domain.scales import Scale
from painlog.ui.page import PageContext
from painlog.ui.pages.today.body_card import BodyCard
from painlog.ui.pages.today.offers import offers
from painlog.ui.pages.today.relief_words import relief_row, relief_segments
from painlog.ui.pages.today.score_card import ScoreCard
from painlog.ui.widgets.card import Card
from painlog.ui.widgets.chips import ChipGroup, Choice
from painlog.ui.widgets.fold_button import FoldButton
from painlog.ui.widgets.note_strip import NoteStrip
from painlog.ui.widgets.relief_rows import ReliefRows
from painlog.ui.wording import Wording

if TYPE_CHECKING:
    from painlog.services.diary import DayState
    from painlog.ui.pages.today.warning_line import WarningLine
    from painlog.ui.widgets.details_form import Details, DetailsForm

TRIGGERS_SHOWN, TREATMENTS_SHOWN = 8, 5
TRIGGERS_SHOWN_WITH_FACES = 6
LEFT_WIDTH = 316
"""Two places of the lower back stand side by side in it."""
GAP = 16


class TodayForm(QWidget):
    """Shows one draft; every change by the person makes a new one."""

    draft_changed = Signal(object)
    day_changed = Signal(object)
    scale_chosen = Signal(object)
    submitted = Signal()
    treatment_chosen = Signal(str)
    came = Signal(object)
    """widget: QWidget. Something came that is to be seen."""
    stops_changed = Signal()
    """Controls came or went."""
    item_wanted = Signal(object, object)
    """kind: Kind, anchor: QWidget. The person asks for a list of everything of that kind."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._draft = Draft()
        self._wording: Wording | None = None
        self._state: DayState | None = None
        t = context.texts
        self.score = ScoreCard(context)
        self.body = BodyCard(context)
        self.triggers = ChipGroup(t("What may have set it off?"), t("Add"))
        self.treatments = ChipGroup(t("What did you try?"), t("Add"), takes_digits=True)
        self.relief = ReliefRows(relief_segments(t))
        self.note = NoteStrip(t("Hide this note"))
        self.details: DetailsForm | None = None
        self.warning_line: WarningLine | None = None
        self.fold = FoldButton(t("More details"), t("Quality, symptoms, sleep, note"))
        self._lay_out()
        self._connect()
        self.dress()

    @property
    def draft(self) -> Draft:
        return self._draft

    @property
    def stops(self) -> list[QWidget]:
        """The controls in the order of an entry: score, place, cause, treatment, and whatever else there is to say."""
        details = self.details.stops if self.details is not None else []
        chips = (*self.triggers.stops, *self.treatments.stops, *self.relief.stops)
        return [*self.score.stops, *self.body.stops, *chips, self.fold, *details]

    def dress(self) -> None:
        """Draw the icons in the theme's colours."""
        tokens, icons = self._context.theme.tokens, self._context.icons
        for group in (self.triggers, self.treatments):
            group.set_icons(icons.icon("check", tokens["accent"], 18), icons.icon("plus", tokens["ink2"], 18))
        folded = self.details is None or self.details.isHidden()
        chevron = icons.icon("chevron-down" if folded else "chevron-up", tokens["ink2"], 20)
        self.note.set_icons(icons.icon("info", tokens["note_ink"], 20), icons.icon("close", tokens["note_ink"], 16))
        self.fold.set_icons(icons.icon("sliders", tokens["ink2"], 20), chevron)

    def show_state(self, state: "DayState", draft: Draft, day: DayContext) -> None:
        """Show the draft with the diary's own names and the chips this person uses most."""
        self._state = state
        self._wording = Wording(self._context.texts, state.catalogue, state.settings.bands)
        self.score.set_bands(state.settings.bands)
        self.body.set_names(self._wording)
        self.show_draft(draft, day)

    def show_draft(self, draft: Draft, day: DayContext) -> None:
        """Show these values without a signal."""
        self._draft = draft
        self.note.keep_for([treatment.id for treatment in draft.treatments])
        self.score.show_score(draft.score, draft.scale)
        self.body.show_sites({site.id: site.score for site in draft.sites}, draft.score)
        self._show_chips()
        if self.details is not None:
            self._show_details(self.details, day)

    def fit_height(self, room: int) -> None:
        """Make the most of `room` px for the score, the body map and the fold below it."""
        self.body.fit_height(room - self.score.height() - self.fold.sizeHint().height() - 2 * GAP)

    def show_note(self, treatment_id: str, text: str) -> None:
        """Show the note that belongs to a treatment just chosen."""
        self.note.show_text(text, treatment_id)
        self.came.emit(self.note)

    def put_note_away(self) -> None:
        """The note was about what is no longer in the form."""
        self.note.hide()

    def fold_details(self) -> None:
        """Put the details away."""
        if self.details is not None:
            self.details.hide()
            self.dress()

    def toggle_details(self, day: DayContext) -> None:
        """Fold the details out or in."""
        if self.details is None:
            self._make_details()
        assert self.details is not None
        opening = self.details.isHidden()
        focused_inside = self.details.isAncestorOf(self.focusWidget() or self)
        self.details.setVisible(opening)
        if opening:
            self._show_details(self.details, day)
            self.stops_changed.emit()
            self.details.focus_first()
        elif focused_inside:
            self.fold.setFocus(Qt.FocusReason.OtherFocusReason)
        self.dress()

    def _lay_out(self) -> None:
        t = self._context.texts
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(GAP)
        self._rows.addWidget(self.score)
        columns = QHBoxLayout()
        columns.setSpacing(GAP)
        left = QVBoxLayout()
        left.setSpacing(GAP)
        self.body.setFixedWidth(self._context.theme.px(LEFT_WIDTH))
        left.addWidget(self.body, 1)
        columns.addLayout(left)
        middle = QVBoxLayout()
        middle.setSpacing(GAP)
        for title, group, below in (
            (t("What may have set it off?"), self.triggers, None),
            (t("What did you try?"), self.treatments, self.relief),
        ):
            card = Card(title)
            card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            card.box.addWidget(group)
            if below is not None:
                card.box.addWidget(self.note)
                card.box.addWidget(below)
            card.box.addStretch(1)
            middle.addWidget(card, 1 if below is not None else 0)
        columns.addLayout(middle, 1)
        self.fold.setToolTip("Alt+M")
        left.addWidget(self.fold)
        self._rows.addLayout(columns, 1)

    def _make_details(self) -> None:
        from painlog.ui.pages.today.warning_line import WarningLine
        from painlog.ui.widgets.details_form import DetailsForm

        tick = self._context.icons.icon("check", self._context.theme.tokens["accent"], 18)
        self.details = DetailsForm(self._context.texts, self._context.theme, tick)
        self.details.hide()
        self.warning_line = WarningLine(self._context)
        self.details.add_below_symptoms(self.warning_line, self.warning_line.open)
        self.details.details_changed.connect(self._details_changed)
        self.details.day_changed.connect(self.day_changed)
        self._rows.addWidget(self.details)

    def _show_details(self, details: "DetailsForm", day: DayContext) -> None:
        from painlog.ui.widgets.details_form import details_of

        draft = self._draft
        details.set_choices(
            self._offers(Kind.QUALITY, draft.qualities),
            self._offers(Kind.SYMPTOM, [symptom.id for symptom in draft.symptoms]),
        )
        details.set_values(details_of(draft), day)
        if self.warning_line is not None:
            self.warning_line.show_symptoms(draft.symptoms)

    def _offers(self, kind: Kind, ticked: Sequence[str]) -> list[Choice]:
        catalogue = self._state.catalogue if self._state else Catalogue()
        return offers(catalogue, kind, catalogue.items(kind), ticked, self._context.texts)

    def _connect(self) -> None:
        self.score.score_changed.connect(self._score_changed)
        self.score.submitted.connect(self.submitted)
        self.score.scale_chosen.connect(self._scale_chosen)
        self.body.sites_changed.connect(self._sites_changed)
        self.body.list_wanted.connect(lambda anchor: self.item_wanted.emit(Kind.SITE, anchor))
        self.triggers.chosen_changed.connect(lambda chosen: self._change(triggers=tuple(chosen)))
        self.treatments.chosen_changed.connect(self._treatments_changed)
        self.treatments.digit_pressed.connect(self.relief.choose)
        self.relief.relief_changed.connect(self._relief_changed)
        self.relief.dose_changed.connect(self._dose_changed)
        self.triggers.add_requested.connect(lambda: self.item_wanted.emit(Kind.TRIGGER, self.triggers.add_button))
        self.treatments.add_requested.connect(lambda: self.item_wanted.emit(Kind.TREATMENT, self.treatments.add_button))

    def _change(self, **values: object) -> None:
        self._draft = replace(self._draft, **values)  # type: ignore[arg-type]
        self.draft_changed.emit(self._draft)

    def _score_changed(self, score: float | None) -> None:
        self.body.set_score(score)
        self._change(score=score)

    def _scale_chosen(self, scale: Scale) -> None:
        score = self._draft.score
        on_face = score is None or scale is Scale.NRS11 or score % 2 == 0
        self._change(scale=scale, score=score if on_face else None)
        self.score.show_score(self._draft.score, scale)
        self._show_chips()
        self.scale_chosen.emit(scale)

    def _sites_changed(self, sites: dict[str, float | None]) -> None:
        self._change(sites=tuple(SiteScore(id_, score) for id_, score in sites.items()))

    def _details_changed(self, details: "Details") -> None:
        if self.warning_line is not None:
            self.warning_line.show_symptoms(details.symptoms)
        self._change(
            qualities=details.qualities,
            symptoms=details.symptoms,
            course=details.course,
            hours=details.hours,
            flare=details.flare,
            note=details.note,
        )

    def choose_item(self, kind: Kind, id_: str) -> None:
        """Tick an item that was taken from the list."""
        if kind is Kind.SITE:
            self.body.toggle(id_)
        elif kind is Kind.TRIGGER and id_ not in self._draft.triggers:
            self._change(triggers=(*self._draft.triggers, id_))
        elif kind is Kind.TREATMENT and id_ not in [treatment.id for treatment in self._draft.treatments]:
            self._treatments_changed((*(treatment.id for treatment in self._draft.treatments), id_))
        self._show_chips()

    def _treatments_changed(self, chosen: Sequence[str]) -> None:
        known = {treatment.id: treatment for treatment in self._draft.treatments}
        self._change(treatments=tuple(known.get(id_, Treatment(id_)) for id_ in chosen))
        self.note.keep_for(chosen)
        self._show_relief()
        for id_ in chosen:
            if id_ not in known:
                self.treatment_chosen.emit(id_)
                self.came.emit(self.relief.row(id_))

    def _relief_changed(self, id_: str, relief: Relief | None) -> None:
        self._draft = self._draft.with_relief(id_, relief)
        self.draft_changed.emit(self._draft)

    def _dose_changed(self, id_: str, dose: str) -> None:
        self._change(treatments=tuple(replace(t, dose=dose) if t.id == id_ else t for t in self._draft.treatments))

    def _show_chips(self) -> None:
        state = self._state
        if state is None:
            return
        faces = self._draft.scale is Scale.FACES6
        many = TRIGGERS_SHOWN_WITH_FACES if faces else TRIGGERS_SHOWN
        chosen = [treatment.id for treatment in self._draft.treatments]
        for group, kind, items, ticked, shown in (
            (self.triggers, Kind.TRIGGER, state.triggers, self._draft.triggers, many),
            (self.treatments, Kind.TREATMENT, state.treatments, chosen, TREATMENTS_SHOWN),
        ):
            first = [item for place, item in enumerate(items) if place < shown or item.id in ticked]
            group.set_choices(offers(state.catalogue, kind, first, ticked, self._context.texts), ticked)
        self._show_relief()

    def _show_relief(self) -> None:
        assert self._wording is not None
        self.relief.set_rows([relief_row(treatment, self._wording) for treatment in self._draft.treatments])
        self.stops_changed.emit()
