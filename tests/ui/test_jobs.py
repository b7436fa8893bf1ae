"""Work off the GUI thread: what is delivered, in which order, and what stops it."""

from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from threading import current_thread, main_thread
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from painlog.ui.jobs import Err, Jobs, Ok, Report


class Held(Executor):
    """Does what it was given only when it is told to."""

    def __init__(self) -> None:
        self._waiting: list[Callable[[], None]] = []

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()

        def run() -> None:
            try:
                future.set_result(fn(*args, **kwargs))
            except Exception as error:  # noqa: BLE001
                future.set_exception(error)

        self._waiting.append(run)
        return future

    def go_on(self) -> None:
        waiting, self._waiting = self._waiting, []
        for run in waiting:
            run()


@pytest.fixture
def held() -> Held:
    return Held()


@pytest.fixture
def jobs(qapp: object, held: Held) -> Iterator[Jobs]:
    made = Jobs(lambda: held)
    yield made
    made.close()


@pytest.fixture
def heard() -> list[object]:
    return []


def in_three_steps(report: Report) -> str:
    for share in (0, 0.5, 1):
        report(share)
    return "done"


def test_progress_comes_before_the_result(jobs: Jobs, held: Held, heard: list[object]) -> None:
    jobs.start_long("sum", in_three_steps, heard.append, heard.append)
    assert (heard, jobs.busy) == ([], True)
    held.go_on()
    assert (heard, jobs.busy) == ([0, 0.5, 1, Ok("done")], False)


def test_a_stopped_job_delivers_nothing_and_works_no_further(jobs: Jobs, held: Held, heard: list[object]) -> None:
    done: list[float] = []

    def work(report: Report) -> None:
        for share in (0, 0.5, 1):
            report(share)
            done.append(share)
            if share == 0.5:
                jobs.cancel("sum")

    jobs.start_long("sum", work, heard.append, heard.append)
    held.go_on()
    assert (heard, done) == ([0, 0.5], [0, 0.5])


def test_a_job_that_was_stopped_before_its_turn_does_nothing(jobs: Jobs, held: Held, heard: list[object]) -> None:
    jobs.start_long("sum", in_three_steps, heard.append, heard.append)
    jobs.cancel("sum")
    held.go_on()
    assert heard == []


def test_a_newer_job_stops_the_older_one(jobs: Jobs, held: Held, heard: list[object]) -> None:
    jobs.start_long("sum", in_three_steps, lambda _outcome: heard.append("old"), lambda share: heard.append(-share))
    jobs.start_long("sum", in_three_steps, heard.append, heard.append)
    held.go_on()
    assert heard == [0, 0.5, 1, Ok("done")]


def test_jobs_of_other_keys_go_on(jobs: Jobs, held: Held, heard: list[object]) -> None:
    jobs.start("other", lambda: "kept", heard.append)
    jobs.start_long("sum", in_three_steps, heard.append, heard.append)
    jobs.cancel("sum")
    jobs.cancel("never begun")
    held.go_on()
    assert heard == [Ok("kept")]


def test_after_a_stop_the_same_job_can_begin_again(jobs: Jobs, held: Held, heard: list[object]) -> None:
    jobs.start_long("sum", in_three_steps, heard.append, heard.append)
    jobs.cancel("sum")
    jobs.start_long("sum", in_three_steps, heard.append, heard.append)
    held.go_on()
    assert heard[-1] == Ok("done")


def test_an_error_is_delivered_as_one(jobs: Jobs, held: Held, heard: list[object]) -> None:
    trouble = ValueError("too large")

    def fail(report: Report) -> None:
        report(0)
        raise trouble

    jobs.start_long("sum", fail, heard.append, heard.append)
    held.go_on()
    assert heard == [0, Err(trouble)]


def test_the_result_is_delivered_on_the_gui_thread(qtbot: QtBot) -> None:
    jobs = Jobs(lambda: ThreadPoolExecutor(1))
    threads: list[bool] = []
    jobs.start_long(
        "sum",
        lambda report: (report(0.5), current_thread() is main_thread())[1],
        lambda outcome: threads.extend([outcome == Ok(False), current_thread() is main_thread()]),
        lambda _share: threads.append(current_thread() is main_thread()),
    )
    qtbot.waitUntil(lambda: len(threads) == 3)
    jobs.close()
    assert threads == [True, True, True]


def test_closing_stops_the_work_under_way(jobs: Jobs, held: Held, heard: list[object]) -> None:
    jobs.start_long("sum", in_three_steps, heard.append, heard.append)
    jobs.close()
    held.go_on()
    assert heard == []
