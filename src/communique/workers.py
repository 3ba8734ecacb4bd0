"""Processes that work on reports beside each other, for `--jobs`.

Each has its own parser and is given one cleaned report after the other, as bytes; a line comes back. Parsed
documents never travel: they are larger than what is made of them. The processes are our own interpreter with our
own code, so that nothing depends on how a caller was started; one that dies costs the report it worked on.
"""

from __future__ import annotations

import contextlib
import json
import os
import queue
import signal
import struct
import subprocess
import sys
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import IO

import msgspec

from communique.annotate import annotate
from communique.errors import Lost, SetupError
from communique.link import link_report
from communique.model import Failure, Report, ReportLine
from communique.raw import RawReport
from communique.settings import Settings, environment_of_worker
from communique.tools import Tools, load_tools

AHEAD = 4
"""Reports that wait for each process: enough that none is idle while a long report is before its turn."""
TRIES = 2
_LENGTH = struct.Struct(">Q")
# The child searches modules where the parent does, and not in the working folder.
_SERVE = "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from communique.workers import serve; serve()"


def line_of(report: Report, tools: Tools) -> ReportLine:
    """What one cleaned report says: the part of the work that needs the parser."""
    return link_report(annotate(report, tools), tools)


class Fault(msgspec.Struct, frozen=True, tag=True):
    """An error that a process met in a report, by its type and its words."""

    error: str
    message: str


class Done(msgspec.Struct, frozen=True, tag=True):
    """The line of a report."""

    line: ReportLine


Answer = Done | Fault | Failure
Result = tuple[RawReport, Done | Fault] | Failure


class Worker:
    """One process, started when it is first asked."""

    def __init__(self) -> None:
        self._child: subprocess.Popen[bytes] | None = None
        self._stopped = False

    def answer(self, report: Report) -> Answer:
        """The line of a report; a Failure if the process died of it.

        One that had died before is not this report's fault, so a second process is tried.

        Raises:
            SetupError: no process could be started.
        """
        request = msgspec.msgpack.encode(report)
        for _ in range(TRIES):
            try:
                reply = self._ask(request)
            except (OSError, EOFError):
                self._end()
            else:
                return msgspec.msgpack.decode(reply, type=Done | Fault)
        message = (
            f"{report.source} was left out because the process that worked on it died, as it may for want of memory; "
            "the other reports are not affected"
        )
        return Failure(source=report.source, error=Lost.__name__, message=message)

    def _ask(self, request: bytes) -> bytes:
        child = self._child or self._start()
        _send(child.stdin, request)
        return _receive(child.stdout)

    def stop(self) -> None:
        """End the process, whatever it does, for good."""
        self._stopped = True
        self._end()

    def _start(self) -> subprocess.Popen[bytes]:
        child = self._child = subprocess.Popen(  # noqa: S603 - our own interpreter with our own code
            [sys.executable, "-P", "-c", _SERVE, json.dumps(list(filter(None, sys.path)))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment_of_worker(),
        )
        if self._stopped:
            raise EOFError
        try:
            _receive(child.stdout)  # it says when it is ready
        except (OSError, EOFError):
            if self._stopped:
                raise
            raise SetupError("a process for --jobs could not be started: try again with --jobs 1") from None
        return child

    def _end(self) -> None:
        child, self._child = self._child, None
        if child is None:
            return
        child.kill()
        child.wait()
        for pipe in (child.stdin, child.stdout):
            with contextlib.suppress(OSError):
                if pipe is not None:
                    pipe.close()


class Workers:
    """Some processes, and the reports that are with them, in order."""

    def __init__(self, count: int) -> None:
        self._workers = [Worker() for _ in range(count)]
        self._idle: queue.SimpleQueue[Worker] = queue.SimpleQueue()
        for worker in self._workers:
            self._idle.put(worker)
        self._threads = ThreadPoolExecutor(count)
        self._waiting: deque[Future[Result]] = deque()

    def __enter__(self) -> Workers:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for worker in self._workers:
            worker.stop()
        self._threads.shutdown(cancel_futures=True)

    def give(self, raw: RawReport, report: Report) -> None:
        """Hand over a report; it is `taken` after what was given before it."""
        self._waiting.append(self._threads.submit(self._work, raw, report))

    def pass_by(self, failure: Failure) -> None:
        """Let a source that needs no work have its place in the order."""
        done: Future[Result] = Future()
        done.set_result(failure)
        self._waiting.append(done)

    def taken(self, *, everything: bool = False) -> Iterator[Result]:
        """What is due, in order: what waits beyond the bound, or all of it.

        Raises:
            SetupError: no process could be started.
        """
        bound = 0 if everything else AHEAD * len(self._workers)
        while len(self._waiting) > bound:
            yield self._waiting.popleft().result()

    def _work(self, raw: RawReport, report: Report) -> Result:
        worker = self._idle.get()
        try:
            answer = worker.answer(report)
        finally:
            self._idle.put(worker)
        return answer if isinstance(answer, Failure) else (raw, answer)


def serve() -> None:
    """The child's loop: a report in, a line out, until the parent closes the pipe."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears it too, and ends us
    requests, replies = sys.stdin.buffer, os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    sys.stdout = sys.stderr  # a library that prints must not break the protocol
    tools = load_tools(Settings())
    _send(replies, b"")
    while True:
        try:
            request = _receive(requests)
        except EOFError:
            return
        answer: Answer
        try:
            answer = Done(line_of(msgspec.msgpack.decode(request, type=Report), tools))
        except Exception as error:  # noqa: BLE001 - a fault of ours in one report must not cost the others
            answer = Fault(type(error).__name__, str(error))
        _send(replies, msgspec.msgpack.encode(answer))


def _send(pipe: IO[bytes] | None, data: bytes) -> None:
    if pipe is not None:
        pipe.write(_LENGTH.pack(len(data)) + data)
        pipe.flush()


def _receive(pipe: IO[bytes] | None) -> bytes:
    """What was sent at once.

    Raises:
        EOFError: the other side is gone.
    """
    head = pipe.read(_LENGTH.size) if pipe is not None else b""
    size = _LENGTH.unpack(head)[0] if len(head) == _LENGTH.size else None
    data = pipe.read(size) if pipe is not None and size is not None else b""
    if size is None or len(data) != size:
        raise EOFError
    return data
