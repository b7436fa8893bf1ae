"""The ticks of About me: conditions, what speaks against TENS, risk factors, family."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QWidget

from painlog.domain.about import TICKS, Fact, TickKind
from painlog.domain.naming import N_
from painlog.services.about import AboutState
from painlog.ui.page import PageContext
from painlog.ui.widgets.card import Card, label
from painlog.ui.widgets.chips import ChipGroup, Choice
from painlog.ui.widgets.entry_line import EntryLine

TICK_NAMES = {
    TickKind.CONDITION: N_("Conditions that matter for exercises"),
    TickKind.TENS: N_("What speaks against TENS"),
    TickKind.RISK_FACTOR: N_("What may add to back pain"),
    TickKind.FAMILY: N_("In my close family"),
}
LONGEST = 300


class TicksCard(Card):
    """Says what was ticked; stores nothing."""

    ticked = Signal(object, object)
    """kind: TickKind, ids: tuple[str, ...]"""
    family_written = Signal(str)

    def __init__(self, context: PageContext) -> None:
        t = context.texts
        super().__init__(t("Health"))
        self._context = context
        self._choices = {kind: [Choice(id_, t(name)) for id_, name in names.items()] for kind, names in TICKS.items()}
        self.groups = {kind: ChipGroup(t(name)) for kind, name in TICK_NAMES.items()}
        self.family = EntryLine(t("Who, and which disease"), LONGEST)
        for kind, group in self.groups.items():
            self.box.addWidget(label(t(TICK_NAMES[kind]), "strong"))
            self.box.addWidget(group)
            self.box.addSpacing(4)
            group.set_choices(self._choices[kind], ())
            group.chosen_changed.connect(lambda ids, kind=kind: self.ticked.emit(kind, tuple(ids)))
        self.box.addWidget(label(self.family.accessibleName(), "secondary"))
        self.box.addWidget(self.family)
        self.family.committed.connect(self.family_written)
        context.theme.changed.connect(self._dress)
        self._dress()

    @property
    def stops(self) -> list[QWidget]:
        """The controls in the order of Tab."""
        return [*(stop for group in self.groups.values() for stop in group.stops), self.family]

    def show_state(self, state: AboutState) -> None:
        """Show what is ticked."""
        for kind, group in self.groups.items():
            group.set_choices(self._choices[kind], state.ticked(kind))
        self.family.show_text(state.fact(Fact.FAMILY))

    def _dress(self) -> None:
        tick = self._context.icons.icon("check", self._context.theme.tokens["accent"], 18)
        for group in self.groups.values():
            group.set_icons(tick, QIcon())
