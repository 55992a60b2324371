"""Work done elsewhere, results brought here: the window stays alive while documents are read."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from concurrent.futures import Executor, Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass, replace
from pkgutil import resolve_name
from time import monotonic
from typing import Any

from PySide6.QtCore import QObject, Signal

from viewer.ui.workers import worker_processes


class Remote:
    """A function (or table) by its name ("viewer.ingest:read").

    Pickled, it arrives in the worker as the function itself: the window needs not import what only a worker runs.
    """

    def __init__(self, name: str) -> None:
        self.name = name

    def __reduce__(self) -> tuple[Callable[[str], Any], tuple[str]]:
        return resolve_name, (self.name,)

    def __call__(self, *arguments: Any) -> Any:
        return self.find()(*arguments)

    def find(self) -> Any:
        """What the name stands for, its module loaded."""
        return resolve_name(self.name)


class Inline(Executor):
    """An executor that does the work at once, here: for tests."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


@dataclass(frozen=True, slots=True)
class Job:
    """A call to make, and who wants its result or its error.

    batch  counted in the progress shown, and dropped when that is cancelled
    again  it was running when a worker died
    """

    call: Remote
    arguments: tuple[Any, ...]
    done: Callable[[Any], None]
    failed: Callable[[BaseException], None]
    batch: bool = False
    name: str = ""
    again: bool = False


class WorkerDied(Exception):
    """The process that did a job ended in the middle of it, twice."""

    sentence = "A document could not be read: reading it ended the program that reads, perhaps for want of memory."

    def __init__(self, arguments: tuple[Any, ...]) -> None:
        super().__init__(self.sentence)
        self.details = " ".join(str(argument) for argument in arguments[:1])


GRACE = 1.0
"""Seconds that the workers together have to end what they are at when the window closes."""


def end(executor: Executor) -> None:
    """End an executor with its workers, whatever they are at, and every thread that it has here.

    A worker killed amid its answer leaves half a message in the pipe. The executor's thread would wait for the other
    half for ever, and the program with it: this process holds an end to write of that pipe too, so the thread is never
    told that nobody writes any more. It is told by closing that end, when no worker is left.
    """
    processes = list((getattr(executor, "_processes", None) or {}).values())
    answers = getattr(getattr(executor, "_result_queue", None), "_writer", None)
    manager = getattr(executor, "_executor_manager_thread", None)
    executor.shutdown(wait=False, cancel_futures=True)
    until = monotonic() + GRACE
    for process in processes:
        process.join(max(0.0, until - monotonic()))
    for process in processes:
        if process.is_alive():
            process.kill()
    for process in processes:
        process.join(GRACE)
    if answers is not None and not any(process.is_alive() for process in processes):
        with suppress(OSError):
            answers.close()
    if manager is not None:
        manager.join(GRACE)


class Jobs(QObject):
    """Runs jobs in the executor, a few at a time, in order; urgent ones first.

    progressed  how many of how many jobs of the batch are done; (0, 0) when nothing is left
    started     the name of a job of the batch that is now worked on
    """

    progressed = Signal(int, int)
    started = Signal(str)
    _arrived = Signal(object)

    OUTSTANDING = 4
    """Jobs handed to the executor at a time: what waits here can still be cancelled or overtaken."""

    def __init__(
        self,
        start: Callable[[], Executor] = worker_processes,
        parent: QObject | None = None,
        running: Executor | None = None,
    ) -> None:
        """`running` is an executor that was started already; where it breaks, `start` makes the next."""
        super().__init__(parent)
        self._start = start
        self._executor = running
        self._waiting: deque[Job] = deque()
        self._running: dict[Future[Any], Job] = {}
        self._done = self._total = 0
        self._arrived.connect(self._deliver)

    @property
    def busy(self) -> bool:
        """Whether a batch is being worked on."""
        return self._total > 0

    def run(self, jobs: list[Job]) -> None:
        """Take on a batch, counted in `progressed`."""
        self._total += sum(job.batch for job in jobs)
        self._waiting.extend(jobs)
        self._report()
        self._feed()

    def ask(self, job: Job) -> None:
        """Take on one short question: it overtakes whatever waits."""
        self._waiting.appendleft(job)
        self._feed()

    def cancel(self) -> None:
        """Drop the batch; results of what runs already are dropped when they come. Questions are still answered."""
        self._waiting = deque(job for job in self._waiting if not job.batch)
        self._running = {future: job for future, job in self._running.items() if not job.batch}
        self._done = self._total = 0
        self._report()

    def close(self) -> None:
        """Drop everything and end the workers."""
        self.cancel()
        self._waiting.clear()
        self._running.clear()
        if self._executor is not None:
            end(self._executor)
            self._executor = None

    def _feed(self) -> None:
        """Hand out jobs; one that was running when a worker died runs alone, so that it is known whose fault it was."""
        while self._waiting and len(self._running) < self.OUTSTANDING:
            alone = self._waiting[0].again or any(job.again for job in self._running.values())
            if alone and self._running:
                return
            job = self._waiting.popleft()
            future = self._submit(job)
            self._running[future] = job
            if job.name:
                self.started.emit(job.name)
            future.add_done_callback(self._announce)

    def _submit(self, job: Job) -> Future[Any]:
        for attempt in range(2):
            if self._executor is None:
                self._executor = self._start()
            try:
                return self._executor.submit(job.call, *job.arguments)
            except BrokenProcessPool:
                self._executor = None
                if attempt:
                    raise
        raise AssertionError("two attempts either return or raise")

    def _announce(self, future: Future[Any]) -> None:
        """Called wherever the executor is: hand over to the window's thread. The window may be gone by then."""
        try:
            self._arrived.emit(future)
        except RuntimeError:
            return

    def _deliver(self, future: object) -> None:
        if not isinstance(future, Future) or future not in self._running:
            return
        job = self._running.pop(future)
        error = None if future.cancelled() else future.exception()
        if isinstance(error, BrokenProcessPool):
            self._after_death(job)
        elif error is not None:
            self._finish(job, job.failed, error)
        elif not future.cancelled():
            self._finish(job, job.done, future.result())
        self._report()
        self._feed()

    def _after_death(self, job: Job) -> None:
        """A worker died while this ran: try it once more, alone; the second time it is this job's fault."""
        if job.again:
            self._finish(job, job.failed, WorkerDied(job.arguments))
        else:
            self._waiting.appendleft(replace(job, again=True))

    def _finish(self, job: Job, tell: Callable[[Any], None], outcome: Any) -> None:
        self._done += job.batch
        if self._done >= self._total:
            self._done = self._total = 0
        tell(outcome)

    def _report(self) -> None:
        self.progressed.emit(self._done, self._total)
