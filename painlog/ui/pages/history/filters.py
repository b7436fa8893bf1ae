"""What the list is narrowed by: month, score, place, trigger, treatment. Each opens a list to choose from."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from painlog.domain.built_in_items import GROUP_NAMES
from painlog.domain.catalogue import Kind
from painlog.domain.scales import Severity
from painlog.services.browsing import EntryFilter
from painlog.services.bundle import DiaryServices
from painlog.ui.page import PageContext
from painlog.ui.pages.history.words import band_text, month_names
from painlog.ui.widgets.filter_button import FilterButton
from painlog.ui.widgets.flow_layout import FlowLayout
from painlog.ui.widgets.item_picker import ItemPicker, Offer
from painlog.ui.wording import Wording

ANYTHING = ""

_FIELDS = {"site": Kind.SITE, "trigger": Kind.TRIGGER, "treatment": Kind.TREATMENT}


class FilterBar(QWidget):
    """Holds the filter without the words of the search; the list that opens names what the diary knows."""

    filter_changed = Signal(object)

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        t = context.texts
        self._context = context
        self._filter = EntryFilter()
        self._months: Sequence[date] = ()
        self._wording: Wording | None = None
        self._services: DiaryServices | None = None
        self.buttons = {
            "month": FilterButton(t("Any month"), t("Month")),
            "severity": FilterButton(t("Any score"), t("Score")),
            "site": FilterButton(t("Any place"), t("Place")),
            "trigger": FilterButton(t("Any trigger"), t("Trigger")),
            "treatment": FilterButton(t("Any treatment"), t("Treatment")),
        }
        flow = FlowLayout(self)
        for field, made in self.buttons.items():
            flow.addWidget(made)
            made.opened.connect(lambda _anchor, field=field: self._open(field))
        self.dress()

    @property
    def filter(self) -> EntryFilter:
        return self._filter

    def rows_within(self, width: int) -> float:
        """How many rows the filters take in a width of `width` px."""
        row = max(made.sizeHint().height() for made in self.buttons.values())
        return self.heightForWidth(width) / row

    def set_names(self, services: DiaryServices, wording: Wording) -> None:
        """Name things with the diary's catalogue."""
        self._services, self._wording = services, wording
        self._show()

    def set_months(self, months: Sequence[date]) -> None:
        """Offer these months, each by its first day."""
        self._months = months

    def set_filter(self, wanted: EntryFilter) -> None:
        """Show this filter without a signal."""
        self._filter = replace(wanted, text="")
        self._show()

    def move_month(self, day: date) -> bool:
        """Let a month that is chosen be that of `day`; returns whether it was another one."""
        first = day.replace(day=1)
        moves = self._filter.month not in (None, first)
        if moves:
            self.set_filter(replace(self._filter, month=first))
        return moves

    def dress(self) -> None:
        """Draw the icons in the theme's colours."""
        chevron = self._context.icons.icon("chevron-down", self._context.theme.tokens["ink"], 16)
        for made in self.buttons.values():
            made.set_chevron(chevron)

    def choose(self, field: str, id_: str) -> None:
        """Choose by id as the person would; `ANYTHING` takes the choice back."""
        value: object = id_ or None
        if id_ and field == "month":
            value = date.fromisoformat(id_)
        elif id_ and field == "severity":
            value = Severity(id_)
        self._filter = replace(self._filter, **{field: value})  # type: ignore[arg-type]
        self._show()
        self.filter_changed.emit(self._filter)

    def _open(self, field: str) -> None:
        made = self.buttons[field]
        offers = [Offer(ANYTHING, made.prompt), *self._offers(field)]
        picker = ItemPicker(self.window(), made.prompt, offers)
        picker.picked.connect(lambda id_: self.choose(field, id_))
        picker.open_below(made)

    def _offers(self, field: str) -> Sequence[Offer]:
        if self._wording is None or self._services is None:
            return []
        if field in _FIELDS:
            wording, t = self._wording, self._context.texts
            used = self._services.browsing.used(_FIELDS[field])
            return [Offer(item.id, wording.item_name(item), t(GROUP_NAMES.get(item.group, ""))) for item in used]
        return self._severities() if field == "severity" else self._month_offers()

    def _severities(self) -> list[Offer]:
        assert self._wording is not None
        bands, t = self._wording.bands, self._context.texts
        return [Offer(severity, band_text(severity, bands, t)) for severity in Severity]

    def _month_offers(self) -> list[Offer]:
        names = month_names(self._context.texts, "wide")
        return [Offer(month.isoformat(), f"{names[month.month - 1]} {month.year}") for month in self._months]

    def _show(self) -> None:
        for field, made in self.buttons.items():
            made.show_choice(self._name(field))

    def _name(self, field: str) -> str | None:
        value = getattr(self._filter, field)
        if value is None:
            return None
        named: dict[str, Callable[[], str]] = {
            "month": lambda: month_names(self._context.texts, "wide")[value.month - 1],
            "severity": lambda: band_text(value, self._wording.bands, self._context.texts) if self._wording else "",
        }
        if field in named:
            return named[field]()
        return self._wording.name(_FIELDS[field], value) if self._wording else str(value)
