"""Runs the command line within the test's own process: the exit code, stdout and stderr of a run."""

import io
import sys
from pathlib import Path

import pytest

from procho.cli import run
from running import ROOT, Result, Run, Write


@pytest.fixture
def procho(capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Run:
    """procho("diff", "a", "b", stdin=b"...") in the current folder."""

    def call(*argv: str, stdin: bytes = b"") -> Result:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        capfdbinary.readouterr()
        code = run(argv)
        captured = capfdbinary.readouterr()
        return Result(code, captured.out.decode(), captured.err.decode())

    return call


@pytest.fixture
def golden(monkeypatch: pytest.MonkeyPatch) -> None:
    """The project's own folder, which holds `orgs`; read only."""
    monkeypatch.chdir(ROOT)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def organigram(folder: Path) -> Write:
    """organigram("a.yaml", "posts: [...]") writes a file with a sound head, and gives its name."""

    def write(name: str = "a.yaml", body: str = "posts: [{title: Agent, count: 2}]", date: str = "2020-01-01") -> str:
        head = f"procho: 1\norganisation: Service\ndate: {date}\n"
        (folder / name).write_text(f"{head}{body}\n", encoding="utf-8")
        return name

    return write
