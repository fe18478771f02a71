"""What was measured, as the tables of docs/benchmarks.md, and their place in it."""

import os
import platform
import re
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from bench.measure import Run
from bench.peers import Installed
from bench.shared import HERE
from bench.speed import STACK, Edit, Timed

LIBYAML = "import yaml; print(yaml._yaml.get_version_string())"
PACKAGES = ("pydantic", "msgspec", "pyyaml", "rich", "typer", "rapidfuzz")


def replaced(page: str, section: str, table: str) -> str:
    """The page with a table between the markers of that section; KeyError where it has none."""
    begin, end = f"<!-- bench: {section} -->", f"<!-- /bench: {section} -->"
    before, found, rest = page.partition(begin)
    old, closed, after = rest.partition(end)
    if not found or not closed or begin in old:
        raise KeyError(section)
    return f"{before}{begin}\n{table}\n{end}{after}"


def machine(peers: Iterable[Installed]) -> str:
    """Where, with what and when."""
    names = [f"{name} {version(name)}" for name in PACKAGES]
    names += [f"{one.peer.package} {one.version}" for one in peers if one.version]
    python = f"{platform.python_implementation()} {platform.python_version()}"
    rows = (
        ("date", datetime.now(UTC).strftime("%Y-%m-%d")),
        ("procho", f"{version('procho')}, commit {said('git', '-C', str(HERE), 'rev-parse', '--short', 'HEAD')}"),
        ("machine", f"{_processor()}, {os.cpu_count()} cores, {_memory():.0f} GB"),
        ("system", f"{platform.system()} {platform.release()}, {python}, {said('git', '--version')}"),
        ("packages", f"{', '.join(names)}; libyaml {said(sys.executable, '-c', LIBYAML)}"),
    )
    return "\n".join(("| | |", "| --- | --- |", *(f"| {name} | {value} |" for name, value in rows)))


def speed(measured: Mapping[int, Sequence[Timed]]) -> str:
    """Seconds of each program by size, and how many times its time procho takes."""
    sizes = list(measured)
    lines = [_row("posts", *(f"{size:,}" for size in sizes)), _row("---", *["---:"] * len(sizes))]
    for place, first in enumerate(measured[sizes[0]]):
        lines.append(_row(first.name, *(_cell(measured[size][place].run, measured[size][0].run) for size in sizes)))
    return "\n".join(lines)


def _cell(run: Run, ours: Run) -> str:
    if run.failure:
        return run.failure
    return _seconds(run) if run is ours else f"{_seconds(run)} (× {ours.seconds / run.seconds:.2f})"


def memory(measured: Mapping[int, Sequence[Timed]]) -> str:
    """The peak of each program by size."""
    sizes = list(measured)
    lines = [_row("posts", *(f"{size:,}" for size in sizes)), _row("---", *["---:"] * len(sizes))]
    for place, first in enumerate(measured[sizes[0]]):
        runs = (measured[size][place].run for size in sizes)
        lines.append(_row(first.name, *(run.failure or f"{run.peak:,.0f} MiB" for run in runs)))
    return "\n".join(lines)


def start_up(rows: Sequence[Timed]) -> str:
    """What it takes to begin, against Python itself and against the imports of the same packages."""
    bare, stack = (next(row.run for row in rows if row.name == name) for name in ("python -c pass", STACK))
    lines = [_row("", "time", "× python", "× the imports"), _row("---", "---:", "---:", "---:")]
    for row in rows:
        ratios = (f"{row.run.seconds / other.seconds:.2f}" for other in (bare, stack))
        lines.append(_row(f"`{row.name}`", row.run.failure or _seconds(row.run), *ratios))
    return "\n".join(lines)


def edits(found: Mapping[int, Sequence[Edit]]) -> str:
    """Of each kind of edit: made, reported."""
    sizes = list(found)
    lines = [_row("posts", *(f"{size:,}" for size in sizes)), _row("---", *["---:"] * len(sizes))]
    for place, first in enumerate(found[sizes[0]]):
        cells = (found[size][place] for size in sizes)
        lines.append(_row(first.name.replace("_", " "), *(f"{edit.reported:,} of {edit.made:,}" for edit in cells)))
    return "\n".join(lines)


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _seconds(run: Run) -> str:
    return f"{run.seconds * 1000:,.0f} ms" if run.seconds < 1 else f"{run.seconds:.2f} s"


def _processor() -> str:
    try:
        found = re.search(r"model name\s*:\s*(.*)", Path("/proc/cpuinfo").read_text(encoding="utf-8"))
    except OSError:
        found = None
    return found[1] if found else platform.machine()


def _memory() -> float:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9


def said(*argv: str) -> str:
    """What a program prints, or `unknown`."""
    return subprocess.run(argv, capture_output=True, text=True, check=False).stdout.strip() or "unknown"
