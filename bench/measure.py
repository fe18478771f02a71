"""A program run as a whole: how long it took, and the most memory it had."""

import os
import subprocess
import tempfile
from collections.abc import Sequence
from statistics import median
from threading import Timer
from time import perf_counter

from msgspec import Struct

RUNS = 3
SLOW = 20.0
"""Seconds from which on one run must do."""
LIMIT = 120.0
"""Seconds after which a program is stopped."""


class Run(Struct, frozen=True):
    """Seconds on the clock, and MiB at the peak; `failure` says why they mean nothing."""

    seconds: float
    peak: float
    failure: str | None = None


def measure(argv: Sequence[str], good: Sequence[int] = (0,), runs: int = RUNS) -> Run:
    """The median run of a program whose output nobody reads; one only where it fails or takes long."""
    found = [run_once(argv, good)]
    while len(found) < runs and found[0].failure is None and found[0].seconds < SLOW:
        found.append(run_once(argv, good))
    broken = next((run for run in found if run.failure), None)
    return broken or Run(median(run.seconds for run in found), median(run.peak for run in found))


def run_once(argv: Sequence[str], good: Sequence[int] = (0,), limit: float = LIMIT) -> Run:
    """One run; `good` are the exit codes of success.

    The peak is the kernel's own (getrusage(2)). It is never below that of the process that starts
    the program, so that one must be small.
    """
    with tempfile.TemporaryFile() as errors:
        start = perf_counter()
        process = subprocess.Popen(argv, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=errors)
        timer = Timer(limit, process.kill)
        timer.start()
        _, status, usage = os.wait4(process.pid, 0)
        seconds = perf_counter() - start
        timer.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        errors.seek(0)
        last = errors.read().decode("utf-8", "replace").strip().splitlines()[-1:]
    return Run(seconds, usage.ru_maxrss / 1024, failure(process.returncode, good, last, over=seconds >= limit))


def failure(code: int, good: Sequence[int], last: Sequence[str], *, over: bool) -> str | None:
    """What went wrong, in a few words, or None; `last` is the last line on stderr, if any."""
    if over:
        return f"over {LIMIT:.0f} s"
    if code in good:
        return None
    word = last[0].partition(":")[0].rpartition(".")[2] if last else ""
    return f"crashes ({word})" if word.isidentifier() else f"crashes ({code})"
