"""`painlog schedule`: plan routines, list what is planned and done, and hand the plan to a calendar."""

from argparse import Namespace, _SubParsersAction
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from painlog.cli.opening import diary_of, system_clock
from painlog.cli.output import say, say_json, texts
from painlog.cli.values import day
from painlog.domain.adherence import PlanDraft, Slot
from painlog.domain.naming import N_
from painlog.domain.recurrence import State
from painlog.errors import UserError
from painlog.services.plan_words import plan_text
from painlog.services.reminder_words import routine_name

if TYPE_CHECKING:
    from painlog.cli.parser import CommandParser
    from painlog.services.bundle import DiaryServices

_STATE_NAMES = {
    State.PLANNED: N_("Planned"),
    State.DONE: N_("Done"),
    State.SKIPPED: N_("Skipped"),
    State.MOVED: N_("Moved"),
}


def add_parser(subparsers: "_SubParsersAction[CommandParser]") -> None:
    t = texts()
    about = t("Plan routines, list what is planned and done, and write a file for other calendars.")
    parser = subparsers.add_parser("schedule", help=t("plan routines and list what is planned"), description=about)
    actions = parser.add_subparsers(dest="action", metavar="ACTION", title=t("actions"), required=True)
    listed = actions.add_parser("list", help=t("list what is planned and done"), description=t("List what is planned."))
    listed.add_argument("--from", dest="first", type=day, required=True, metavar="DATE", help=t("the first day"))
    listed.add_argument("--to", dest="last", type=day, required=True, metavar="DATE", help=t("the last day, included"))
    listed.add_argument("--json", action="store_true", help=t("print it as JSON"))
    added = actions.add_parser("add", help=t("plan a routine"), description=t("Plan a routine."))
    added.add_argument("routine", metavar="ROUTINE", help=t("the id of a routine, such as core-basics"))
    added.add_argument("--rule", required=True, metavar="RRULE", help=t("RFC 5545, such as FREQ=WEEKLY;BYDAY=MO,WE,FR"))
    start = t("from when on, by the wall clock, such as 2026-11-23T18:00")
    added.add_argument("--start", type=_wall, required=True, metavar="TIME", help=start)
    added.add_argument("--zone", metavar="ZONE", help=t("such as Europe/London; by default that of the computer"))
    exported = actions.add_parser(
        "export", help=t("write a file for other calendars"), description=t("Write an .ics file.")
    )
    exported.add_argument("file", type=Path, metavar="FILE", help=t("an iCalendar file, such as plan.ics"))


def run(arguments: Namespace) -> int:
    if arguments.action == "list":
        return _list(arguments)
    if arguments.action == "add":
        return _add(arguments)
    with _services(arguments) as services:
        path = services.calendars.export(arguments.file, texts())
    say(texts()("Calendar written to {file}", file=path))
    return 0


@contextmanager
def _services(arguments: Namespace, to_write: bool = False) -> Iterator["DiaryServices"]:
    from painlog.file_access import FileAccess
    from painlog.services.upkeep import require_diary

    diary = diary_of(arguments)
    access = FileAccess(diary if to_write else require_diary(diary), system_clock())
    try:
        services = access.open()
        if to_write and access.problem is not None:
            raise access.problem
        yield services
    finally:
        access.close()


def _list(arguments: Namespace) -> int:
    with _services(arguments) as services:
        slots = services.training.slots(arguments.first, arguments.last)
        names = services.reminders.routine_names()
    if arguments.json:
        say_json([_document(slot) for slot in slots])
        return 0
    t = texts()
    for slot in slots:
        start = slot.occurrence.start
        when = t("{day}, {time}", day=t.date(slot.day, "full"), time=t.time(start))
        say(f"{when} · {routine_name(slot.occurrence.routine_id, names, t)} · {t(_STATE_NAMES[slot.state])}")
    if not slots:
        say(t("Nothing is planned on these days."))
    return 0


def _document(slot: Slot) -> dict[str, object]:
    occurrence = slot.occurrence
    return {"routine": occurrence.routine_id, "start": occurrence.start.isoformat(), "state": slot.state.value}


def _add(arguments: Namespace) -> int:
    with _services(arguments, to_write=True) as services:
        zone = services.training.zone() if arguments.zone is None else arguments.zone
        draft = PlanDraft(arguments.routine, arguments.rule, arguments.start, zone)
        (plan,), _changes = services.training.add_plans([draft])
        names = services.reminders.routine_names()
    t = texts()
    name = routine_name(plan.routine_id, names, t)
    say(t("Planned: {routine}, {when} ({zone})", routine=name, when=plan_text(plan, t), zone=plan.zone))
    return 0


def _wall(text: str) -> datetime:
    """A wall clock time such as 2026-11-23T18:00."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        found = None
    if found is None or found.tzinfo is not None or "T" not in text.upper().replace(" ", "T"):
        raise UserError(N_("“{text}” is not a time such as 2026-11-23T18:00."), text=text)
    return found
