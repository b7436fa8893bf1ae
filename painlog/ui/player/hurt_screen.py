"""After "Stop, this hurts": where, and how much. Then the stop list."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox

from painlog.domain.catalogue import Kind
from painlog.domain.exercise_safety import AFTER_TWO_WEEKS, STOP_SIGNS, STOP_SIGNS_IN_PREGNANCY, done_for_today
from painlog.domain.session_record import Aftermath
from painlog.i18n import Texts
from painlog.ui.player.score_question import pain_strip
from painlog.ui.player.screens import NoticeScreen, Screen
from painlog.ui.theme import Theme
from painlog.ui.widgets.body_map import BodyMap, body_map_texts
from painlog.ui.widgets.body_shape import BodyShape
from painlog.ui.widgets.card import label
from painlog.ui.wording import Wording

_MAP_HEIGHT = 300


class HurtScreen(Screen):
    """Digit, Enter is enough; the place is one mark on the map.

    As long as nothing is said here, it can be taken back. What was said counts.
    """

    told = Signal(object)
    """aftermath: Aftermath"""
    mistaken = Signal()
    """It does not hurt: back to the exercise."""

    def __init__(self, theme: Theme, wording: Wording, resources: Path, exercised: bool = True) -> None:
        t = wording.texts
        super().__init__(theme, t, t("You stopped because it hurts"))
        self._wording = wording
        asked = t("What you did is kept. How strong is the pain, and where?")
        self.say(
            asked if exercised else f"{nothing_recorded(t)} {t('How strong is the pain, and where?')}", "playerLead"
        )
        self.pain = pain_strip(theme, t, t("Pain"), self.enter)
        self.box.addWidget(self.pain)
        self.map = BodyMap(
            BodyShape.load(resources / "body" / "body.json"), theme.tokens, body_map_texts(t), self._name
        )
        self.map.sites_changed.connect(self._keep_one)
        self.pain.value_changed.connect(self.map.set_score)
        self._site: str | None = None
        self.place = label("", "secondary")
        self.box.addWidget(self.map)
        self.box.addWidget(self.place)
        self.spreads = QCheckBox(t("It spreads, or reaches further than before"))
        self.box.addWidget(self.spreads)
        self.go_on = self.add_button(t("Go on"), "playerMain", self.enter)
        self.mistake = self.add_button(
            t("I pressed it by mistake: back to the exercise"), "playerQuiet", self.mistaken.emit
        )
        self.order([self.pain, self.map, self.spreads, self.go_on, self.mistake])
        for changed in (self.pain.value_changed, self.map.sites_changed, self.spreads.toggled):
            changed.connect(lambda _what: self.mistake.setVisible(not self._said))
        self.left.connect(self._leave)

    @property
    def aftermath(self) -> Aftermath:
        """What is filled in now."""
        return Aftermath(hurt_site=self._site, hurt_score=self.pain.value(), hurt_spreads=self.spreads.isChecked())

    @property
    def _said(self) -> bool:
        return self.aftermath != Aftermath()

    def _leave(self) -> None:
        if self._said:
            self.enter()
        else:
            self.mistaken.emit()

    def enter(self) -> None:
        self.told.emit(self.aftermath)

    def focus_start(self) -> None:
        self.pain.setFocus(Qt.FocusReason.OtherFocusReason)

    def rescale(self) -> None:
        super().rescale()
        self.map.set_scale(self.theme.scale)
        self.map.setFixedHeight(self.theme.px(_MAP_HEIGHT))

    def _keep_one(self, sites: dict[str, float | None]) -> None:
        """The place that was marked last is the one that counts."""
        new = [site for site in sites if site != self._site]
        self._site = new[-1] if new else next(iter(sites), None)
        self.map.set_sites({self._site: sites[self._site]} if self._site is not None else {})
        self.place.setText(self._name(self._site) if self._site is not None else "")

    def _name(self, site: str) -> str:
        return self._wording.name(Kind.SITE, site)


def nothing_recorded(t: Texts) -> str:
    """Said where a session ends before any exercise."""
    return t("No exercise was begun, so none is recorded.")


def stop_list(theme: Theme, t: Texts, said: Aftermath, pregnant: bool, exercised: bool = True) -> NoticeScreen:
    """The signs with which to seek help, and whether there may be more exercise today."""
    first = []
    if done_for_today(said.hurt_score or 0, said.hurt_spreads):
        first.append(t("No more exercise today."))
    signs = (*STOP_SIGNS, *(STOP_SIGNS_IN_PREGNANCY if pregnant else ()))
    paragraphs = [
        *first,
        t("Get help now if you notice one of these:"),
        *(f"• {t(sign)}" for sign in signs),
        t(AFTER_TWO_WEEKS),
        t("The list of warning signs is in the menu under Help. This list can't rule anything out."),
        *([] if exercised else [nothing_recorded(t) + " " + t("What you said about the pain is kept.")]),
    ]
    return NoticeScreen(theme, t, t("When to get help"), paragraphs)
