"""How the diary asks and counts: its subject, scale, bands, day, and the rules of days and stages."""

from painlog.domain.naming import N_
from painlog.domain.scales import HIGHEST_SCORE, Scale, SeverityBands
from painlog.domain.settings import LATEST_DAY_START, SUBJECT_NAMES, DiarySettings
from painlog.domain.stages import PRESETS
from painlog.ui.page import Page
from painlog.ui.pages.settings.setting_card import SettingCard
from painlog.ui.widgets.choice_button import ChoiceButton
from painlog.ui.widgets.segmented import Segment, SegmentedControl

PRESET_NAMES = {
    "research": N_("6 weeks, 3 months"),
    "weeks": N_("6 and 12 weeks"),
    "months": N_("1 and 3 months"),
    "short": N_("4 and 12 weeks"),
    "guide": N_("2 and 8 weeks"),
}
"""Short names for the presets of stages.md section 3; the source of each stands below."""


class AskingCard(SettingCard):
    """What Today asks, and how."""

    def __init__(self, page: Page) -> None:
        t = page.context.texts
        super().__init__(page, t("What is asked"))
        self._bands = SeverityBands()
        self.subject = ChoiceButton(
            t("The diary is about"), [Segment(subject, t(name)) for subject, name in SUBJECT_NAMES.items()]
        )
        self.scale = SegmentedControl(
            (Segment(Scale.NRS11, t("Numbers")), Segment(Scale.FACES6, t("Faces"))), t("Scale shown first")
        )
        self.moderate = ChoiceButton(t("Moderate from"))
        self.severe = ChoiceButton(t("Severe from"))
        self.add_row(t("The diary is about"), t("So Today asks for it."), self.subject)
        self.add_row(t("Scale shown first"), "", self.scale)
        self.add_row(
            t("Moderate from"), t("No cut points hold for everybody. The number always comes first."), self.moderate
        )
        self.add_row(t("Severe from"), "", self.severe)
        self.subject.value_changed.connect(lambda value: self.change(subject=value))
        self.scale.value_changed.connect(lambda value: self.change(scale=value))
        self.moderate.value_changed.connect(lambda cut: self._cut(int(cut), self._bands.severe_from))
        self.severe.value_changed.connect(lambda cut: self._cut(self._bands.moderate_from, int(cut)))
        self.dress()

    def show_settings(self, settings: DiarySettings) -> None:
        """Show what holds."""
        t, self._bands = self.texts, settings.bands
        self.subject.set_value(settings.subject)
        self.scale.set_value(settings.scale)
        self.moderate.set_choices([Segment(cut, t.number(cut)) for cut in range(2, self._bands.severe_from)])
        self.severe.set_choices(
            [Segment(cut, t.number(cut)) for cut in range(self._bands.moderate_from + 1, HIGHEST_SCORE + 1)]
        )
        self.moderate.set_value(self._bands.moderate_from)
        self.severe.set_value(self._bands.severe_from)

    def _cut(self, moderate: int, severe: int) -> None:
        self.change(bands=SeverityBands(moderate, severe))


class CountingCard(SettingCard):
    """How days and stages are counted; a change reads the whole diary anew."""

    def __init__(self, page: Page) -> None:
        t = page.context.texts
        super().__init__(page, t("How it is counted"))
        hours = [Segment(hour, f"{hour:02d}:00") for hour in range(LATEST_DAY_START + 1)]
        scores = [Segment(score, t("{score} or more", score=score)) for score in range(1, HIGHEST_SCORE + 1)]
        names = [Segment(id_, t(PRESET_NAMES[id_])) for id_ in PRESETS]
        self.day_start = ChoiceButton(t("A day begins at"), hours)
        self.threshold = ChoiceButton(t("A pain day is a score of"), scores)
        self.places = ChoiceButton(
            t("Entries that count"),
            (Segment(False, t("The back and what radiates from it")), Segment(True, t("Every place"))),
        )
        self.preset = ChoiceButton(t("Subacute and chronic from"), names)
        self.add_row(
            t("A day begins at"),
            t("What is recorded before this hour belongs to the day before. Earlier entries keep their day."),
            self.day_start,
        )
        self.add_row(t("A pain day is a score of"), "", self.threshold)
        self.add_row(
            t("Entries that count"),
            t("Otherwise entries that name only head, chest or abdomen are left out of days and stages."),
            self.places,
        )
        self._source = self.add_row(t("Subacute and chronic from"), "", self.preset)
        self.day_start.value_changed.connect(lambda value: self.change(day_starts_at=value))
        self.threshold.value_changed.connect(lambda value: self.change(pain_threshold=value))
        self.places.value_changed.connect(lambda value: self.change(count_every_site=value))
        self.preset.value_changed.connect(lambda value: self.change(preset=value))
        self.dress()

    @property
    def source(self) -> str:
        """The source of the stages that are chosen, as shown."""
        return self._source.hint

    def show_settings(self, settings: DiarySettings) -> None:
        """Show what holds."""
        self.day_start.set_value(settings.day_starts_at)
        self.threshold.set_value(settings.pain_threshold)
        self.places.set_value(settings.count_every_site)
        self.preset.set_value(settings.preset)
        self._source.show_hint(self.texts(PRESETS[settings.preset].source))
