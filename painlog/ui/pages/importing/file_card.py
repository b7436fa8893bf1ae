"""The file that is to come in, and what it is."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from painlog.services.mappings import FileLook
from painlog.ui.page import PageContext
from painlog.ui.pages.importing.words import DATE_FORMATS
from painlog.ui.widgets.card import Card, button, label
from painlog.ui.widgets.choice_button import ChoiceButton
from painlog.ui.widgets.segmented import Segment
from painlog.ui.widgets.setting_row import SettingRow

DATED_BY_HAND = ("flaredown", "pf-pain-diary")
"""Apps that write dates in the language of the telephone, so that the person may have to say how."""


class FileCard(Card):
    """`kind_chosen` tells that the file is to be read as something else than what was found."""

    kind_chosen = Signal(str)

    def __init__(self, context: PageContext) -> None:
        t = context.texts
        super().__init__(t("The file"))
        self._context = context
        self.path = Path()
        self.choose = button(t("Choose a file…"), "primary")
        self.name = label("", "strong")
        self.kind = ChoiceButton(t("What it is"))
        self.dates = ChoiceButton(t("Dates"), [Segment(each, each or t("Found in the file")) for each in DATE_FORMATS])
        self.dates.set_value("")
        self._kind_row = SettingRow(t("What it is"), t("Found by what is in it; change it if it is wrong."), self.kind)
        self._dates_row = SettingRow(t("Dates"), "", self.dates)
        self.box.addWidget(
            label(
                t(
                    "A table (CSV), a .painlog.json, or an export of Bearable, Track & Graph, Migraine Buddy, Daylio, "
                    "Loop Habit Tracker, Apple Health, Flaredown or Privacy Friendly Pain Diary."
                ),
                "caption",
            )
        )
        self.box.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignLeft)
        for widget in (self.name, self._kind_row, self._dates_row):
            self.box.addWidget(widget)
        for widget in (self.name, self._kind_row, self._dates_row):
            widget.hide()
        self.kind.value_changed.connect(lambda value: self.kind_chosen.emit(str(value)))
        context.theme.changed.connect(self._dress)
        self._dress()

    @property
    def stops(self) -> list[QWidget]:
        return [self.choose, self.kind, self.dates]

    def show_apps(self, names: Sequence[tuple[str, str]]) -> None:
        """The kinds of files that there are."""
        t = self._context.texts
        own = (Segment("painlog", t("painlog diary")), Segment("csv", t("A table")))
        self.kind.set_choices([*own, *(Segment(key, name) for key, name in names)])

    def show_file(self, path: Path) -> None:
        """A file was chosen; what it is is not known yet."""
        self.path = path
        self.name.setText(path.name)
        self.name.show()
        self.dates.set_value("")

    def show_kind(self, look: FileLook) -> None:
        """What the file is."""
        self.kind.set_value(look.file_format)
        self._kind_row.show()
        self._dates_row.setVisible(look.file_format in DATED_BY_HAND)

    def _dress(self) -> None:
        chevron = self._context.icons.icon("chevron-down", self._context.theme.tokens["ink2"], 16)
        for choice in (self.kind, self.dates):
            choice.set_chevron(chevron)
