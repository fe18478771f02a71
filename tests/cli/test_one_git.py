"""However many files of a revision a run reads: one git reads them all, and none outlives the run."""

import os
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest

from pulls import FIRST
from repositories import GIT, Checkout
from running import Run


@pytest.fixture
def asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], list[list[str]]]:
    """The runs of git so far, each the process's number and its arguments, in a repository of twenty files."""
    made = Checkout.new(tmp_path / "checkout")
    made.commit(**{f"orgs/{folder}/{file}.yaml": FIRST for folder in range(4) for file in range(5)})
    log, program = tmp_path / "log", tmp_path / "bin" / "git"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\necho "$$ $*" >> {shlex.quote(str(log))}\nexec {shlex.quote(GIT)} "$@"\n', "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.chdir(made.folder)
    return lambda: [line.split() for line in log.read_text("utf-8").splitlines()]


def alive(number: str) -> bool:
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.parametrize(
    ("paths", "code"),
    [
        (["HEAD:"], 0),
        (["HEAD:orgs/0", "HEAD:orgs/1", "HEAD:orgs/2/1.yaml", "HEAD:orgs/3/1.yaml"], 0),
        (["HEAD:orgs", "HEAD:none.yaml"], 2),
    ],
)
def test_one_git_finds_the_revision_and_one_reads(
    procho: Run, asked: Callable[[], list[list[str]]], paths: list[str], code: int
) -> None:
    assert procho("check", *paths).code == code
    assert sorted(next(word for word in ("rev-parse", "cat-file") if word in run) for run in asked()) == [
        "cat-file",
        "rev-parse",
    ]
    assert not any(alive(number) for number, *_ in asked())


def test_none_outlives_a_comparison(procho: Run, asked: Callable[[], list[list[str]]]) -> None:
    assert procho("diff", "HEAD:orgs/0/1.yaml", "HEAD:orgs/1/1.yaml").code == 0
    assert sum("cat-file" in run for run in asked()) == 1
    assert not any(alive(number) for number, *_ in asked())
