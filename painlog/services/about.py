"""About me: the facts, ticks, medicines, clinicians, appointments and markers of the diary's owner."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from painlog.domain.about import PREGNANCY, TICKS, Fact, Record, TickKind
from painlog.domain.naming import N_
from painlog.domain.records import AboutMe, Appointment, Clinician, Marker, Medicine
from painlog.domain.settings import DiarySettings
from painlog.domain.treatment_notes import TENS
from painlog.errors import UserError
from painlog.services.changes import Changes, changes_of

if TYPE_CHECKING:
    from painlog.storage.diary_store import DiaryStore
    from painlog.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class AboutState:
    """Everything that About me shows."""

    about: AboutMe
    markers: tuple[Marker, ...]
    settings: DiarySettings

    def fact(self, fact: Fact) -> str:
        """A fact as it was written, or nothing."""
        return dict(self.about.facts).get(fact, "")

    def ticked(self, kind: TickKind) -> tuple[str, ...]:
        """The ids that are ticked."""
        return tuple(id_ for ticked_kind, id_ in self.about.ticks if ticked_kind == kind)


class AboutService:
    """What one open diary knows about its owner. Everything is optional."""

    def __init__(self, store: "DiaryStore") -> None:
        self._store = store

    def state(self) -> AboutState:
        """About me as it is now."""
        from painlog.storage.diary_rows import read_about, read_markers, read_settings

        with self._store.snapshot() as session:
            settings = DiarySettings.parse(read_settings(session))
            return AboutState(read_about(session), tuple(read_markers(session)), settings)

    def set_fact(self, fact: Fact, value: str) -> Changes:
        """Write a fact; an empty text removes it."""
        from painlog.storage.about_rows import put_fact

        with self._store.transaction(N_("About me changed")) as work:
            put_fact(work, fact, value.strip())
        return _changes(work, N_("About me changed"))

    def set_ticks(self, kind: TickKind, ids: tuple[str, ...]) -> Changes:
        """Make these the ticks of a kind. Raises `UserError` for an id that the kind does not have."""
        from painlog.storage.about_rows import put_tick

        if unknown := set(ids) - TICKS[kind].keys():
            raise UserError(N_("There is nothing called {id} to tick."), id=", ".join(sorted(unknown)))
        before = self.state().ticked(kind)
        with self._store.transaction(N_("About me changed")) as work:
            for id_ in sorted({*before, *ids}):
                put_tick(work, kind, id_, id_ in ids)
        if {PREGNANCY} & (set(before) ^ set(ids)) or kind is TickKind.TENS:
            self._show_tens_note_again()
        return _changes(work, N_("About me changed"))

    def save_medicine(self, medicine: Medicine) -> Changes:
        """Add a medicine (without an id) or change one. Raises `UserError` where its name or order of days is amiss."""
        _require(medicine.name, N_("A medicine needs a name."))
        if medicine.since and medicine.until and medicine.until < medicine.since:
            raise UserError(N_("The medicine ends before it begins."), N_("Check the two days."))
        return self._save(N_("Medicine saved"), medicine)

    def save_clinician(self, clinician: Clinician) -> Changes:
        """Add somebody (without an id) or change them. Raises `UserError` without a name."""
        _require(clinician.name, N_("Somebody on the list needs a name."))
        return self._save(N_("Clinician saved"), clinician)

    def save_appointment(self, appointment: Appointment) -> Changes:
        """Add an appointment or a test (without an id) or change it."""
        return self._save(N_("Appointment saved"), appointment)

    def save_marker(self, marker: Marker) -> Changes:
        """Add an event (without an id) or change it. Raises `UserError` without a word."""
        _require(marker.word, N_("An event needs a word."))
        return self._save(N_("Event saved"), marker)

    def remove(self, record: Record) -> Changes:
        """Take a medicine, clinician, appointment or event off its list."""
        from painlog.storage.about_rows import remove_record

        with self._store.transaction(N_("Removed from About me")) as work:
            remove_record(work, record)
        return _changes(work, N_("Removed from About me"))

    def _save(self, label: str, record: Record) -> Changes:
        from painlog.storage.about_rows import put_record

        kept = record if record.id else replace(record, id=self._store.keys())
        with self._store.transaction(label) as work:
            put_record(work, kept)
        return _changes(work, label)

    def _show_tens_note_again(self) -> None:
        """The note on TENS shows at its first use and again when this part of About me changes (content.md section 2).

        No intention of its own, so nothing to undo.
        """
        from painlog.storage.diary_rows import read_settings
        from painlog.storage.diary_store import put_setting
        from painlog.storage.unit_of_work import writing

        with self._store.snapshot() as session:
            shown = DiarySettings.parse(read_settings(session)).notes_shown
        if TENS.id in shown:
            with writing(self._store.engine) as work:
                put_setting(work, "notes_shown", [note for note in shown if note != TENS.id])


def _changes(work: "UnitOfWork", label: str) -> Changes:
    return changes_of(work.tables, label) if work.changes else Changes()


def _require(text: str, sentence: str) -> None:
    if not text.strip():
        raise UserError(sentence, N_("Nothing was changed."))
