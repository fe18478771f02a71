"""What only a process of its own shows: closed pipes, full disks, foreign locales, what start-up imports."""

import os
import signal
import subprocess
import sys
from typing import Any

import pytest

from running import ROOT, SOURCE, TARGET

PROCHO = [sys.executable, "-m", "procho"]
DIFF = [*PROCHO, "diff", SOURCE, TARGET, "--lang", "fr"]


def start(argv: list[str], **options: Any) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(argv, cwd=ROOT, stderr=subprocess.PIPE, check=False, **options)


@pytest.mark.parametrize("argv", [DIFF, [*PROCHO, "--help"], [*DIFF, "-f", "json"]])
def test_a_closed_pipe_is_141_and_quiet(argv: list[str]) -> None:
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "wb") as stdout:
        assert (result := start(argv, stdout=stdout)).stderr == b""
    assert result.returncode == 141


@pytest.mark.parametrize("argv", [DIFF, [*PROCHO, "--help"]])
def test_a_full_disk_is_2_and_said(argv: list[str]) -> None:
    with open("/dev/full", "wb") as stdout:
        result = start(argv, stdout=stdout)
    assert result.returncode == 2
    assert result.stderr.count(b"\n") == 1
    assert b" stdout " in result.stderr


def test_no_stdout_at_all_is_2() -> None:
    result = start(["/bin/sh", "-c", '"$@" >&-', "sh", *DIFF])
    assert result.returncode == 2
    assert b"Traceback" not in result.stderr


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_a_terminal_that_lacks_characters_gets_escapes(encoding: str) -> None:
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "C", "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    result = start(DIFF, stdout=subprocess.PIPE, env=environment)
    assert (result.returncode, result.stderr) == (0, b"")
    assert b"\\u2192" in result.stdout
    shown = start([*DIFF, "-f", "json"], stdout=subprocess.PIPE, env=environment)
    assert shown.stdout == start([*DIFF, "-f", "json"], stdout=subprocess.PIPE).stdout


def test_ctrl_c_is_130() -> None:
    process = subprocess.Popen([*PROCHO, "check", "-"], cwd=ROOT, stdin=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdin
    # Once a chunk larger than any pipe's buffer is taken, procho is in the midst of reading.
    process.stdin.write(b"#" * (1 << 20))
    process.stdin.flush()
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate()
    assert (process.returncode, errors) == (130, b"")


def test_ctrl_c_while_the_modules_are_loaded_is_as_quiet() -> None:
    code = "import procho.__main__ as entry\ndef main(): raise KeyboardInterrupt\nentry.main = main\nentry.script()"
    result = start([sys.executable, "-c", code], stdout=subprocess.PIPE)
    assert (result.returncode, result.stdout, result.stderr) == (130, b"", b"")


def imported(*argv: str) -> set[str]:
    """The modules that a run of procho has imported at its end."""
    code = (
        "import sys; sys.argv[1:] = sys.argv[2:] if sys.argv[1] == '--' else sys.argv[1:]\n"
        "from procho.__main__ import main; sys.stdout = sys.stderr; main(); sys.stdout = sys.__stdout__\n"
        "print(*sys.modules)"
    )
    result = start([sys.executable, "-c", code, "--", *argv], stdout=subprocess.PIPE)
    return set(result.stdout.decode().split())


def test_the_version_needs_nothing() -> None:
    modules = imported("--version")
    assert "procho.__main__" in modules
    assert not modules & {"typer", "procho.cli", "pydantic", "yaml", "rich", "graphviz", "tomllib"}


@pytest.mark.parametrize("argv", [["--help"], ["diff", "--help"], ["check", "--help"], ["chart", "-h"], ["dif"]])
def test_help_needs_typer_only(argv: list[str]) -> None:
    modules = imported(*argv)
    assert "procho.cli.diff" in modules
    assert not modules & {"pydantic", "yaml", "rich", "graphviz", "rapidfuzz"}


@pytest.mark.parametrize(
    ("argv", "needless"),
    [
        (["check", "orgs"], {"rich", "graphviz", "rapidfuzz", "procho.diff"}),
        (["diff", SOURCE, TARGET, "-f", "json"], {"rich", "graphviz"}),
        (["diff", SOURCE, TARGET], {"graphviz"}),
        (["rules"], {"yaml", "rich", "graphviz", "rapidfuzz"}),
        (["new", "missing.yaml", "2022-01-01"], {"rich", "graphviz"}),
    ],
)
def test_no_command_imports_what_it_does_not_need(argv: list[str], needless: set[str]) -> None:
    modules = imported(*argv)
    assert "procho.cli.diff" in modules
    assert not modules & needless
