"""Reminders: of the daily entry and of exercise, when it is to be quiet, and whether painlog waits in the tray."""

from datetime import time
from typing import Any

from PySide6.QtCore import Qt

from painlog.domain.naming import N_
from painlog.ui.page import Page
from painlog.ui.pages.settings.setting_card import SettingCard
from painlog.ui.reminder_timer import rules_of
from painlog.ui.widgets.card import button, label
from painlog.ui.widgets.choice_button import ChoiceButton
from painlog.ui.widgets.segmented import Segment, SegmentedControl
from painlog.ui.widgets.setting_row import SettingRow
from painlog.ui.window_access import WindowAccess

STEP_MIN = 15
"""Times are offered in steps of this many minutes."""

_TRAY = N_("Reminders show in this window, and from the tray while it is hidden or behind others.")
_NO_TRAY = N_("This desktop shows no tray: reminders show as a bar in this window while it is open.")
_GOES_ON, _NOTHING_TO_CLOSE_TO = N_("painlog goes on until you choose Quit."), N_("This desktop shows no tray.")
_HIDDEN, _SMALL = N_("In the tray, without a window."), N_("As a small window, since there is no tray.")
_HUSHED = N_("These are quiet hours: it waits for their end, and is left out if the day is over by then.")


class RemindersCard(SettingCard):
    """Choices of this computer, kept at once; without a tray there is nothing to close to."""

    def __init__(self, page: Page, window: WindowAccess) -> None:
        t = page.context.texts
        super().__init__(page, t("Reminders"))
        self._window = window
        self.how = label("", "caption")
        self.box.addWidget(self.how)
        self.diary, _ = self._switch(t("Daily entry"), t("Only if nothing was logged that day."))
        self.diary_at, self.diary_at_row = self._time(t("Daily entry at"), "")
        self.exercise, _ = self._switch(t("Exercise"), t("At the planned time, if it is not done."))
        self.quiet_from, _ = self._time(t("Quiet from"), t("What is due then waits for the end."))
        self.quiet_to, _ = self._time(t("Quiet until"), t("The same time twice: never quiet."))
        self.close_to_tray, self._close_row = self._switch(t("Close to the tray"), "")
        self.login, self._login_row = self._switch(t("Start with the computer"), "")
        self.why = button(t("Why did it remind me?"), "link", lambda: page.context.show_page("reminders"))
        self.box.addWidget(self.why, 0, Qt.AlignmentFlag.AlignLeft)
        self._connect()
        self.dress()
        self.show_choices()

    def show_choices(self) -> None:
        """Show what holds, on this computer and on its desktop."""
        choices, access = self._window.choices.current, self._window.reminders
        tray, quiet = access.tray_there(), rules_of(choices).quiet
        self.how.setText(self.texts(_TRAY if tray else _NO_TRAY))
        self._close_row.show_hint(self.texts(_GOES_ON if tray else _NOTHING_TO_CLOSE_TO))
        self._login_row.show_hint(self.texts(_HIDDEN if tray else _SMALL))
        hushed = quiet.hold(time.fromisoformat(choices.remind_diary_at))
        self.diary_at_row.show_hint(self.texts(_HUSHED) if hushed else "")
        self.diary.set_value(choices.remind_diary)
        for field, value in (
            (self.diary_at, choices.remind_diary_at),
            (self.quiet_from, choices.quiet_from),
            (self.quiet_to, choices.quiet_to),
        ):
            field.set_choices(_times(value))
            field.set_value(value)
        self.diary_at.setEnabled(choices.remind_diary)
        self.exercise.set_value(choices.remind_exercise)
        self.close_to_tray.set_value(choices.close_to_tray)
        self.close_to_tray.setEnabled(tray)
        self.login.set_value(access.login is not None and access.login.enabled())
        self.login.setEnabled(access.login is not None)

    def _connect(self) -> None:
        self.diary.value_changed.connect(lambda on: self._keep(remind_diary=on))
        self.diary_at.value_changed.connect(lambda at: self._keep(remind_diary_at=at))
        self.exercise.value_changed.connect(lambda on: self._keep(remind_exercise=on))
        self.quiet_from.value_changed.connect(lambda at: self._keep(quiet_from=at))
        self.quiet_to.value_changed.connect(lambda at: self._keep(quiet_to=at))
        self.close_to_tray.value_changed.connect(lambda on: self._keep(close_to_tray=on))
        self.login.value_changed.connect(self._start_at_login)

    def _keep(self, **values: Any) -> None:
        self.tell_trouble(lambda: self._window.choices.change(**values))
        self.show_choices()
        self._window.reminders.changed()

    def _start_at_login(self, wanted: bool) -> None:
        login = self._window.reminders.login
        if login is not None:
            self.tell_trouble(login.enable if wanted else login.disable)
        self.show_choices()

    def _switch(self, title: str, hint: str) -> tuple[SegmentedControl, SettingRow]:
        t = self.texts
        made = SegmentedControl((Segment(False, t("Off")), Segment(True, t("On"))), title)
        return made, self.add_row(title, hint, made)

    def _time(self, title: str, hint: str) -> tuple[ChoiceButton, SettingRow]:
        made = ChoiceButton(title)
        return made, self.add_row(title, hint, made)


def _times(kept: str) -> list[Segment]:
    """The times of a day, and the one that is kept if it lies between them."""
    steps = {f"{minute // 60:02d}:{minute % 60:02d}" for minute in range(0, 24 * 60, STEP_MIN)}
    return [Segment(text, text) for text in sorted(steps | {kept})]
