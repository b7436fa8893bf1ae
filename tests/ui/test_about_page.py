"""About me, through the real window and by keyboard."""

from datetime import date, datetime

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from painlog.domain.about import CONDITIONS, TICKS, Fact, TickKind
from painlog.domain.records import Appointment, Clinician, Marker, Medicine
from painlog.ui.pages.about import AboutPage
from painlog.ui.pages.about.forms import AppointmentForm, ClinicianForm, MarkerForm, MedicineForm
from tests.ui.conftest import OpenShell
from tests.ui.settings_robot import ENTER, ESCAPE, SPACE, AboutRobot


@pytest.fixture
def about(qtbot: QtBot, open_shell: OpenShell) -> AboutRobot:
    return AboutRobot(qtbot, open_shell())


def test_facts_are_kept_when_the_keyboard_leaves_them_and_undo_takes_them_back(about: AboutRobot) -> None:
    facts = about.page.facts
    about.write(facts.name, "Margaret Ellis")
    about.write(facts.told, "Two worn discs")
    about.write(facts.number, "112")
    state = about.services.about.state()
    assert (state.fact(Fact.NAME), state.fact(Fact.TOLD)) == ("Margaret Ellis", "Two worn discs")
    assert state.settings.emergency_number == "112"
    for _ in range(2):
        about.undo()
    assert about.services.about.state().fact(Fact.TOLD) == ""
    assert facts.told.toPlainText() == ""
    assert facts.name.text() == "Margaret Ellis"


def test_what_is_being_written_is_kept_when_the_window_closes(about: AboutRobot) -> None:
    about.page.facts.name.setFocus()
    about.page.facts.name.setText("Jo")
    about.page.closing()
    assert about.services.about.state().fact(Fact.NAME) == "Jo"


def test_the_birth_date_is_read_as_the_language_writes_it(about: AboutRobot) -> None:
    birth = about.page.facts.birth
    about.write(birth, "14/3/1961")
    assert about.services.about.state().fact(Fact.BIRTH_DATE) == "1961-03-14"
    assert (birth.text(), about.page.facts.age.text()) == ("14/03/1961", "65 years old")
    about.write(birth, "14 Mar")
    assert about.services.about.state().fact(Fact.BIRTH_DATE) == "1961-03-14"
    assert "14/03/1961" in about.page.facts.age.text()
    about.write(birth, "")
    assert about.services.about.state().fact(Fact.BIRTH_DATE) == ""


def test_ticks_by_keyboard(about: AboutRobot) -> None:
    group = about.page.ticks.groups[TickKind.CONDITION]
    group.stops[0].setFocus()
    about.key(SPACE)
    QApplication.processEvents()
    assert about.services.about.state().ticked(TickKind.CONDITION) == (next(iter(CONDITIONS)),)
    about.undo()
    assert about.services.about.state().ticked(TickKind.CONDITION) == ()
    assert group.chosen == ()


def test_every_kind_of_tick_can_be_ticked(about: AboutRobot) -> None:
    for kind, names in TICKS.items():
        for stop in about.page.ticks.groups[kind].stops:
            stop.click()
        assert set(about.services.about.state().ticked(kind)) == names.keys()


def test_a_medicine_is_written_changed_and_deleted(about: AboutRobot) -> None:
    card = about.page.medicines
    about.press(card.add)
    form = card.form
    assert isinstance(form, MedicineForm)
    assert about.focused is form.name
    about.write(form.name, "Ibuprofen")
    about.choose(form.kind, "Anti-inflammatory")
    about.write(form.dose, "400")
    about.write(form.unit, "mg")
    about.write(form.since, "1/3/2026")
    about.write(form.effects, "heartburn", leave=ENTER)
    (made,) = about.services.about.state().about.medicines
    assert made == Medicine(made.id, "Ibuprofen", "nsaid", "400", "mg", False, date(2026, 3, 1), None, "heartburn")
    assert about.headlines(card) == ["Ibuprofen · 400 mg"]
    assert about.focused is card.add
    about.edit(card, "Ibuprofen · 400 mg")
    form.regular.choose(True)
    about.press(form.save_button)
    assert about.services.about.state().about.medicines[0].regular
    about.delete(card, "Ibuprofen · 400 mg")
    assert about.headlines(card) == []
    assert about.shell.toast.text == "Removed from About me"
    about.undo()
    assert about.headlines(card) == ["Ibuprofen · 400 mg"]


