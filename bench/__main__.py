"""Everything that is measured, in one run: `make bench`; `make bench ARGS=--quick` for a small one.

The full run writes its tables into docs/benchmarks.md; the quick one (up to 10,000 posts, no peers)
only prints them.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence

from bench import report, speed
from bench.peers import Installed, installed
from bench.shared import HERE, bench_folder

PAGE = HERE / "docs" / "benchmarks.md"
QUICK = 10_000


def sections(peers: Sequence[Installed], sizes: Sequence[int]) -> Iterator[tuple[str, str]]:
    """Each section of the page, as it is measured."""
    yield "machine", report.machine(peers)
    yield "start-up", report.start_up(speed.start_up())
    pairs = [speed.pair(size) for size in sizes]
    measured = {some.posts: list(speed.timed(some, peers)) for some in pairs}
    yield "speed", report.speed(measured)
    yield "memory", report.memory(measured)
    yield "edits", report.edits({some.posts: speed.edits(some) for some in pairs})
    # A process of its own: what is measured never has less memory than the process that starts it.
    yield "fidelity", report.said(sys.executable, "-m", "bench.fidelity")


def main(arguments: Sequence[str]) -> None:
    """Measure, print, and write the page."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="up to 10,000 posts, no peers, and nothing written")
    quick = parser.parse_args(arguments).quick
    bench_folder()
    sizes = [size for size in speed.SIZES if not quick or size <= QUICK]
    found: dict[str, str] = {}
    for name, table in sections([] if quick else installed(), sizes):
        print(f"\n## {name}\n\n{table}", flush=True)
        found[name] = table
    if not quick:
        page = PAGE.read_text(encoding="utf-8")
        for name, table in found.items():
            page = report.replaced(page, name, table)
        PAGE.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
