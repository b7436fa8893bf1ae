"""The calendar file that other programs read."""

from datetime import datetime
from pathlib import Path

from painlog.clock import FixedClock
from painlog.domain.adherence import PlanDraft
from painlog.domain.records import Appointment
from painlog.file_access import FileAccess
from painlog.i18n import Texts
from painlog.paths import Places

CORE = PlanDraft("core-basics", "FREQ=WEEKLY;BYDAY=MO,WE,FR", datetime(2026, 11, 2, 18), "Europe/London")
ENGLISH = Texts("en_GB")


def test_the_calendar_holds_plans_and_appointments(places: Places, clock: FixedClock, tmp_path: Path) -> None:
    access = FileAccess(places.diary, clock)
    services = access.open()
    services.training.add_plans([CORE])
    services.about.save_appointment(Appointment("", "mri", datetime(2026, 12, 1, 9, 30), "MRI"))
    written = services.calendars.export(tmp_path / "plan.ics", ENGLISH)
    content = written.read_bytes()
    assert content == services.calendars.contents(ENGLISH)
    assert b"SUMMARY:Core basics\r\n" in content
    assert b"DTSTART;TZID=Europe/London:20261201T093000\r\n" in content
    access.close()
