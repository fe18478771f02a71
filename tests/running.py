"""What the tests of the command line call: a run in the test's own process, a writer of organigrams."""

from pathlib import Path
from typing import NamedTuple, Protocol

ROOT = Path(__file__).parents[1]
SOURCE, TARGET = "orgs/proch-orientation/2021-02-15.yaml", "orgs/proch-orientation/2021-10-04.yaml"


class Result(NamedTuple):
    """How a run ended."""

    code: int
    out: str
    err: str


class Run(Protocol):
    """Runs procho with arguments in the current folder."""

    def __call__(self, *argv: str, stdin: bytes = b"") -> Result: ...


class Write(Protocol):
    """Writes a file with a sound head into the current folder, and gives its name."""

    def __call__(self, name: str = ..., body: str = ..., date: str = ...) -> str: ...
