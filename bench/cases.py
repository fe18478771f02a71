"""The real charts before and after: written as procho's files, read by procho's reader, judged by the truth."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from bench.shared import BUILD, bench_folder, tool
from procho.diff import compare
from procho.formats.yaml.organigram import load
from procho.model.comparison import Amended, Comparison, Moved, Transformed, Unchanged
from procho.model.version import Version

Pair = tuple[str, str]
"""The ids of a group before and a group after."""
Tally = Counter[str]
"""How many pairs are right, wrong, or free, and how many links there are to find."""


class Case(Struct, frozen=True):
    """One body's chart, published twice."""

    name: str
    folder: Path
    source: Version
    target: Version

    @property
    def department(self) -> str:
        """Whose chart it is: two of one department are no independent witnesses."""
        return self.name.split("-")[0]

    def compared(self) -> Comparison:
        """What procho makes of it."""
        return compare(self.source, self.target)

    def judged(self, pairs: Iterable[Pair]) -> Tally:
        """How many of the pairs are right, by the rules of score.py."""
        found: Tally = tool("score").judge(self.folder, list(pairs))
        return found


class Found(Struct, frozen=True):
    """A pair of posts that a comparison says are the same; `score` is 1 where nothing was inferred."""

    pair: Pair
    score: float
    claimed: bool


def found(comparison: Comparison) -> list[Found]:
    """The claims and the suggestions of a comparison."""
    rows = [(entry, True) for entry in comparison.posts] + [(entry, False) for entry in comparison.suggestions]
    return [
        Found(
            (str(entry.before.group.id), str(entry.after.group.id)), 1.0 if entry.score is None else entry.score, sure
        )
        for entry, sure in rows
        if isinstance(entry, Transformed | Moved | Amended | Unchanged)
    ]


def cases() -> list[Case]:
    """Every case that has a truth, by name."""
    folder = bench_folder() / "cases"
    return [_case(path) for path in sorted(folder.iterdir()) if (path / "truth.csv").exists()]


def _case(folder: Path) -> Case:
    out = BUILD / "cases" / folder.name
    tool("to_procho").main(folder, out)
    return Case(folder.name, folder, _version(out / "source.yaml"), _version(out / "target.yaml"))


def _version(path: Path) -> Version:
    version = load(path.read_bytes(), path.name).version
    if version is None:
        raise ValueError(f"{path} was not written as procho reads it")
    return version
