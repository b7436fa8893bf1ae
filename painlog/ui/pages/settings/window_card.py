"""Language, theme and text size: choices of this window on this computer."""

import re

from painlog.i18n import language_name, languages
from painlog.preferences import TEXT_SCALES, ThemeChoice
from painlog.ui.page import Page
from painlog.ui.pages.settings.setting_card import SettingCard
from painlog.ui.reopening import Reopening
from painlog.ui.widgets.choice_button import ChoiceButton
from painlog.ui.widgets.segmented import Segment, SegmentedControl
from painlog.ui.window_access import WindowAccess


class WindowCard(SettingCard):
    """Only what exists is offered: a language needs a catalogue."""

    def __init__(self, page: Page, window: WindowAccess) -> None:
        t = page.context.texts
        super().__init__(page, t("This window"))
        self._window = window
        spoken = (Segment(code, language_name(code)) for code in languages(page.context.resources / "locale"))
        self.language = ChoiceButton(t("Language"), (Segment("", t("As the system")), *spoken))
        self.theme = SegmentedControl(
            (
                Segment(ThemeChoice.SYSTEM, t("System")),
                Segment(ThemeChoice.LIGHT, t("Light")),
                Segment(ThemeChoice.DARK, t("Dark")),
            ),
            t("Theme"),
        )
        self.scale = SegmentedControl(
            [Segment(scale, t("{percent} %", percent=round(scale * 100))) for scale in TEXT_SCALES],
            t("Text size"),
        )
        self.add_row(t("Language"), t("The window closes and opens again in it."), self.language)
        self.add_row(t("Theme"), "", self.theme)
        self.add_row(t("Text size"), "", self.scale)
        self.language.value_changed.connect(self._speak)
        self.theme.value_changed.connect(self._wear)
        self.scale.value_changed.connect(self._enlarge)
        page.context.theme.changed.connect(self.show_choices)
        self.dress()
        self.show_choices()

    def show_choices(self) -> None:
        """Show what holds, wherever it was chosen."""
        theme = self._page.context.theme
        language = self._window.choices.current.language
        offered = [choice.value for choice in self.language.choices]
        self.language.set_value(language if language in offered else re.split("[-_]", language)[0])
        self.theme.set_value(theme.choice)
        self.scale.set_value(theme.scale)

    def _speak(self, language: str) -> None:
        self.tell_trouble(lambda: self._window.choices.change(language=language))
        self._window.reopen(Reopening(self._window.diary.path, "settings"))

    def _wear(self, choice: ThemeChoice) -> None:
        self.tell_trouble(lambda: self._window.choices.wear(choice))

    def _enlarge(self, scale: float) -> None:
        self.tell_trouble(lambda: self._window.choices.enlarge(scale))
