"""How a table is read: separator, header row, dates, scale, which rows; and mappings kept by name."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from painlog.services.mappings import LONGEST_NAME, FileLook, Mapping
from painlog.services.transfer import SCALES
from painlog.ui.page import PageContext
from painlog.ui.pages.importing.words import DATE_FORMATS, SCALE_NAMES, SEPARATOR_NAMES
from painlog.ui.widgets.card import Card, button, label
from painlog.ui.widgets.choice_button import ChoiceButton
from painlog.ui.widgets.segmented import Segment
from painlog.ui.widgets.setting_row import SettingRow

HEADER_LINES = 12
"""A header further down is named by no program that is known."""


class ReadingCard(Card):
    """`reading_changed`: the table itself is another one now. `choices_changed`: only its meaning is."""

    reading_changed = Signal()
    choices_changed = Signal()
    mapping_chosen = Signal(str)
    save_wanted = Signal(str)
    removal_wanted = Signal(str)

    def __init__(self, context: PageContext) -> None:
        t = context.texts
        super().__init__(t("How to read it"))
        self._context = context
        names = {sign: t(name) for sign, name in SEPARATOR_NAMES.items()}
        self.saved = ChoiceButton(t("Kept mapping"))
        self.separator = ChoiceButton(t("Separator"), [Segment(sign, name) for sign, name in names.items()])
        lines = [Segment(line, t("Line {line}", line=line)) for line in range(1, HEADER_LINES + 1)]
        self.header_line = ChoiceButton(t("Header row"), lines)
        formats = [Segment(each, each or t("Found in the file")) for each in DATE_FORMATS]
        self.dates = ChoiceButton(t("Dates"), formats)
        self.scale = ChoiceButton(t("Scale of the scores"), [Segment(each, t(SCALE_NAMES[each])) for each in SCALES])
        self.repeated = ChoiceButton(t("Repeat the cell above in"))
        self.only = ChoiceButton(t("Only rows in which"))
        self.value = QLineEdit()
        self.name = QLineEdit()
        self.save = button(t("Keep"), "", lambda: self.save_wanted.emit(self.name.text()))
        self.forget = button(t("Forget"), "quiet", lambda: self.removal_wanted.emit(str(self.saved.value)))
        self._add_rows()
        self._connect()
        context.theme.changed.connect(self._dress)
        self._dress()

    @property
    def stops(self) -> list[QWidget]:
        return [*self._choices, self.value, self.name, self.save, self.forget]

    def mapping(self, name: str, columns: tuple[tuple[str, str], ...]) -> Mapping:
        """What is chosen here, with these columns, under a name."""
        return Mapping(
            name,
            columns,
            str(self.dates.value or ""),
            str(self.scale.value),
            (str(self.repeated.value),) if self.repeated.value else (),
            ((str(self.only.value), self.value.text().strip()),) if self.only.value else (),
            str(self.separator.value or ""),
            int(str(self.header_line.value or 0)),
        )

    def show_look(self, look: FileLook) -> None:
        """Show a table as it was found; what was chosen of its columns is forgotten where it has other ones."""
        self.separator.set_value(look.separator)
        self.header_line.set_value(look.header_line)
        none = Segment("", self._context.texts.within("column", "None"))
        columns = [none, *(Segment(name, name) for name in look.header if name)]
        for choice in (self.repeated, self.only):
            choice.set_choices(columns)
            choice.set_value(choice.value or "")
        self.value.setVisible(bool(self.only.value))

    def begin(self) -> None:
        """A new file: nothing is chosen."""
        self.dates.set_value("")
        self.scale.set_value(SCALES[0])
        for choice in (self.repeated, self.only):
            choice.set_choices([])
        self.value.clear()
        self.name.clear()

    def show_saved(self, names: Sequence[str], chosen: str = "") -> None:
        """The mappings that fit the table."""
        none = Segment("", self._context.texts.within("column", "None"))
        self.saved.set_choices([none, *(Segment(name, name) for name in names)])
        self.saved.set_value(chosen)
        self._saved_row.setVisible(bool(names))
        self.forget.setVisible(bool(chosen))

    def show_mapping(self, mapping: Mapping) -> None:
        """Choose what a kept mapping says."""
        self.dates.set_value(mapping.date_format)
        self.scale.set_value(mapping.scale)
        self.repeated.set_value(next(iter(mapping.fill_down), ""))
        column, value = next(iter(mapping.where), ("", ""))
        self.only.set_value(column)
        self.value.setText(value)
        self.value.setVisible(bool(column))
        self.name.setText(mapping.name)

    @property
    def _choices(self) -> tuple[ChoiceButton, ...]:
        return self.saved, self.separator, self.header_line, self.dates, self.scale, self.repeated, self.only

    def _add_rows(self) -> None:
        t = self._context.texts
        self._saved_row = SettingRow(t("Kept mapping"), "", self.saved)
        self._saved_row.hide()
        self.value.setPlaceholderText(t("Value"))
        self.value.setAccessibleName(t("Value of the rows to take"))
        self.name.setPlaceholderText(t("Name of this mapping"))
        self.name.setAccessibleName(t("Name of this mapping"))
        self.name.setMaxLength(LONGEST_NAME)
        rows = (
            self._saved_row,
            SettingRow(t("Separator"), "", self.separator),
            SettingRow(t("Header row"), "", self.header_line),
            SettingRow(t("Dates"), "", self.dates),
            SettingRow(t("Scale of the scores"), t("Other scales are converted and marked."), self.scale),
            SettingRow(t("Repeat the cell above in"), "", self.repeated),
            SettingRow(t("Only rows in which"), "", self.only),
        )
        for row in rows:
            self.box.addWidget(row)
        self.box.addWidget(self.value)
        self.box.addWidget(label(t("Keep this mapping for the next file of its kind"), "caption"))
        kept = QHBoxLayout()
        kept.addWidget(self.name, 1)
        kept.addWidget(self.save)
        kept.addWidget(self.forget)
        self.forget.hide()
        self.box.addLayout(kept)

    def _connect(self) -> None:
        for choice in (self.separator, self.header_line):
            choice.value_changed.connect(lambda _value: self.reading_changed.emit())
        for choice in (self.dates, self.scale, self.repeated):
            choice.value_changed.connect(lambda _value: self.choices_changed.emit())
        self.only.value_changed.connect(self._only_changed)
        self.value.textEdited.connect(lambda _text: self.choices_changed.emit())
        self.saved.value_changed.connect(self._saved_changed)

    def _saved_changed(self, name: object) -> None:
        self.forget.setVisible(bool(name))
        self.mapping_chosen.emit(str(name))

    def _only_changed(self, column: object) -> None:
        self.value.setVisible(bool(column))
        self.choices_changed.emit()

    def _dress(self) -> None:
        chevron = self._context.icons.icon("chevron-down", self._context.theme.tokens["ink2"], 16)
        for choice in self._choices:
            choice.set_chevron(chevron)
