from __future__ import annotations

import os
import pickle
import subprocess
import sys
import threading
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from viewer.bundled import ROOT
from viewer.ui.jobs import Inline, Job, Jobs, Remote

LEN = Remote("builtins:len")


class Later(Executor):
    """Keeps what it is given until told to do it."""

    def __init__(self) -> None:
        self.given: list[tuple[Future[Any], Any, tuple[Any, ...]]] = []

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        self.given.append((future, fn, args))
        return future

    def do_all(self) -> None:
        while self.given:
            future, fn, args = self.given.pop(0)
            future.set_result(fn(*args))


def job(text: str, results: list[Any], batch: bool = True) -> Job:
    return Job(LEN, (text,), results.append, results.append, batch)


def test_a_function_by_name_arrives_as_the_function_itself() -> None:
    assert pickle.loads(pickle.dumps(LEN)) is len


def test_results_come_in_order_and_progress_is_told(qtbot: QtBot) -> None:
    results: list[Any] = []
    told: list[tuple[int, int]] = []
    jobs = Jobs(Inline)
    jobs.progressed.connect(lambda done, total: told.append((done, total)))
    jobs.run([job("a", results), job("bb", results), job("ccc", results)])
    assert results == [1, 2, 3]
    assert told[0] == (0, 3)
    assert (2, 3) in told
    assert told[-1] == (0, 0)
    assert not jobs.busy


def test_a_failure_is_told_to_who_asked_and_the_rest_goes_on(qtbot: QtBot) -> None:
    results: list[Any] = []
    jobs = Jobs(Inline)
    jobs.run([Job(LEN, (5,), results.append, results.append, True), job("ab", results)])
    assert isinstance(results[0], TypeError)
    assert results[1:] == [2]


def test_what_is_cancelled_never_arrives_but_questions_are_answered(qtbot: QtBot) -> None:
    results: list[Any] = []
    later = Later()
    jobs = Jobs(lambda: later)
    jobs.run([job("x" * n, results) for n in range(20)])
    assert len(later.given) == Jobs.OUTSTANDING
    jobs.ask(job("question", results, batch=False))
    jobs.cancel()
    later.do_all()
    jobs._feed()
    later.do_all()
    assert results == [8]
    assert not jobs.busy


def test_a_real_worker_process_answers_and_ends_with_the_window(qtbot: QtBot) -> None:
    results: list[Any] = []
    jobs = Jobs()
    jobs.ask(Job(Remote("os:getpid"), (), results.append, results.append))
    qtbot.waitUntil(lambda: bool(results), timeout=20_000)
    assert isinstance(results[0], int)
    assert results[0] != os.getpid()
    jobs.close()


def test_one_job_that_kills_its_worker_costs_no_other(qtbot: QtBot) -> None:
    results: list[Any] = []
    jobs = Jobs()
    deadly = Job(Remote("os:_exit"), (3,), results.append, results.append, True)
    jobs.run([job("a", results), job("bb", results), deadly, job("ccc", results), job("dddd", results)])
    qtbot.waitUntil(lambda: len(results) == 5, timeout=40_000)
    assert {r for r in results if isinstance(r, int)} == {1, 2, 3, 4}
    fault = next(r for r in results if not isinstance(r, int))
    assert fault.sentence.startswith("A document could not be read")
    assert not jobs.busy
    jobs.close()


def test_a_worker_that_dies_is_told_and_replaced(qtbot: QtBot) -> None:
    results: list[Any] = []
    jobs = Jobs()
    jobs.ask(Job(Remote("os:_exit"), (3,), results.append, results.append))
    qtbot.waitUntil(lambda: bool(results), timeout=20_000)
    assert isinstance(results[0], Exception)
    jobs.ask(Job(LEN, ("still here",), results.append, results.append))
    qtbot.waitUntil(lambda: len(results) == 2, timeout=20_000)
    assert results[1] == 10
    jobs.close()


@pytest.mark.skipif(sys.platform == "win32", reason="messages look otherwise there")
def test_a_worker_killed_amid_its_answer_holds_nothing_up(qtbot: QtBot, tmp_path: Path) -> None:
    before = set(threading.enumerate())
    jobs, half = Jobs(), tmp_path / "half is written"
    jobs.ask(Job(Remote("tests.half_answer:send"), (half,), lambda _: None, lambda _: None))
    qtbot.waitUntil(half.exists, timeout=20_000)
    jobs.close()
    assert set(threading.enumerate()) == before


ORPHAN = """
import os, signal
from viewer.ui.workers import worker_processes
if __name__ == "__main__":
    print(worker_processes().submit(os.getpid).result(), flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_workers_end_with_a_window_that_was_killed(qtbot: QtBot, tmp_path: Path) -> None:
    script = tmp_path / "window.py"
    script.write_text(ORPHAN, encoding="utf-8")
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    ran = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, env=environment, check=False)
    worker = int(ran.stdout)

    def gone() -> bool:
        try:
            os.kill(worker, 0)
        except ProcessLookupError:
            return True
        return Path(f"/proc/{worker}/stat").exists() and " Z " in Path(f"/proc/{worker}/stat").read_text()

    qtbot.waitUntil(gone, timeout=20_000)


def test_a_worker_loads_no_qt(qtbot: QtBot) -> None:
    results: list[Any] = []
    jobs = Jobs()
    loaded = Remote("builtins:eval")
    question = "[m for m in __import__('sys').modules if m.startswith(('PySide6', 'shiboken6'))]"
    jobs.ask(Job(loaded, (question,), results.append, results.append))
    qtbot.waitUntil(lambda: bool(results), timeout=20_000)
    assert results == [[]]
    jobs.close()
