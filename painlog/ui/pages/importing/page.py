"""Import: choose a file, say what is what in it, see what would come in, take it in."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout

from painlog.domain.naming import N_
from painlog.errors import UserError
from painlog.services.bundle import DiaryServices
from painlog.services.changes import Changes
from painlog.services.mappings import ROLE_FIELDS, TABLE_FIELDS, FileLook
from painlog.services.transfer import ImportRequest
from painlog.ui.back_head import BackHead
from painlog.ui.file_choice import file_to_open
from painlog.ui.jobs import Err, Ok
from painlog.ui.page import Page, PageContext
from painlog.ui.pages.importing.file_card import FileCard
from painlog.ui.pages.importing.plan_card import PlanCard
from painlog.ui.pages.importing.planner import Planner
from painlog.ui.pages.importing.reading_card import ReadingCard
from painlog.ui.pages.importing.role_card import Named, RoleCard
from painlog.ui.pages.importing.rows_card import RowsCard
from painlog.ui.pages.importing.words import FIELD_NAMES, ROLE_NAMES, trouble_words
from painlog.ui.widgets.scroll_body import ScrollBody, scrolled
from painlog.ui.widgets.segmented import Segment
from painlog.ui.widgets.tab_order import order_tabs
from painlog.ui.widgets.two_columns import TwoColumns

MARGIN, GAP = 24, 16
TWO_COLUMNS_FROM = 900
WIDEST = 1240
LOOK = "look at a file to import"
ALONE = frozenset(TABLE_FIELDS)
EXAMPLES = 3
NOTHING_ELSE = ("score", "")
"""Says with the roles that were given that nothing in the file is anything else."""


class ImportPage(Page):
    """What the file is and how it is read on the left, what would come in on the right."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        t = context.texts
        self._services: DiaryServices | None = None
        self._look: FileLook | None = None
        self.head = BackHead(context, t("Import"))
        self.file = FileCard(context)
        self.columns = RoleCard(context, t("Which column is what"), t("A column that is none of these is left out."))
        self.things = RoleCard(
            context, t("What did you track?"), t("The file does not say which of these is the pain: you do.")
        )
        self.reading = ReadingCard(context)
        self.rows = RowsCard(context)
        self.plan = PlanCard(t)
        self.planner = Planner(context, self.plan, self)
        self._lay_out()
        self._connect()
        self._show_cards()
        self._show_whether_open()

    def diary_opened(self, services: DiaryServices) -> None:
        self._services = services
        self.file.show_apps(services.mappings.app_names())
        self.planner.diary_opened(services)
        self._show_whether_open()

    def focus_start(self) -> None:
        self._area.verticalScrollBar().setValue(0)
        self.file.choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.context.go_back()
        else:
            super().keyPressEvent(event)

    def closing(self) -> None:
        self.context.jobs.cancel(LOOK)
        self.planner.stop()

    def ask(self) -> None:
        """Ask for a file and look at it."""
        t = self.context.texts
        kinds = (
            t("Files of diaries and health apps")
            + " (*.csv *.tsv *.txt *.json *.zip *.xml);;"
            + t("All files")
            + " (*)"
        )
        chosen = file_to_open(self.window(), t("Import a file"), kinds)
        if chosen is not None:
            self.open_file(chosen)

    def open_file(self, path: Path) -> None:
        """Look at a file, as what its content says that it is."""
        self._look = None
        self.reading.begin()
        self.file.show_file(path)
        self._look_at(path, "auto")

    def take_in(self) -> None:
        """Import what is shown."""
        request = self._request()
        if request is not None:
            self.planner.take_in(request)

    def _look_at(self, path: Path, source_format: str, separator: str = "", header_line: int = 0) -> None:
        services = self._services
        if services is None:
            return
        self.planner.stop()
        self.plan.say(self.context.texts("What would come in"), self.context.texts("Looking at the file…"))
        work = services.mappings.look
        self.context.jobs.start(LOOK, lambda: work(path, source_format, separator, header_line), self._looked)

    def _looked(self, outcome: Ok | Err) -> None:
        if isinstance(outcome, Err):
            if not isinstance(outcome.error, UserError):
                raise outcome.error
            self._look = None
            self._show_cards()
            trouble = trouble_words(outcome.error, self.context.texts)
            self.plan.say(self.context.texts("This file cannot be read"), trouble)
            return
        before, self._look = self._look, outcome.value
        self._show_look(outcome.value, before)
        self._reckon()

    def _show_look(self, look: FileLook, before: FileLook | None) -> None:
        t = self.context.texts
        self.file.show_kind(look)
        if look.mappable:
            self.reading.show_look(look)
            same = before is not None and before.header == look.header
            chosen = self.columns.roles if same else look.guesses
            roles = [Segment("", t("Not used")), *(Segment(each, t(FIELD_NAMES[each])) for each in TABLE_FIELDS)]
            self.columns.show_rows(_columns_of(look), roles, chosen, ALONE)
            self.rows.show_rows(look.header, look.samples)
            self._offer_mappings(look, use=not same)
        elif look.features:
            roles = [Segment("", t("Left out")), *(Segment(each, t(ROLE_NAMES[each])) for each in ROLE_FIELDS)]
            if look.file_format == "loop":
                roles = [Segment("", t("Exercise")), Segment("no", t("Left out"))]
            self.things.show_rows([Named(name) for name in look.features], roles, look.guesses)
        self._show_cards()
        self._order()

    def _offer_mappings(self, look: FileLook, use: bool) -> None:
        assert self._services is not None
        fitting = [each for each in self._services.mappings.saved() if each.fits(look.header)]
        self.reading.show_saved([each.name for each in fitting])
        if use and fitting:
            self.reading.show_saved([each.name for each in fitting], fitting[0].name)
            self._use_mapping(fitting[0].name, reckon=False)

    def _use_mapping(self, name: str, reckon: bool = True) -> None:
        assert self._services is not None
        mapping = next((each for each in self._services.mappings.saved() if each.name == name), None)
        if mapping is not None:
            self.reading.show_mapping(mapping)
            self.columns.set_roles(mapping.columns)
        if reckon:
            self._reckon()

    def _forget_mapping(self, name: str) -> None:
        self.context.perform(lambda services: services.mappings.remove(name), self, self._show_mappings)

    def _show_mappings(self, chosen: str = "") -> None:
        if self._services is not None and self._look is not None:
            fitting = [each.name for each in self._services.mappings.saved() if each.fits(self._look.header)]
            self.reading.show_saved(fitting, chosen if chosen in fitting else "")

    def _keep_mapping(self, name: str) -> None:
        mapping = self.reading.mapping(name, self.columns.roles)

        def keep(services: DiaryServices) -> Changes:
            if not mapping.columns:
                raise UserError(N_("No column was given a meaning."), N_("Say first which column is what."))
            return services.mappings.save(mapping)

        self.context.perform(keep, self, lambda: self._show_mappings(" ".join(name.split())))

    def _read_again(self) -> None:
        if self._look is not None:
            chosen = self.reading.mapping("", ())
            self._look_at(self._look.path, "csv", chosen.separator, chosen.header_line)

    def _reckon(self) -> None:
        request = self._request()
        if request is not None:
            self.planner.plan(request)

    def _request(self) -> ImportRequest | None:
        look = self._look
        if look is None:
            return None
        if look.mappable:
            chosen = self.reading.mapping("", self.columns.roles)
            return ImportRequest(
                look.path,
                "csv",
                chosen.columns,
                chosen.date_format or None,
                chosen.scale,
                chosen.fill_down,
                chosen.where,
                separator=chosen.separator,
                header_line=chosen.header_line,
            )
        if look.file_format == "loop":
            left_out = {name for _, name in self.things.roles}
            wanted = tuple(("habit", name) for name in look.features if name not in left_out)
            return ImportRequest(look.path, look.file_format, where=wanted if left_out else ())
        dates = str(self.file.dates.value or "") or None
        columns = (*self.things.roles, NOTHING_ELSE) if look.features else ()
        return ImportRequest(look.path, look.file_format, columns, dates)

    def _show_cards(self) -> None:
        look = self._look
        table = look is not None and look.mappable
        for card in (self.columns, self.reading, self.rows):
            card.setVisible(table)
        self.things.setVisible(look is not None and bool(look.features))

    def _show_whether_open(self) -> None:
        writable = self._services is not None and not self._services.diary.read_only
        self.file.setEnabled(writable)
        self.plan.act.setEnabled(writable)

    def _connect(self) -> None:
        self.file.choose.clicked.connect(lambda _checked=False: self.ask())
        self.file.kind_chosen.connect(lambda kind: self._look_at(self.file.path, kind))
        self.file.dates.value_changed.connect(lambda _value: self._reckon())
        self.columns.changed.connect(self._reckon)
        self.things.changed.connect(self._reckon)
        self.reading.choices_changed.connect(self._reckon)
        self.reading.reading_changed.connect(self._read_again)
        self.reading.mapping_chosen.connect(self._use_mapping)
        self.reading.save_wanted.connect(self._keep_mapping)
        self.reading.removal_wanted.connect(self._forget_mapping)
        self.plan.act.clicked.connect(lambda _checked=False: self.take_in())
        self.plan.looking.again_wanted.connect(self._reckon)
        self.plan.importing.again_wanted.connect(self.take_in)
        self._order()

    def _order(self) -> None:
        cards = (self.file, self.things, self.columns, self.reading, self.rows, self.plan)
        order_tabs([self.head.back, *(stop for card in cards for stop in card.stops)])

    def _lay_out(self) -> None:
        body = ScrollBody()
        column = QVBoxLayout(body)
        column.setContentsMargins(MARGIN, 20, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addWidget(self.head)
        left = (self.file, self.things, self.columns, self.reading)
        column.addWidget(TwoColumns(left, (self.plan, self.rows), self.context.theme.px(TWO_COLUMNS_FROM)))
        column.addStretch(1)
        body.setMaximumWidth(self.context.theme.px(WIDEST))
        self._area = scrolled(body)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area)


def _columns_of(look: FileLook) -> list[Named]:
    """The columns that have a name, each with what stands in it first."""
    found: list[Named] = []
    for place, name in enumerate(look.header):
        cells = (row[place].strip() for row in look.samples if place < len(row))
        examples = list(dict.fromkeys(cell for cell in cells if cell))[:EXAMPLES]
        if name and name not in {each.name for each in found}:
            found.append(Named(name, " · ".join(_shortened(each) for each in examples)))
    return found


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 28 else f"{line[:27]}…"
