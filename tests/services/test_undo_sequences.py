"""Undo and redo over long random sequences of everything that can be written: the diary equals what it was then."""

import inspect
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cached_property

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from painlog.domain.about import Fact, Record, TickKind
from painlog.domain.catalogue import Item, Kind
from painlog.domain.coverage import DayCounts
from painlog.domain.diary import DayContext, Relief, SiteScore, Symptom, Treatment
from painlog.domain.draft import Draft, draft_of, moment_at
from painlog.domain.flags import Flag, FlagId
from painlog.domain.questions import Question, QuestionKind
from painlog.domain.records import Answer, Appointment, Clinician, Marker, Medicine, Statement, StatementKind
from painlog.domain.scales import Scale
from painlog.domain.warnings import SIGN_BY_ID, URGENT_SIGNS, Urgency
from painlog.errors import UserError
from painlog.services.experiments import TrialPlan
from painlog.storage.history import JOURNAL_LIMIT
from tests.services.undo_bench import LONG_AGO, Action, Bench, Dump, bench
from tests.services.undo_exercise_steps import EXERCISE_QUIET, EXERCISE_STEPS, MADE_AT
from tests.services.undo_visit_steps import VISIT_QUIET, VISIT_STEPS, visit_flag


def draft(number: int) -> Draft:
    """Values that differ in everything that an entry can have."""
    return Draft(
        score=number % 11,
        sites=(SiteScore("lower-back-left", number % 11), SiteScore("neck"))[: number % 3],
        symptoms=(Symptom("numbness"),) * (number % 2),
        triggers=("driving", "lifting", "own-x", "own-y")[: number % 5],
        treatments=(Treatment("heat", "20 min" if number % 3 else "", Relief.SOME if number % 2 else None),)
        * (number % 2),
        flare=number % 7 == 0,
        note=f"note {number}" if number % 3 else "",
    )


def context(day: date, number: int) -> DayContext | None:
    return DayContext(day, sleep=number % 11, limited=bool(number % 3)) if number % 2 else None


def edited(bench: Bench, number: int) -> None:
    before = bench.services.diary.entry(bench.id_in("entry", number))
    values = replace(draft(number), entry_id=before.id, scale=before.scale)
    wall = bench.clock.now().replace(tzinfo=None) - timedelta(hours=number)
    moment = moment_at(wall, bench.clock, 4) if number % 2 else None
    bench.services.diary.edit_entry(values, context(before.diary_day, number), moment)


def removed(bench: Bench, number: int) -> None:
    about = bench.services.about.state()
    records: list[Record] = [*about.about.medicines, *about.about.clinicians, *about.about.appointments, *about.markers]
    if records:
        bench.services.about.remove(records[number % len(records)])


def appointed(bench: Bench, number: int) -> None:
    clinicians = bench.services.about.state().about.clinicians
    who = clinicians[number % len(clinicians)].id if clinicians else None
    when = datetime(2026, 7, 1 + number % 28, 9)
    bench.services.about.save_appointment(Appointment("", "visit", when, f"title {number}", who, ""))


def medicated(bench: Bench, number: int) -> None:
    medicines = bench.services.about.state().about.medicines
    if medicines and number % 2:
        bench.services.about.save_medicine(replace(medicines[number % len(medicines)], dose=f"{number} mg"))
    else:
        bench.services.about.save_medicine(Medicine("", f"medicine {number}"))


def unstated(bench: Bench, number: int) -> None:
    made = bench.services.episodes.statements()
    bench.services.episodes.remove_statement(made[number % len(made)].id if made else "none")


def restated(bench: Bench, number: int) -> None:
    made = bench.services.episodes.statements()
    known = made[number % len(made)] if made else Statement("none", StatementKind.IN_PAIN, LONG_AGO, LONG_AGO, MADE_AT)
    bench.services.episodes.change_statement(replace(known, start=known.end - timedelta(days=number % 5)))


def trial(bench: Bench, number: int) -> str:
    made = bench.services.experiments.now().current
    return made.experiment.id if made else "none"


def ticked(bench: Bench, number: int) -> None:
    made = bench.services.experiments.now().current
    if made:
        day = made.experiment.first_day + timedelta(days=number % 4)
        bench.services.experiments.tick(made.experiment.id, day, bool(number % 3))


def old_flag(number: int) -> Flag:
    return Flag(list(FlagId)[number % len(FlagId)], LONG_AGO, LONG_AGO, DayCounts(LONG_AGO, LONG_AGO, 0, 0, 1, 0))


def onset_question(bench: Bench, number: int) -> Question:
    return Question(QuestionKind.ONSET, bench.day(number), bench.day(number))


