"""What can be written about visits, check-ins and episodes, each chosen by a number."""

from dataclasses import replace
from datetime import date

from painlog.domain.coverage import DayCounts
from painlog.domain.flags import Flag, FlagId
from painlog.domain.questionnaires import CheckIn
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


def changed_check_in(bench: Bench, number: int) -> None:
    made = bench.services.check_ins.state().check_ins
    known = made[number % len(made)] if made else CheckIn("none", bench.day(0), bench.clock.now(), 1)
    bench.services.check_ins.change(replace(known, pain=number % 11, enjoyment=None if number % 2 else 3))


def changed_scores(bench: Bench, number: int) -> None:
    scores = {bench.id_in("activity", n): (number + n) % 11 if n % 2 else None for n in range(number % 4)}
    bench.services.check_ins.change_scores(bench.day(number), scores)


def scored_day(bench: Bench, number: int) -> date:
    """A day on which an activity was scored, or one on which none was."""
    days = [score.day for each in bench.services.check_ins.state().activities for score in each.scores]
    return days[number % len(days)] if days else bench.day(number)


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
    "check_ins.change": changed_check_in,
    "check_ins.remove": lambda b, n: b.services.check_ins.remove(b.id_in("check_in", n)),
    "check_ins.skip": lambda b, n: b.services.check_ins.skip(),
    "check_ins.ask_weekly": lambda b, n: b.services.check_ins.ask_weekly(bool(n % 2)),
    "check_ins.add_activity": lambda b, n: b.services.check_ins.add_activity(f"Activity {n}"),
    "check_ins.rename_activity": lambda b, n: b.services.check_ins.rename_activity(
        b.id_in("activity", n), f"Named {n}"
    ),
    "check_ins.move_activity": lambda b, n: b.services.check_ins.move_activity(b.id_in("activity", n), n % 4),
    "check_ins.end_activity": lambda b, n: b.services.check_ins.end_activity(b.id_in("activity", n)),
    "check_ins.score": lambda b, n: b.services.check_ins.score({b.id_in("activity", n): n % 11}),
    "check_ins.change_scores": changed_scores,
    "check_ins.remove_scores": lambda b, n: b.services.check_ins.remove_scores(scored_day(b, n)),
    "episode_facts.tell": told,
}
"""Each is one step of the journal, or none where it changes nothing."""

VISIT_QUIET: dict[str, Action] = {
    "visits.remember": lambda b, n: b.services.visits.remember(VisitOptions(with_name=bool(n % 2))),
    "episode_facts.put_off": lambda b, n: b.services.episode_facts.put_off(),
}
"""These are remembered without a step."""
