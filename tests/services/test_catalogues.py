"""The lists of what can be ticked: own items change, built-in ones hide, history stays whole."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from painlog.clock import FixedClock
from painlog.domain.catalogue import Kind
from painlog.domain.diary import Entry, Relief, SiteScore, Symptom, Treatment
from painlog.domain.draft import Draft
from painlog.errors import UserError
from painlog.file_access import FileAccess
from painlog.paths import Places
from painlog.services.bundle import DiaryServices
from painlog.services.exports import ExportRequest
from painlog.services.transfer import ImportRequest

TODAY = date(2026, 11, 20)


@pytest.fixture
def services(places: Places, clock: FixedClock) -> Iterator[DiaryServices]:
    access = FileAccess(places.diary, clock)
    yield access.open()
    access.close()


def own(services: DiaryServices, kind: Kind, *names: str) -> list[str]:
    return [services.diary.add_own_item(kind, name)[0].id for name in names]


def own_names(services: DiaryServices, kind: Kind) -> list[str]:
    return [each.item.name for each in services.catalogues.listed(kind) if each.item.own]


def entries(services: DiaryServices) -> tuple[Entry, ...]:
    return services.diary.day_state(TODAY).entries


def test_own_items_come_first_with_their_uses(services: DiaryServices) -> None:
    (rain,) = own(services, Kind.TRIGGER, "Rain")
    services.diary.log_entry(Draft(score=4, triggers=(rain, "driving")))
    first, *others = services.catalogues.listed(Kind.TRIGGER)
    assert (first.item.id, first.uses) == (rain, 1)
    assert next(each.uses for each in others if each.item.id == "driving") == 1


def test_renaming_keeps_the_id_and_undoes(services: DiaryServices) -> None:
    (rain,) = own(services, Kind.TRIGGER, "Rain")
    services.catalogues.rename(Kind.TRIGGER, rain, "  Wet   weather ")
    item = services.diary.catalogue().get(Kind.TRIGGER, rain)
    assert item is not None
    assert item.name == "Wet weather"
    services.history.undo()
    assert own_names(services, Kind.TRIGGER) == ["Rain"]


@pytest.mark.parametrize("name", ["", "  ", "driving", "SNOW"])
def test_an_empty_or_taken_name_is_refused(services: DiaryServices, name: str) -> None:
    rain, _ = own(services, Kind.TRIGGER, "Rain", "Snow")
    with pytest.raises(UserError):
        services.catalogues.rename(Kind.TRIGGER, rain, name)
    assert sorted(own_names(services, Kind.TRIGGER)) == ["Rain", "Snow"]


def test_a_built_in_item_can_only_be_hidden(services: DiaryServices) -> None:
    services.diary.log_entry(Draft(score=4, triggers=("driving",)))
    for attempt in (
        lambda: services.catalogues.rename(Kind.TRIGGER, "driving", "Car"),
        lambda: services.catalogues.move(Kind.TRIGGER, "driving", 1),
        lambda: services.catalogues.merge(Kind.TRIGGER, "driving", "lifting"),
    ):
        with pytest.raises(UserError, match="only be hidden"):
            attempt()
    services.catalogues.set_hidden(Kind.TRIGGER, "driving", True)
    state = services.diary.day_state(TODAY)
    assert "driving" not in [item.id for item in state.triggers]
    assert state.entries[0].triggers == ("driving",)
    assert state.catalogue.name(Kind.TRIGGER, "driving") == "Driving"
    services.history.undo()
    assert "driving" in [item.id for item in services.diary.day_state(TODAY).triggers]


def test_own_items_keep_the_order_that_they_are_given(services: DiaryServices) -> None:
    own(services, Kind.QUALITY, "Ants", "Bees", "Cold water")
    services.catalogues.move(Kind.QUALITY, "own-cold-water", -2)
    assert own_names(services, Kind.QUALITY) == ["Cold water", "Ants", "Bees"]
    services.catalogues.move(Kind.QUALITY, "own-cold-water", 9)
    assert own_names(services, Kind.QUALITY) == ["Ants", "Bees", "Cold water"]
    own(services, Kind.QUALITY, "Drum")
    assert own_names(services, Kind.QUALITY)[-1] == "Drum"
    services.history.undo()
    services.history.undo()
    assert own_names(services, Kind.QUALITY) == ["Cold water", "Ants", "Bees"]


def test_the_order_survives_export_and_import(services: DiaryServices, tmp_path: Path, clock: FixedClock) -> None:
    own(services, Kind.QUALITY, "Ants", "Bees", "Cold water")
    services.catalogues.move(Kind.QUALITY, "own-cold-water", -2)
    services.diary.log_entry(Draft(score=1))
    file = tmp_path / "all.painlog.json"
    services.exports.export(ExportRequest(file))
    other = FileAccess(tmp_path / "other.db", clock)
    copy = other.open()
    try:
        copy.transfer.import_file(ImportRequest(file))
        assert own_names(copy, Kind.QUALITY) == ["Cold water", "Ants", "Bees"]
        copy.exports.export(ExportRequest(tmp_path / "again.painlog.json"))
        assert (tmp_path / "again.painlog.json").read_bytes() == file.read_bytes()
    finally:
        other.close()


def test_merging_rewrites_history_and_undo_brings_every_row_back(services: DiaryServices) -> None:
    hot, bottle = own(services, Kind.TREATMENT, "Hot pad", "Hot bottle")
    services.diary.log_entry(Draft(score=5, treatments=(Treatment(hot, relief=Relief.SOME),)))
    services.diary.log_entry(
        Draft(score=6, treatments=(Treatment(hot, "20 min", Relief.A_LOT), Treatment("heat", "10 min")))
    )
    services.diary.log_entry(Draft(score=7, treatments=(Treatment(bottle),)))
    before = entries(services)
    changes = services.catalogues.merge(Kind.TREATMENT, hot, "heat")
    assert changes.label == "Items merged"
    first, second, third = entries(services)
    assert first.treatments == (Treatment("heat", relief=Relief.SOME),)
    assert second.treatments == (Treatment("heat", "10 min; 20 min", Relief.A_LOT),)
    assert third == before[2]
    assert own_names(services, Kind.TREATMENT) == ["Hot bottle"]
    services.history.undo()
    assert entries(services) == before
    assert sorted(own_names(services, Kind.TREATMENT)) == ["Hot bottle", "Hot pad"]
    services.history.redo()
    assert entries(services)[0].treatments == (Treatment("heat", relief=Relief.SOME),)


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_can_be_merged(services: DiaryServices, kind: Kind) -> None:
    first, second = own(services, kind, "One thing", "Another thing")
    drafts = {
        Kind.SITE: Draft(score=1, sites=(SiteScore(first, 3), SiteScore(second, 4))),
        Kind.QUALITY: Draft(score=1, qualities=(first, second)),
        Kind.SYMPTOM: Draft(score=1, symptoms=(Symptom(first), Symptom(second))),
        Kind.TRIGGER: Draft(score=1, triggers=(first,)),
        Kind.TREATMENT: Draft(score=1, treatments=(Treatment(first),)),
    }
    services.diary.log_entry(drafts[kind])
    services.catalogues.merge(kind, first, second)
    (entry,) = entries(services)
    named = {
        Kind.SITE: [site.id for site in entry.sites],
        Kind.QUALITY: list(entry.qualities),
        Kind.SYMPTOM: [symptom.id for symptom in entry.symptoms],
        Kind.TRIGGER: list(entry.triggers),
        Kind.TREATMENT: [treatment.id for treatment in entry.treatments],
    }
    assert named[kind] == [second]
    assert own_names(services, kind) == ["Another thing"]
    if kind is Kind.SITE:
        assert entry.sites == (SiteScore(second, 4),)


def test_an_item_cannot_be_merged_with_itself_or_with_nothing(services: DiaryServices) -> None:
    (rain,) = own(services, Kind.TRIGGER, "Rain")
    with pytest.raises(UserError):
        services.catalogues.merge(Kind.TRIGGER, rain, rain)
    with pytest.raises(UserError):
        services.catalogues.merge(Kind.TRIGGER, rain, "own-snow")
