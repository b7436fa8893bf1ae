"""What can be written about visits, check-ins and episodes, each chosen by a number."""

from painlog.domain.coverage import DayCounts
from painlog.domain.flags import Flag, FlagId
from painlog.domain.visit_options import VisitOptions
from painlog.domain.visits import FactKey
from painlog.services.visits import HandedOver
from tests.services.undo_bench import Action, Bench


def visit_flag(bench: Bench, number: int) -> Flag:
    day = bench.day(number)
    return Flag(list(FlagId)[number % len(FlagId)], day, day, DayCounts(day, day, 0, 0, 1, 0))


def told(bench: Bench, number: int) -> None:
    words = f"words {number}" if number % 3 else ""
    bench.services.episode_facts.tell({FactKey.DOING: words, FactKey.TRIED: f"tried {number % 4}"})


VISIT_STEPS: dict[str, Action] = {
    "visits.add_question": lambda b, n: b.services.visits.add_question(f"Question {n}"),
    "visits.raise_flag": lambda b, n: b.services.visits.raise_flag(visit_flag(b, n), f"Flag {n}"),
    "visits.edit_question": lambda b, n: b.services.visits.edit_question(b.id_in("question", n), f"Reworded {n}"),
    "visits.move_question": lambda b, n: b.services.visits.move_question(b.id_in("question", n), n % 4),
    "visits.mark_asked": lambda b, n: b.services.visits.mark_asked(b.id_in("question", n), bool(n % 3)),
    "visits.remove_question": lambda b, n: b.services.visits.remove_question(b.id_in("question", n)),
    "visits.hand_over": lambda b, n: b.services.visits.hand_over(HandedOver("pdf", b.day(4), b.day(0), f"Dr {n}")),
    "visits.remove_visit": lambda b, n: b.services.visits.remove_visit(b.id_in("visit", n)),
    "check_ins.answer": lambda b, n: b.services.check_ins.answer(n % 11, None if n % 3 else 4, n % 7),
    "check_ins.skip": lambda b, n: b.services.check_ins.skip(),
    "check_ins.ask_weekly": lambda b, n: b.services.check_ins.ask_weekly(bool(n % 2)),
    "check_ins.add_activity": lambda b, n: b.services.check_ins.add_activity(f"Activity {n}"),
    "check_ins.rename_activity": lambda b, n: b.services.check_ins.rename_activity(
        b.id_in("activity", n), f"Named {n}"
    ),
    "check_ins.move_activity": lambda b, n: b.services.check_ins.move_activity(b.id_in("activity", n), n % 4),
    "check_ins.end_activity": lambda b, n: b.services.check_ins.end_activity(b.id_in("activity", n)),
    "check_ins.score": lambda b, n: b.services.check_ins.score({b.id_in("activity", n): n % 11}),
    "episode_facts.tell": told,
}
"""Each is one step of the journal, or none where it changes nothing."""

VISIT_QUIET: dict[str, Action] = {
    "visits.remember": lambda b, n: b.services.visits.remember(VisitOptions(with_name=bool(n % 2))),
    "episode_facts.put_off": lambda b, n: b.services.episode_facts.put_off(),
}
"""These are remembered without a step."""
