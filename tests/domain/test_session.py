"""A guided session: whatever is pressed, every second of every segment is accounted for."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from painlog.domain.exercises import Dose, Sides
from painlog.domain.motion import Side
from painlog.domain.session import (
    LONGEST_TICK_S,
    Session,
    back,
    begin,
    done_steps,
    hurt_by_mistake,
    hurts,
    more,
    pause,
    repeat,
    resume,
    share_done,
    skip,
    stop,
    tick,
)
from painlog.domain.session_cues import Cue, announced, cue_between
from painlog.domain.session_segments import Segment, SegmentKind, SessionStep, segments_of
from painlog.domain.training import SessionOutcome, StepOutcome
from painlog.errors import UserError
from painlog.paths import resources
from painlog.services.exercises import load_catalogue

Event = Callable[[Session, float], Session]
EVENTS: list[Event] = [tick, pause, resume, skip, back, more, repeat]
LIBRARY = load_catalogue(resources() / "exercises").by_id

doses = st.one_of(
    st.builds(Dose, minutes=st.integers(1, 3)),
    st.builds(
        Dose,
        reps=st.integers(1, 4),
        sets=st.integers(1, 3),
        hold_s=st.none() | st.integers(1, 12),
        breaths=st.none() | st.integers(1, 3),
        rest_s=st.integers(0, 20),
    ),
)
steps = st.builds(
    SessionStep,
    exercise=st.sampled_from(["bridge", "bird-dog", "own-1"]),
    dose=doses,
    sides=st.sampled_from(Sides),
    figure=st.none() | st.sampled_from([exercise.figure for exercise in LIBRARY.values()]),
)
routines = st.lists(steps, min_size=1, max_size=4)
AWAKE = LONGEST_TICK_S - 0.01
moments = st.tuples(st.sampled_from(EVENTS), st.floats(0, AWAKE) | st.just(3600.0))


def built_in(id_: str) -> SessionStep:
    exercise = LIBRARY[id_]
    return SessionStep(id_, exercise.dose, exercise.sides, exercise.figure)


def played(session: Session, seconds: float = 10_000, tick_s: float = 0.25) -> list[Session]:
    """The moments of a session that nobody disturbs."""
    moments = [session]
    while moments[-1].ended is None and moments[-1].now - session.now < seconds:
        moments.append(tick(moments[-1], moments[-1].now + tick_s))
    return moments


@settings(max_examples=60, deadline=None)
@given(routines, st.lists(moments, max_size=60), st.sampled_from([0, 10]))
def test_every_second_is_accounted_for_whatever_is_pressed(
    routine: list[SessionStep], pressed: list[tuple[Event, float]], lie_down: int
) -> None:
    session = begin(routine, 100.0, lie_down)
    ran = 0.0
    for event, later in pressed:
        was_running, at = session.running, session.now
        session = event(session, at + later)
        ran += session.now - at if was_running and later <= AWAKE else 0.0
        assert session.seconds == pytest.approx(ran, abs=1e-6)
        assert 0 <= session.elapsed <= session.length + 1e-9
        assert session.left >= 0
        assert 0 <= session.phase <= 1
        assert all(each.seconds >= each.segment.seconds for each in session.spent if each.whole)
    exercised = sum(step.seconds for step in done_steps(stop(session, session.now)))
    assert exercised <= ran + len(routine)


@settings(max_examples=40, deadline=None)
@given(routines, st.lists(st.floats(0.001, AWAKE), min_size=1, max_size=20))
def test_undisturbed_the_segments_follow_each_other_without_a_gap(
    routine: list[SessionStep], ticks: list[float]
) -> None:
    session = begin(routine, 7.0)
    planned = sum(segment.seconds for segment in session.segments)
    assert session.left_in_all == pytest.approx(planned)
    for number in range(100_000):
        if session.ended is not None:
            break
        session = tick(session, session.now + max(0.2, ticks[number % len(ticks)]))
    assert session.ended is SessionOutcome.DONE
    assert session.now - 7.0 == pytest.approx(planned)
    assert [each.segment for each in session.spent] == list(session.segments)
    assert all(each.seconds == pytest.approx(each.segment.seconds) for each in session.spent)
    assert {step.outcome for step in done_steps(session)} == {StepOutcome.DONE}
    assert [share_done(session, number) for number in range(len(routine))] == pytest.approx([1.0] * len(routine))


@given(routines)
@settings(max_examples=40, deadline=None)
def test_the_parts_of_a_repetition_are_one_round_of_the_figure(routine: list[SessionStep]) -> None:
    by_rep: dict[tuple[object, ...], list[Segment]] = {}
    for segment in segments_of(routine):
        if segment.is_work and segment.kind is not SegmentKind.STEADY:
            by_rep.setdefault((segment.step, segment.side, segment.set, segment.rep), []).append(segment)
    for (number, *_), parts in by_rep.items():
        figure = routine[int(str(number))].moving
        assert all(one.start + one.seconds == pytest.approx(two.start) for one, two in pairwise(parts))
        if figure is not None:
            assert parts[-1].start + parts[-1].seconds == pytest.approx(figure.cycle_s)
        for hold in (part for part in parts if part.kind is SegmentKind.HOLD and figure is not None):
            assert figure is not None
            reached, ends = (
                figure.pose_at((hold.start + late) / figure.cycle_s) for late in (1e-6, hold.seconds - 1e-6)
            )
            assert reached == ends == figure.keys[figure.held].pose


def test_the_way_through_an_exercise_for_both_sides() -> None:
    step = replace(built_in("bird-dog"), dose=Dose(reps=2, sets=2, hold_s=6, rest_s=20))
    kinds = [(each.kind, each.side, each.set, each.rep) for each in segments_of([step, built_in("walking")])]
    rep = [SegmentKind.MOVE, SegmentKind.HOLD, SegmentKind.BACK]
    left = [(kind, Side.LEFT, 1, number) for number in (1, 2) for kind in rep]
    right = [(kind, Side.RIGHT, 1, number) for number in (1, 2) for kind in rep]
    first = [(SegmentKind.LIE_DOWN, Side.LEFT, 0, 0), (SegmentKind.GET_READY, Side.LEFT, 1, 0)]
    switch, rest = (SegmentKind.SWITCH, Side.RIGHT, 1, 0), (SegmentKind.REST, Side.LEFT, 1, 0)
    assert kinds[: 2 + 6 + 1 + 6 + 1] == [*first, *left, switch, *right, rest]
    assert kinds[-2:] == [(SegmentKind.GET_READY, None, 1, 0), (SegmentKind.STEADY, None, 1, 1)]
    assert segments_of([built_in("walking")])[-1].seconds == 300


def test_alternating_sides_take_turns_without_a_wait() -> None:
    work = [each for each in segments_of([built_in("heel-slide")]) if each.is_work]
    assert [each.side for each in work] == [Side.LEFT, Side.RIGHT] * 8
    assert [each.rep for each in work[:4]] == [1, 1, 2, 2]


def test_a_hold_of_no_seconds_is_refused() -> None:
    with pytest.raises(UserError, match="0 is no dose"):
        begin([SessionStep("brace", Dose(hold_s=0))], 0)


def test_an_empty_routine_is_refused() -> None:
    with pytest.raises(UserError, match="no exercise"):
        begin([], 0)


def test_a_sleep_of_the_computer_pauses_and_counts_for_nothing() -> None:
    session = tick(begin([built_in("brace")], 0), 4)
    slept = tick(session, 4000)
    assert (slept.running, slept.slept, slept.seconds) == (False, True, 4)
    awake = tick(resume(slept, 4100), 4101)
    assert (awake.running, awake.slept, awake.seconds) == (True, False, 5)


def test_skip_ends_a_wait_or_leaves_the_exercise() -> None:
    session = skip(begin([built_in("bird-dog"), built_in("brace")], 0), 2)
    assert (session.segment.kind, session.segment.step) == (SegmentKind.GET_READY, 0)
    session = skip(session, 3)
    assert (session.segment.kind, session.segment.step) == (SegmentKind.GET_READY, 1)
    session = skip(session, 4)
    assert session.ended is SessionOutcome.STOPPED
    assert [step.outcome for step in done_steps(session)] == [StepOutcome.SKIPPED] * 2


def test_back_begins_again_and_then_goes_to_the_one_before() -> None:
    session = begin([built_in("walking"), built_in("brace")], 0, lie_down_s=0)
    session = skip(tick(session, 4), 5)
    assert session.segment.step == 1
    late = back(played(session, 20)[-1], 26)
    assert (late.segment.step, late.segment.kind) == (1, SegmentKind.GET_READY)
    assert back(late, 27).segment.step == 0
    first = back(back(late, 27), 28)
    assert (first.segment.step, first.segment.kind) == (0, SegmentKind.GET_READY)


def test_no_hold_is_made_longer_than_the_conditions_allow() -> None:
    step = replace(built_in("brace"), longest_hold_s=10)
    session = begin([step], 0)
    assert more(session, 1).left == pytest.approx(session.left + 9), "a wait may be as long as anybody likes"
    held = next(each for each in played(session) if each.segment.kind is SegmentKind.HOLD)
    assert more(held, held.now).left == held.left


def test_ten_seconds_more_are_held() -> None:
    session = begin([built_in("brace")], 0, lie_down_s=0)
    held = next(each for each in played(session) if each.segment.kind is SegmentKind.HOLD)
    longer = more(held, held.now)
    assert longer.left == pytest.approx(held.left + 10)
    still = tick(tick(tick(longer, held.now + 5), held.now + 10), held.now + 12)
    assert still.segment.kind is SegmentKind.HOLD
    assert still.phase == pytest.approx((held.segment.start + held.segment.seconds) / 15)
    back_again = played(still, still.left + 0.25)[-1]
    assert back_again.segment.kind is SegmentKind.BACK
    assert back_again.length == back_again.segment.seconds


def test_show_again_goes_back_to_the_start_of_the_repetition() -> None:
    session = begin([built_in("brace")], 0, lie_down_s=0)
    held = next(each for each in played(session) if each.segment.kind is SegmentKind.HOLD and each.segment.rep == 2)
    shown = repeat(tick(held, held.now + 3), held.now + 3)
    assert shown.segment.kind is SegmentKind.SHOW
    after = next(each for each in played(shown) if each.segment.kind is not SegmentKind.SHOW)
    assert (after.segment.kind, after.segment.rep) == (SegmentKind.MOVE, 2)
    walking = tick(tick(begin([built_in("walking")], 0, lie_down_s=0), 4), 8)
    assert repeat(walking, 8) == walking


def test_nothing_changes_an_ended_session() -> None:
    ended = hurts(tick(begin([built_in("brace")], 0), 3), 4)
    assert (ended.ended, ended.running) == (SessionOutcome.HURT, False)
    for event in (*EVENTS, stop):
        assert event(ended, 60) == ended


@settings(max_examples=40, deadline=None)
@given(st.lists(moments, max_size=20), st.floats(0, AWAKE), st.floats(0, 600))
def test_a_stop_by_mistake_goes_back_to_the_session_which_stands_still(
    pressed: list[tuple[Event, float]], later: float, looked_at: float
) -> None:
    session = begin([built_in("bird-dog"), built_in("bridge")], 0)
    for event, after in pressed:
        session = event(session, session.now + after)
    at = session.now + later
    again = hurt_by_mistake(hurts(session, at), at + looked_at)
    standing = pause(session, at)
    if standing.ended is not None:
        assert again == hurts(session, at)
        return
    assert (again.ended, again.running) == (None, False)
    assert (again.place, again.elapsed, again.spent) == (standing.place, standing.elapsed, standing.spent)
    assert resume(again, again.now + 3600).left == standing.left


def test_only_a_stop_because_of_pain_is_taken_back() -> None:
    session = stop(begin([built_in("brace")], 0), 1)
    assert hurt_by_mistake(session, 2) is session
    running = begin([built_in("brace")], 0)
    assert hurt_by_mistake(running, 2) is running


def test_what_became_of_each_exercise() -> None:
    session = begin([built_in("cat-camel"), built_in("brace"), built_in("walking")], 0, lie_down_s=0)
    session = next(each for each in played(session) if each.segment.step == 1 and each.segment.rep == 2)
    steps = done_steps(stop(session, session.now + 1))
    assert [step.outcome for step in steps] == [StepOutcome.DONE, StepOutcome.PARTLY, StepOutcome.SKIPPED]
    assert [step.seconds for step in steps] == [40, 16, 0]


def test_the_cues_of_a_hold_for_both_sides() -> None:
    step = replace(built_in("bird-dog"), dose=Dose(reps=1, hold_s=6))
    moments = played(begin([step], 0, lie_down_s=0))
    cues = [(round(after.now), cue) for before, after in pairwise(moments) if (cue := cue_between(before, after))]
    count = Cue.COUNT
    left = [(2, count), (3, count), (4, count), (5, Cue.START), (8, Cue.START)]
    assert cues[:8] == [*left, (10, count), (12, count), (12, count)]
    assert [cue for _, cue in cues[8:10]] == [Cue.SWITCH, count]
    assert cues[-1][1] is Cue.END
    assert sum(cue is Cue.END for _, cue in cues) == 1
    assert [after.segment.kind for before, after in pairwise(moments) if announced(before, after)] == [
        SegmentKind.SWITCH
    ]


def test_a_voice_names_every_exercise_once() -> None:
    moments = played(begin([built_in("brace"), built_in("cat-camel")], 0))
    named = [after.segment for before, after in pairwise(moments) if announced(before, after)]
    assert [(each.kind, each.step) for each in named] == [(SegmentKind.GET_READY, 1)]