def test_a_clinician_and_an_appointment_with_them(about: AboutRobot) -> None:
    about.press(about.page.clinicians.add)
    person = about.page.clinicians.form
    assert isinstance(person, ClinicianForm)
    about.write(person.name, "Dr Okafor")
    about.choose(person.role, "Neurologist")
    about.write(person.contact, "020 7946 0000", leave=ENTER)
    (made,) = about.services.about.state().about.clinicians
    assert made == Clinician(made.id, "Dr Okafor", "neurologist", "020 7946 0000")
    about.press(about.page.appointments.add)
    form = about.page.appointments.form
    assert isinstance(form, AppointmentForm)
    about.choose(form.kind, "MRI")
    about.write(form.day, "1/12/2026")
    about.write(form.time, "9.30")
    about.choose(form.who, "Dr Okafor")
    about.press(form.save_button)
    (appointment,) = about.services.about.state().about.appointments
    assert appointment == Appointment(appointment.id, "mri", datetime(2026, 12, 1, 9, 30), "", made.id)
    assert about.page.appointments.rows[0].details == "1 December 2026, 09:30 · Dr Okafor"
    about.delete(about.page.clinicians, "Dr Okafor")
    assert about.page.appointments.rows[0].details == "1 December 2026, 09:30"


def test_somebody_added_later_is_offered_in_an_open_appointment(about: AboutRobot) -> None:
    about.press(about.page.appointments.add)
    about.services.about.save_clinician(Clinician("", "Dr Okafor", "gp"))
    about.page.refresh()
    form = about.page.appointments.form
    assert isinstance(form, AppointmentForm)
    assert [choice.text for choice in form.who.choices] == ["–", "Dr Okafor"]


def test_an_event(about: AboutRobot) -> None:
    about.press(about.page.markers.add)
    form = about.page.markers.form
    assert isinstance(form, MarkerForm)
    about.write(form.word, "Fell off the ladder")
    about.write(form.day, "2026-10-15", leave=ENTER)
    (made,) = about.services.about.state().markers
    assert made == Marker(made.id, date(2026, 10, 15), "injury", "Fell off the ladder")
    about.edit(about.page.markers, "Fell off the ladder")
    assert form.day.text() == "15/10/2026"


def test_what_is_amiss_is_said_in_the_form_and_nothing_is_stored(about: AboutRobot) -> None:
    about.press(about.page.medicines.add)
    form = about.page.medicines.form
    assert isinstance(form, MedicineForm)
    about.press(form.save_button)
    assert form.trouble.text() == "A medicine needs a name."
    assert about.focused is form.name
    about.write(form.name, "Naproxen")
    about.write(form.since, "soon", leave=ENTER)
    assert form.trouble.text() == "“soon” cannot be read. Write it like 20/11/2026."
    about.write(form.since, "2/2/2026")
    about.write(form.until, "1/2/2026", leave=ENTER)
    assert about.services.about.state().about.medicines == ()
    assert "ends before it begins" in form.trouble.text()
    about.key(ESCAPE)
    assert not form.isVisible()
    assert about.focused is about.page.medicines.add


def test_tab_reaches_everything_and_escape_leads_back(about: AboutRobot) -> None:
    about.services.about.save_medicine(Medicine("", "Naproxen"))
    about.page.refresh()
    QApplication.processEvents()
    stops = about.tab_stops()
    named = [stop.accessibleName() or (stop.text() if isinstance(stop, QPushButton) else "") for stop in stops]
    assert all(named), named
    for card in about.page.lists:
        assert card.add in stops
    assert "Edit Naproxen" in named
    about.page.focus_start()
    about.key(ESCAPE)
    assert about.shell.stack.currentWidget() is about.shell.page("today")


def test_the_menu_leads_there(open_shell: OpenShell) -> None:
    shell = open_shell()
    next(action for action in shell.findChildren(QAction) if action.text() == "About me").trigger()
    assert isinstance(shell.stack.currentWidget(), AboutPage)
