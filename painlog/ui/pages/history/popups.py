"""What can be said about one place, treatment or symptom of an entry: small cards that open at its chip."""

from collections.abc import Callable

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QLineEdit, QSpinBox, QWidget

from painlog.domain.built_in_items import SIDED_SYMPTOMS
from painlog.domain.diary import MINUTES_A_DAY, RELIEF_NAMES, SIDE_NAMES, Relief, Side, SiteScore, Symptom, Treatment
from painlog.ui.page import PageContext
from painlog.ui.widgets.card import label
from painlog.ui.widgets.chips import Choice
from painlog.ui.widgets.one_chip import OneChip
from painlog.ui.widgets.popup_card import PopupCard
from painlog.ui.widgets.rating_strip import RatingTexts
from painlog.ui.widgets.score_strip import ScoreStrip
from painlog.ui.wording import Wording

WIDTH, STRIP_WIDTH = 320, 372
_UNSET = -1


def open_site(
    context: PageContext,
    wording: Wording,
    anchor: QWidget,
    name: str,
    site: SiteScore,
    done: Callable[[SiteScore], None],
) -> PopupCard:
    """Ask for the score of a place; choosing the chosen one again takes it back."""
    t = context.texts
    card = PopupCard(anchor.window(), name, context.theme.px(STRIP_WIDTH))
    spoken = RatingTexts(name, lambda score: wording.spoken_score(score), t("No score yet"))
    strip = ScoreStrip(context.theme.tokens, spoken, compact=True)
    if site.score in range(11):
        strip.set_value(int(site.score or 0))
    strip.value_changed.connect(lambda score: done(SiteScore(site.id, score)))
    strip.submitted.connect(card.close)
    card.box.addWidget(strip)
    card.open_below(anchor, strip)
    return card


def open_treatment(
    context: PageContext, anchor: QWidget, name: str, treatment: Treatment, done: Callable[[Treatment], None]
) -> PopupCard:
    """Ask what relief followed and how much was taken."""
    t = context.texts
    card = PopupCard(anchor.window(), name, context.theme.px(WIDTH))
    relief = OneChip(t("Relief"), [Choice(each, t(word)) for each, word in RELIEF_NAMES.items()])
    relief.set_icons(context.icons.icon("check", context.theme.tokens["accent"], 18), QIcon())
    relief.set_one(treatment.relief)
    dose = QLineEdit(treatment.dose)
    dose.setAccessibleName(t("Dose"))

    def changed() -> None:
        done(Treatment(treatment.id, dose.text().strip(), Relief(relief.one) if relief.one else None))

    relief.one_changed.connect(lambda _one: changed())
    dose.textChanged.connect(lambda _text: changed())
    dose.returnPressed.connect(card.close)
    for widget in (label(t("Relief"), "caption"), relief, label(t("Dose"), "caption"), dose):
        card.box.addWidget(widget)
    card.open_below(anchor, relief.stop)
    return card


def open_symptom(
    context: PageContext, anchor: QWidget, name: str, symptom: Symptom, done: Callable[[Symptom], None]
) -> PopupCard:
    """Ask for the side of a symptom, or how many minutes it lasted."""
    card = PopupCard(anchor.window(), name, context.theme.px(WIDTH))
    field = _side(context, symptom, done) if symptom.id in SIDED_SYMPTOMS else _minutes(context, symptom, done, card)
    card.box.addWidget(field)
    card.open_below(anchor, field.stop if isinstance(field, OneChip) else field)
    return card


def _side(context: PageContext, symptom: Symptom, done: Callable[[Symptom], None]) -> OneChip:
    t = context.texts
    sides = OneChip(t("Side"), [Choice(side, t(word)) for side, word in SIDE_NAMES.items()])
    sides.set_icons(context.icons.icon("check", context.theme.tokens["accent"], 18), QIcon())
    sides.set_one(symptom.side)
    sides.one_changed.connect(lambda side: done(Symptom(symptom.id, Side(side) if side else None)))
    return sides


def _minutes(context: PageContext, symptom: Symptom, done: Callable[[Symptom], None], card: PopupCard) -> QSpinBox:
    t = context.texts
    box = QSpinBox()
    box.setRange(_UNSET, MINUTES_A_DAY)
    box.setSpecialValueText("–")
    box.setSuffix(" " + t("min"))
    box.setAccessibleName(t("minutes"))
    box.setValue(_UNSET if symptom.minutes is None else symptom.minutes)
    box.valueChanged.connect(lambda value: done(Symptom(symptom.id, minutes=None if value < 0 else value)))
    box.lineEdit().returnPressed.connect(card.close)
    return box
