"""About me: facts and health on the left; medicines, people, appointments and events on the right."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout

from painlog.domain.about import Fact, Record, TickKind
from painlog.domain.records import Appointment, Clinician, Marker, Medicine
from painlog.services.about import AboutState
from painlog.services.about_words import appointment_words, clinician_words, marker_words, medicine_words
from painlog.services.bundle import DiaryServices
from painlog.services.changes import Changes, Topic
from painlog.ui.back_head import BackHead
from painlog.ui.page import Operation, Page, PageContext
from painlog.ui.pages.about.facts_card import FactsCard
from painlog.ui.pages.about.forms import AppointmentForm, ClinicianForm, MarkerForm, MedicineForm
from painlog.ui.pages.about.record_card import RecordCard, RecordRow
from painlog.ui.pages.about.ticks_card import TicksCard
from painlog.ui.widgets.card import label
from painlog.ui.widgets.scroll_body import ScrollBody, scrolled
from painlog.ui.widgets.tab_order import order_tabs
from painlog.ui.widgets.two_columns import GAP, TwoColumns

MARGIN = 24
TWO_COLUMNS_FROM = 850
"""Narrower than this the cards stand under each other."""
WIDEST = 1240


class AboutPage(Page):
    """Every change is one transaction and can be undone; nothing here has to be filled in."""

    topics = frozenset({Topic.ABOUT, Topic.MARKERS, Topic.SETTINGS, Topic.IMPORTS})

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        t = context.texts
        self._services: DiaryServices | None = None
        self.head = BackHead(context, t("About me"))
        self.facts = FactsCard(context)
        self.ticks = TicksCard(context)
        self.medicines = RecordCard(context, t("Medicines"), t("Add a medicine"), MedicineForm)
        self.clinicians = RecordCard(context, t("Who treats me"), t("Add somebody"), ClinicianForm)
        self.appointments = RecordCard(
            context, t("Appointments and tests"), t("Add an appointment or test"), self._appointment_form
        )
        self.markers = RecordCard(context, t("Events"), t("Add an event"), MarkerForm)
        self.lists = (self.medicines, self.clinicians, self.appointments, self.markers)
        self._state: AboutState | None = None
        self._lay_out()
        self._connect()
        self._order_tabs()

    def diary_opened(self, services: DiaryServices) -> None:
        self._services = services
        self.refresh()

    def refresh(self) -> None:
        """Show what the diary knows now; a form that is open stays open."""
        if self._services is None:
            return
        state = self._state = self._services.about.state()
        t, about = self.context.texts, state.about
        self.facts.show_state(state)
        self.ticks.show_state(state)
        self.medicines.show_rows([RecordRow(each, *medicine_words(each, t)) for each in about.medicines])
        self.clinicians.show_rows([RecordRow(each, *clinician_words(each, t)) for each in about.clinicians])
        by_day = sorted(about.appointments, key=lambda each: (each.when, each.id))
        self.appointments.show_rows([RecordRow(each, *appointment_words(each, about.clinicians, t)) for each in by_day])
        if isinstance(self.appointments.form, AppointmentForm):
            self.appointments.form.set_clinicians(about.clinicians)
        self.markers.show_rows([RecordRow(each, *marker_words(each, t)) for each in state.markers])
        self._order_tabs()

    def focus_start(self) -> None:
        self._area.verticalScrollBar().setValue(0)
        self.facts.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def closing(self) -> None:
        self.facts.commit()
        self.ticks.family.commit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.context.go_back()
        else:
            super().keyPressEvent(event)

    def _appointment_form(self, context: PageContext) -> AppointmentForm:
        made = AppointmentForm(context)
        made.set_clinicians(self._state.about.clinicians if self._state else ())
        return made

    def _connect(self) -> None:
        self.facts.written.connect(self._write)
        self.facts.number_written.connect(self._write_number)
        self.ticks.ticked.connect(self._tick)
        self.ticks.family_written.connect(lambda text: self._write(Fact.FAMILY, text))
        for card in self.lists:
            card.saved.connect(lambda record, card=card: self._save(card, record))
            card.deleted.connect(lambda record: self._perform(lambda services: services.about.remove(record)))

    def _write(self, fact: Fact, value: str) -> None:
        self._perform(lambda services: services.about.set_fact(fact, value))

    def _write_number(self, number: str) -> None:
        self._perform(lambda services: services.settings.change(emergency_number=number))

    def _tick(self, kind: TickKind, ids: tuple[str, ...]) -> None:
        self._perform(lambda services: services.about.set_ticks(kind, ids))

    def _save(self, card: RecordCard, record: Record) -> None:
        def done() -> None:
            card.close_form()
            self.refresh()

        self.context.perform(lambda services: _stored(services, record), self, done)

    def _perform(self, operation: Operation) -> None:
        self.context.perform(operation, self, self.refresh)

    def _order_tabs(self) -> None:
        cards = (self.facts, self.ticks, *self.lists)
        order_tabs([self.head.back, *(stop for card in cards for stop in card.stops)])

    def _lay_out(self) -> None:
        t = self.context.texts
        body = ScrollBody()
        column = QVBoxLayout(body)
        column.setContentsMargins(MARGIN, 20, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addWidget(self.head)
        column.addWidget(label(t("All of it is optional, and all of it stays in your diary."), "secondary"))
        least = self.context.theme.px(TWO_COLUMNS_FROM)
        column.addWidget(TwoColumns((self.facts, self.ticks), self.lists, least))
        column.addStretch(1)
        body.setMaximumWidth(self.context.theme.px(WIDEST))
        self._area = scrolled(body)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area)


def _stored(services: DiaryServices, record: Record) -> Changes:
    if isinstance(record, Medicine):
        return services.about.save_medicine(record)
    if isinstance(record, Clinician):
        return services.about.save_clinician(record)
    if isinstance(record, Appointment):
        return services.about.save_appointment(record)
    assert isinstance(record, Marker)
    return services.about.save_marker(record)