HOLE = Question(QuestionKind.HOLE, LONG_AGO, LONG_AGO)
SIGNS = sorted(id_ for id_ in SIGN_BY_ID if id_ not in URGENT_SIGNS)
"""An urgent one answered yes would forbid experiments for the rest of a sequence."""

STEPS: dict[str, Action] = {
    "diary.log_entry": lambda b, n: b.services.diary.log_entry(
        draft(n), None, context(b.day(0), n), [Item(Kind.TRIGGER, f"own-{n % 3}", f"Own {n % 3}")] if n % 4 else []
    ),
    "diary.log_for_day": lambda b, n: b.services.diary.log_for_day(draft(n), b.day(n), context(b.day(n), n)),
    "diary.edit_entry": edited,
    "diary.duplicate_to_now": lambda b, n: b.services.diary.duplicate_to_now(
        draft_of(b.services.diary.entry(b.id_in("entry", n)))
    ),
    "diary.delete_entry": lambda b, n: b.services.diary.delete_entry(b.id_in("entry", n)),
    "diary.save_day": lambda b, n: b.services.diary.save_day(DayContext(b.day(n), mood=n % 11 if n % 4 else None)),
    "diary.add_own_item": lambda b, n: b.services.diary.add_own_item(Kind.TRIGGER, f"Word {n % 4}"),
    "episodes.add_statement": lambda b, n: b.services.episodes.add_statement(
        list(StatementKind)[n % 2], b.day(4), b.day(n % 4), bool(n % 3)
    ),
    "episodes.change_statement": restated,
    "episodes.remove_statement": unstated,
    "episodes.answer_onset": lambda b, n: b.services.episodes.answer_onset(
        onset_question(b, n), b.day(n) - timedelta(days=n % 2)
    ),
    "episodes.withdraw_onset": lambda b, n: b.services.episodes.withdraw_onset(b.day(n)),
    "episodes.answer_hole": lambda b, n: b.services.episodes.answer_hole(HOLE, bool(n % 2)),
    "episodes.dismiss_flag": lambda b, n: b.services.episodes.dismiss_flag(visit_flag(b, n)),
    "episodes.bring_flags_back": lambda b, n: b.services.episodes.bring_flags_back([visit_flag(b, n)]),
    "experiments.start": lambda b, n: b.services.experiments.start(TrialPlan("heat", 2 + n % 3, 7, b.day(0))),
    "experiments.stop": lambda b, n: b.services.experiments.stop(trial(b, n)),
    "experiments.tick": ticked,
    "catalogues.rename": lambda b, n: b.services.catalogues.rename(Kind.TRIGGER, b.own(n), f"Renamed {n % 5}"),
    "catalogues.set_hidden": lambda b, n: b.services.catalogues.set_hidden(
        Kind.TRIGGER, b.own(n) if n % 2 else "driving", bool(n % 3)
    ),
    "catalogues.move": lambda b, n: b.services.catalogues.move(Kind.TRIGGER, b.own(n), n % 5 - 2),
    "catalogues.merge": lambda b, n: b.services.catalogues.merge(Kind.TRIGGER, b.own(n), "driving"),
    "settings.change": lambda b, n: b.services.settings.change(
        pain_threshold=1 + n % 5, count_every_site=bool(n % 2), emergency_number=str(n % 3)
    ),
    "about.set_fact": lambda b, n: b.services.about.set_fact(list(Fact)[n % len(Fact)], f"fact {n}" if n % 3 else ""),
    "about.set_ticks": lambda b, n: b.services.about.set_ticks(TickKind.CONDITION, ("neck", "knee", "wrist")[: n % 4]),
    "about.save_medicine": medicated,
    "about.save_clinician": lambda b, n: b.services.about.save_clinician(Clinician("", f"Dr {n}", "doctor", "")),
    "about.save_appointment": appointed,
    "about.save_marker": lambda b, n: b.services.about.save_marker(Marker("", b.day(n), "injury", f"word {n}")),
    "about.remove": removed,
    "warnings.answer": lambda b, n: b.services.warnings.answer(SIGNS[n % len(SIGNS)], list(Answer)[n % 2]),
    "warnings.answer_none": lambda b, n: b.services.warnings.answer_none(list(Urgency)[n % len(Urgency)]),
    "warnings.withdraw": lambda b, n: b.services.warnings.withdraw(SIGNS[n % len(SIGNS)]),
    **EXERCISE_STEPS,
    **VISIT_STEPS,
}
"""Each is one step of the journal, or none where it changes nothing."""

