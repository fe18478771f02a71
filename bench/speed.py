"""How fast procho is, beside what it could be and what others are; everything a whole process."""

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from compileall import compile_dir
from pathlib import Path
from typing import Any

from msgspec import Struct

from bench.measure import Run, measure
from bench.peers import PROGRAMS, Installed
from bench.shared import BUILD, HERE, bench_folder

SIZES = (100, 1_000, 10_000, 100_000)
SEED = 1
GOLDEN = HERE / "orgs" / "proch-orientation"
ABSENT = Run(0, 0, "cannot be installed")
STACK = "import typer, pydantic, yaml, rich.table"
MODEL = "class M(pydantic.BaseModel): n: int"
"""`import pydantic` loads nothing of it; the first model does."""


class Pair(Struct, frozen=True):
    """A large organisation before and after known edits."""

    posts: int
    folder: Path

    @property
    def files(self) -> tuple[str, str]:
        """Source and target."""
        return str(self.folder / "source.yaml"), str(self.folder / "target.yaml")


class Timed(Struct, frozen=True):
    """One program on one pair."""

    name: str
    run: Run


class Edit(Struct, frozen=True):
    """An edit of the pair's maker: how many posts it made, and how many procho reports."""

    name: str
    made: int
    reported: int


def pair(posts: int) -> Pair:
    """The pair of so many posts, made where it is not there yet."""
    folder = BUILD / f"pair-{posts}"
    if not (folder / "truth.json").exists():
        maker = str(bench_folder() / "make_pair.py")
        subprocess.run(
            [sys.executable, maker, str(posts), str(SEED), str(folder)], check=True, stdout=subprocess.DEVNULL
        )
    return Pair(posts, folder)


def procho(*arguments: str) -> Sequence[str]:
    """The command, in this Python."""
    return sys.executable, "-m", "procho", *arguments


def timed(some: Pair, peers: Sequence[Installed]) -> Iterator[Timed]:
    """The product first, then what it is measured against, then the peers."""
    yield Timed("procho diff", measure(procho("diff", *some.files)))
    yield Timed("yaml.load", measure((sys.executable, str(PROGRAMS / "yaml_load.py"), *some.files)))
    yield Timed("floor", measure((sys.executable, str(PROGRAMS / "floor.py"), *some.files)))
    yield Timed("git diff --stat", measure(("git", "diff", "--no-index", "--stat", *some.files), good=(0, 1)))
    for peer in peers:
        yield Timed(peer.peer.name, measure(peer.command(*some.files), peer.peer.good) if peer.version else ABSENT)


def start_up() -> list[Timed]:
    """What procho takes before it begins, and for the smallest real pair.

    As it is installed: compiled, which a checkout need not be.
    """
    compile_dir(HERE / "src", quiet=1)
    golden = [str(GOLDEN / name) for name in ("2021-02-15.yaml", "2021-10-04.yaml")]
    return [
        Timed("python -c pass", measure((sys.executable, "-c", "pass"), runs=9)),
        Timed(STACK, measure((sys.executable, "-c", STACK), runs=9)),
        Timed("the same, and one model of pydantic", measure((sys.executable, "-c", f"{STACK}\n{MODEL}"), runs=9)),
        Timed("procho --version", measure(procho("--version"), runs=9)),
        Timed("procho --help", measure(procho("--help"), runs=9)),
        Timed("procho diff, the golden pair", measure(procho("diff", *golden), runs=9)),
    ]


def edits(some: Pair) -> list[Edit]:
    """Of each kind of edit, how many were made and how many procho reports."""
    out = some.folder / "diff.json"
    subprocess.run(procho("diff", *some.files, "-o", str(out)), check=True)
    return counted(
        json.loads((some.folder / "truth.json").read_text(encoding="utf-8")),
        json.loads(out.read_text(encoding="utf-8")),
    )


def counted(truth: dict[str, int], comparison: dict[str, Any]) -> list[Edit]:
    """The edits of `truth.json`, each with its count in a comparison's JSON.

    Without a scale of grades there is no up and down, so a regraded post is one whose grade differs.
    """
    regraded = sum(entry["count"] for entry in comparison["posts"] if "grade" in entry["fields"])
    reported = {**comparison["summary"], "regraded": regraded}
    return [Edit(name, made, reported[name]) for name, made in truth.items() if not name.startswith("posts_")]
