"""The forms of the four lists of About me."""

from collections.abc import Iterator
from datetime import date, datetime, time

from PySide6.QtWidgets import QLineEdit

from painlog.domain.about import APPOINTMENT_KINDS, MARKER_KINDS, MEDICINE_CLASSES, ROLES, Record
from painlog.domain.records import Appointment, Clinician, Marker, Medicine
from painlog.i18n import Texts
from painlog.ui.page import PageContext
from painlog.ui.pages.about.record_form import RecordForm
from painlog.ui.widgets.choice_button import ChoiceButton
from painlog.ui.widgets.parsed_line import day_line, time_line
from painlog.ui.widgets.segmented import Segment, SegmentedControl


class MedicineForm(RecordForm):
    """A medicine: the dose is a text, never reckoned with."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        t, today = self.texts, context.clock.now().date()
        self._id = ""
        self.name = self.line(t("Name"), t("A medicine needs a name."))
        self.kind = ChoiceButton(t("Kind"), [Segment("", "–"), *_choices(MEDICINE_CLASSES, t)])
        self.dose, self.unit = self.line(t("Dose")), self.line(t("Unit"))
        self.unit.setPlaceholderText("mg")
        self.regular = SegmentedControl((Segment(True, t("Regularly")), Segment(False, t("As needed"))), t("Taken"))
        self.since = day_line(t("Since"), t, today)
        self.until = day_line(t("Until"), t, today)
        self.effects = self.line(t("Side effects"))
        self.add(t("Name"), self.name)
        self.add(t("Kind"), self.kind)
        self.add(t("Dose and unit"), self.dose, self.unit)
        self.add(t("Taken"), self.regular)
        self.add(t("Since and until"), self.since, self.until)
        self.add(t("Side effects"), self.effects)
        self.finish()

    def show_record(self, record: Record | None) -> None:
        medicine = record if isinstance(record, Medicine) else Medicine("", "")
        self._id = medicine.id
        self.name.setText(medicine.name)
        self.kind.set_value(medicine.medicine_class)
        self.dose.setText(medicine.dose)
        self.unit.setText(medicine.unit)
        self.regular.set_value(medicine.regular)
        self.since.set_value(medicine.since)
        self.until.set_value(medicine.until)
        self.effects.setText(medicine.side_effects)

    def amiss(self) -> Iterator[tuple[QLineEdit, str]]:
        yield from super().amiss()
        since, until = self.since.value, self.until.value
        if since and until and until < since:
            yield self.until, self.texts("The medicine ends before it begins.")

    def record(self) -> Medicine:
        return Medicine(
            self._id,
            self.name.text().strip(),
            str(self.kind.value),
            self.dose.text().strip(),
            self.unit.text().strip(),
            self.regular.value is True,
            self.since.value,
            self.until.value,
            self.effects.text().strip(),
        )


class ClinicianForm(RecordForm):
    """Somebody who treats the owner."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        t = self.texts
        self._id = ""
        self.name = self.line(t("Name"), t("Somebody on the list needs a name."))
        self.role = ChoiceButton(t("Role"), _choices(ROLES, t))
        self.contact = self.line(t("Telephone or address"))
        self.add(t("Name"), self.name)
        self.add(t("Role"), self.role)
        self.add(t("Telephone or address"), self.contact)
        self.finish()

    def show_record(self, record: Record | None) -> None:
        person = record if isinstance(record, Clinician) else Clinician("", "", next(iter(ROLES)))
        self._id = person.id
        self.name.setText(person.name)
        self.role.set_value(person.role)
        self.contact.setText(person.contact)

    def record(self) -> Clinician:
        return Clinician(self._id, self.name.text().strip(), str(self.role.value), self.contact.text().strip())


class AppointmentForm(RecordForm):
    """An appointment or a test, past or to come."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        t = self.texts
        self._id = ""
        self.kind = ChoiceButton(t("Kind"), _choices(APPOINTMENT_KINDS, t))
        self.title = self.line(t("What for"))
        self.day = day_line(t("Day"), t, context.clock.now().date())
        self.time = time_line(t("Time"))
        self.who = ChoiceButton(t("With"))
        self.result = self.line(t("What came out"))
        self._required.append((self.day, t("An appointment needs a day.")))
        self.add(t("Kind"), self.kind)
        self.add(t("What for"), self.title)
        self.add(t("Day and time"), self.day, self.time)
        self.add(t("With"), self.who)
        self.add(t("What came out"), self.result)
        self.finish()
        self.set_clinicians(())

    def set_clinicians(self, clinicians: tuple[Clinician, ...]) -> None:
        """Offer these people."""
        self.who.set_choices([Segment(None, "–"), *(Segment(each.id, each.name) for each in clinicians)])

    def show_record(self, record: Record | None) -> None:
        now = self.context.clock.now().replace(tzinfo=None)
        shown = record if isinstance(record, Appointment) else Appointment("", next(iter(APPOINTMENT_KINDS)), now)
        self._id = shown.id
        self.kind.set_value(shown.kind)
        self.title.setText(shown.title)
        self.day.set_value(shown.when.date() if record else None)
        self.time.set_value(shown.when.time() if record and shown.when.time() != time() else None)
        self.who.set_value(shown.clinician_id)
        self.result.setText(shown.result)

    def record(self) -> Appointment:
        return Appointment(
            self._id,
            str(self.kind.value),
            datetime.combine(self.day.value or date.min, self.time.value or time()),
            self.title.text().strip(),
            None if self.who.value is None else str(self.who.value),
            self.result.text().strip(),
        )


class MarkerForm(RecordForm):
    """An event with a date and a word; Trends and the report show it."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        t = self.texts
        self._id = ""
        self.kind = ChoiceButton(t("Kind"), _choices(MARKER_KINDS, t))
        self.word = self.line(t("In a word"), t("An event needs a word."))
        self.day = day_line(t("Day"), t, context.clock.now().date())
        self._required.append((self.day, t("An event needs a day.")))
        self.add(t("Kind"), self.kind)
        self.add(t("In a word"), self.word)
        self.add(t("Day"), self.day)
        self.finish()

    def show_record(self, record: Record | None) -> None:
        today = self.context.clock.now().date()
        marker = record if isinstance(record, Marker) else Marker("", today, next(iter(MARKER_KINDS)), "")
        self._id = marker.id
        self.kind.set_value(marker.kind)
        self.word.setText(marker.word)
        self.day.set_value(marker.day if record else None)

    def record(self) -> Marker:
        return Marker(self._id, self.day.value or date.min, str(self.kind.value), self.word.text().strip())


def _choices(names: dict[str, str], t: Texts) -> list[Segment]:
    return [Segment(id_, t(name)) for id_, name in names.items()]