QUIET: dict[str, Action] = {
    "diary.choose_scale": lambda b, n: b.services.diary.choose_scale(list(Scale)[n % 2]),
    "diary.note_shown": lambda b, n: b.services.diary.note_shown(f"note-{n}"),
    "episodes.put_question_off": lambda b, n: b.services.episodes.put_question_off(HOLE),
    "episodes.flags_shown": lambda b, n: b.services.episodes.flags_shown([old_flag(n)]),
    **EXERCISE_QUIET,
    **VISIT_QUIET,
}
"""These are remembered without a step."""

FIRST = (
    "diary.log_entry",
    "diary.add_own_item",
    "episodes.add_statement",
    "episodes.answer_onset",
    "about.save_medicine",
    "warnings.answer",
    "experiments.start",
    "routines.save",
    "routines.save_exercise",
    "training.add_plans",
    "training.skip",
    "training.done_now",
    "mappings.save",
    "visits.add_question",
    "visits.hand_over",
    "check_ins.answer",
    "check_ins.add_activity",
    "check_ins.score",
)
"""What the other kinds of write work on."""

NOT_STEPWISE = {"history.undo", "history.redo"}
"""The journal itself; imports, merges and restores are reversed whole, each in its own way (architecture.md 3)."""

UNDO, REDO = "undo", "redo"


@dataclass
class Model:
    """The states that the diary went through; `place` is the present one."""

    states: list[Dump]
    place: int = 0

    def write(self, state: Dump) -> None:
        if state != self.states[self.place]:
            self.states[self.place + 1 :] = [state]
            self.place += 1

    def step(self, by: int) -> Dump:
        self.place = min(max(self.place + by, 0), len(self.states) - 1)
        return self.states[self.place]


def act(made: Bench, model: Model, name: str, number: int) -> None:
    """Do one thing and see that the diary is where the model is."""
    made.clock.move(timedelta(minutes=11))
    if name in (UNDO, REDO):
        history = made.services.history
        changes = history.undo() if name == UNDO else history.redo()
        before = model.place
        assert made.dump() == model.step(-1 if name == UNDO else 1), name
        assert bool(changes) == (model.place != before)
        return
    try:
        (STEPS | QUIET)[name](made, number)
    except UserError:
        assert made.dump() == model.states[model.place], name
        return
    state = made.dump()
    if name in QUIET:
        assert state == model.states[model.place], name
    model.write(state)


def choices() -> st.SearchStrategy[list[tuple[str, int]]]:
    names = st.sampled_from([*STEPS, *QUIET] + [UNDO] * 9 + [REDO] * 6)
    return st.lists(st.tuples(names, st.integers(0, 60)), min_size=JOURNAL_LIMIT, max_size=JOURNAL_LIMIT)


@settings(
    max_examples=5,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
@given(choices())
def test_two_hundred_random_actions_can_be_undone_and_done_again(doings: list[tuple[str, int]]) -> None:
    with bench() as made:
        model = Model([made.dump()])
        for name, number in doings:
            act(made, model, name, number)
        while model.place:
            act(made, model, UNDO, 0)
        assert made.services.history.undo_label is None
        while model.place < len(model.states) - 1:
            act(made, model, REDO, 0)
        assert made.services.history.redo_label is None


@pytest.fixture(scope="module")
def furnished() -> Iterator[tuple[Bench, Model]]:
    """A diary with something for every kind of write to work on; each test leaves it as it found it."""
    with bench() as made:
        model = Model([made.dump()])
        for first in FIRST:
            for number in range(3):
                act(made, model, first, number)
        yield made, model


@pytest.mark.parametrize("name", STEPS)
def test_each_kind_of_write_takes_effect_and_is_undone_and_done_again(
    name: str, furnished: tuple[Bench, Model]
) -> None:
    """Otherwise the long sequences would not see it."""
    made, model = furnished
    before = model.place
    if name == "experiments.start":
        act(made, model, "experiments.stop", 0)
    ready = model.place
    for number in range(8):
        act(made, model, name, number)
    assert model.place > ready, "it never changed anything"
    while model.place > before:
        act(made, model, UNDO, 0)
    while model.place < len(model.states) - 1:
        act(made, model, REDO, 0)
    while model.place > before:
        act(made, model, UNDO, 0)


def test_every_kind_of_write_that_exists_is_tried() -> None:
    """A new method that returns Changes belongs in STEPS or QUIET."""
    with bench() as made:
        writes = {
            f"{service}.{name}"
            for service, made_lazily in inspect.getmembers(type(made.services))
            if isinstance(made_lazily, cached_property)
            for name, method in inspect.getmembers(getattr(made.services, service), inspect.ismethod)
            if not name.startswith("_") and "Changes" in str(inspect.signature(method).return_annotation)
        }
    assert writes == STEPS.keys() | QUIET.keys() | NOT_STEPWISE
