"""The chips of an entry: places with their scores, triggers, treatments with relief and dose, qualities, symptoms."""

from collections import defaultdict

from PySide6.QtCore import Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QWidget

from painlog.domain.built_in_items import SIDED_SYMPTOMS, TIMED_SYMPTOMS
from painlog.domain.catalogue import Catalogue, Kind
from painlog.domain.diary import RELIEF_NAMES, SIDE_NAMES, Relief, SiteScore, Symptom, Treatment
from painlog.domain.draft import Draft
from painlog.domain.naming import N_
from painlog.domain.scales import DEFAULT_BANDS
from painlog.ui.page import PageContext
from painlog.ui.pages.history.editing import Thing, id_of, things, with_added, with_changed, without
from painlog.ui.pages.history.popups import open_site, open_symptom, open_treatment
from painlog.ui.widgets.digit_typing import DigitTyping
from painlog.ui.widgets.removable_chips import Held, RemovableChips
from painlog.ui.wording import Wording

TITLES = {
    Kind.SITE: (N_("Places"), N_("Add a place")),
    Kind.TRIGGER: (N_("Set off by"), N_("Add a trigger")),
    Kind.TREATMENT: (N_("Tried"), N_("Add a treatment")),
    Kind.QUALITY: (N_("Feels like"), N_("Add what it feels like")),
    Kind.SYMPTOM: (N_("Came with"), N_("Add what came with it")),
}
"""For each kind the title of its row and the name of its plus."""


class ItemFields(QWidget):
    """Makes one group of chips for each kind; their owner places them. It holds the draft that they show."""

    draft_changed = Signal(object)
    added = Signal(object, str)
    """kind: Kind, id: something was ticked that was not before"""
    list_wanted = Signal(object, QWidget)
    """kind: Kind, anchor: the person wants to choose from everything of that kind"""

    def __init__(self, context: PageContext, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self._context = context
        self._wording = Wording(context.texts, Catalogue(), DEFAULT_BANDS)
        self._draft = Draft()
        self._typing: defaultdict[str, DigitTyping] = defaultdict(DigitTyping)
        self.groups = {kind: self._group(kind) for kind in TITLES}

    def show_draft(self, draft: Draft, wording: Wording) -> None:
        """Show what is ticked, without a signal."""
        self._draft, self._wording = draft, wording
        for kind, group in self.groups.items():
            group.set_chips([self._held(kind, thing) for thing in things(draft, kind)])

    def add(self, kind: Kind, id_: str) -> None:
        """Tick an item that was taken from the list."""
        draft = with_added(self._draft, kind, id_)
        if draft != self._draft:
            self._change(draft)
            self.added.emit(kind, id_)

    def dress(self) -> None:
        """Draw the icons in the theme's colours."""
        plus: QIcon = self._context.icons.icon("plus", self._context.theme.tokens["ink2"], 18)
        for group in self.groups.values():
            group.set_plus(plus)

    def _group(self, kind: Kind) -> RemovableChips:
        t = self._context.texts
        title, add = TITLES[kind]
        take_out = t("Take out: {key}", key=t("Del"))
        group = RemovableChips(self._context.theme, t(title), t(add), take_out)
        group.removed.connect(lambda id_: self._change(without(self._draft, kind, id_)))
        group.opened.connect(lambda id_, anchor: self._open(kind, id_, anchor))
        group.digit_typed.connect(lambda id_, digit, stamp: self._type(kind, id_, digit, stamp))
        group.add_requested.connect(lambda anchor: self.list_wanted.emit(kind, anchor))
        return group

    def _held(self, kind: Kind, thing: Thing) -> Held:
        t, name = self._context.texts, self._wording.name(kind, id_of(thing))
        if isinstance(thing, SiteScore):
            shown = "" if thing.score is None else t.number(thing.score)
            return Held(thing.id, name, scored=True, score=thing.score, score_text=shown)
        if isinstance(thing, Treatment):
            relief = t.mid_sentence(t(RELIEF_NAMES[thing.relief])) if thing.relief else ""
            return Held(thing.id, f"{name} {thing.dose}".strip(), relief)
        return Held(id_of(thing), name, self._symptom_tail(thing) if isinstance(thing, Symptom) else "")

    def _symptom_tail(self, symptom: Symptom) -> str:
        t = self._context.texts
        if symptom.minutes is not None:
            return t("{minutes} min", minutes=t.number(symptom.minutes))
        return t.mid_sentence(t(SIDE_NAMES[symptom.side])) if symptom.side else ""

    def _open(self, kind: Kind, id_: str, anchor: QWidget) -> None:
        thing = next(thing for thing in things(self._draft, kind) if id_of(thing) == id_)
        name = self._wording.name(kind, id_)

        def done(changed: Thing) -> None:
            self._change(with_changed(self._draft, kind, changed))

        if isinstance(thing, SiteScore):
            open_site(self._context, self._wording, anchor, name, thing, done)
        elif isinstance(thing, Treatment):
            open_treatment(self._context, anchor, name, thing, done)
        elif isinstance(thing, Symptom) and thing.id in SIDED_SYMPTOMS | TIMED_SYMPTOMS:
            open_symptom(self._context, anchor, name, thing, done)

    def _type(self, kind: Kind, id_: str, digit: int, stamp: int) -> None:
        """A digit gives a place its score, and a treatment its relief (1 is the first)."""
        reliefs = list(Relief)
        for thing in things(self._draft, kind):
            if id_of(thing) != id_:
                continue
            if isinstance(thing, SiteScore):
                score = self._typing[id_].type(digit, stamp)
                self._change(with_changed(self._draft, kind, SiteScore(id_, score)))
            elif isinstance(thing, Treatment) and 1 <= digit <= len(reliefs):
                changed = Treatment(id_, thing.dose, reliefs[digit - 1])
                self._change(with_changed(self._draft, kind, changed))

    def _change(self, draft: Draft) -> None:
        self.show_draft(draft, self._wording)
        self.draft_changed.emit(draft)
