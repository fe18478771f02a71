"""Shell completion as bash, zsh and fish ask for it; and that every flag is a variable of the environment too."""

import subprocess
import sys
from typing import Any

import pytest
import typer

from procho.cli.app import _app
from procho.cli.table import COMMANDS
from procho.policies.table import BY_ID
from running import ROOT, Run

SHELLS = ("bash", "zsh", "fish")


def ask(shell: str, line: str) -> list[str]:
    """The words offered at the end of a line: `procho diff -f ` or `procho ru`."""
    words = line.split(" ")
    environment = {
        "PATH": "/usr/bin:/bin",
        "_PROCHO_COMPLETE": f"complete_{shell}",
        "COMP_WORDS": line,
        "COMP_CWORD": str(len(words) - 1),
        "_TYPER_COMPLETE_ARGS": line,
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
    }
    argv = [sys.executable, "-m", "procho"]
    done = subprocess.run(argv, env=environment, cwd=ROOT, capture_output=True, check=False)
    assert done.stderr == b""
    return done.stdout.decode().split()


def offered(shell: str, line: str) -> set[str]:
    said = " ".join(ask(shell, line))
    # zsh is handed a call of its own _arguments: '*: :(("earmark":"…"))'.
    return {
        word
        for word in said.replace('"', " ").replace("(", " ").replace(")", " ").split()
        if word.removesuffix("=").isidentifier() or "-" in word
    }


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("procho ch", {"check", "chart"}),
        ("procho diff -f ", {"text", "json", "markdown"}),
        ("procho chart --format s", {"svg"}),
        ("procho check --report s", {"sarif="}),
        ("procho diff --report ", {"json=", "markdown="}),
        ("procho chart --report sv", {"svg="}),
        ("procho rules ear", {"earmark"}),
        ("procho schema ", {"organigram", "diff", "config"}),
        ("procho git un", {"uninstall"}),
        ("procho diff --col", {"--color"}),
        ("procho check --fail-on w", {"warning"}),
    ],
)
def test_names_and_values_are_completed(shell: str, line: str, expected: set[str]) -> None:
    assert expected <= offered(shell, line)


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize("path", ["", "x"])
def test_of_a_report_whose_format_is_written_the_file_is_the_shells_to_complete(shell: str, path: str) -> None:
    assert not any("sarif" in word for word in offered(shell, f"procho check --report sarif={path}"))


def test_every_rule_is_offered() -> None:
    assert set(ask("bash", "procho rules ")) == set(BY_ID)


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_for_a_shell(shell: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from procho.__main__ import main; main()"],
        env={"PATH": "/usr/bin:/bin", "_PROCHO_COMPLETE": f"source_{shell}"},
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    assert b"_PROCHO_COMPLETE=complete_" + shell.encode() in done.stdout


def options() -> list[Any]:
    commands: dict[str, Any] = vars(typer.main.get_command(_app(COMMANDS)))["commands"]
    params = [(name, param) for name, command in commands.items() for param in command.params]
    return [
        pytest.param(param, id=f"{name} {param.opts[0]}") for name, param in params if param.opts[0].startswith("-")
    ]


@pytest.mark.parametrize("option", options())
def test_every_flag_is_a_variable_of_the_same_name(option: Any) -> None:
    flag = next(name for name in option.opts if name.startswith("--"))
    assert option.envvar == f"PROCHO_{flag[2:].replace('-', '_').upper()}"


def test_the_command_line_goes_before_the_environment_and_that_before_the_file(
    procho: Run, folder: Any, organigram: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "procho.yaml").write_text("language: fr\n", encoding="utf-8")
    name = organigram(body="psots: []")
    assert "vouliez-vous dire" in procho("check", name).out
    monkeypatch.setenv("PROCHO_LANG", "en")
    assert "did you mean" in procho("check", name).out
    assert "vouliez-vous dire" in procho("check", name, "--lang", "fr").out
    monkeypatch.setenv("PROCHO_FORMAT", "json")
    assert procho("check", name).out.startswith("{")
    assert not procho("check", name, "-f", "text").out.startswith("{")


def test_an_unknown_key_of_the_configuration_is_2_and_the_nearest_is_offered(
    procho: Run, folder: Any, organigram: Any
) -> None:
    (folder / "procho.yaml").write_text("langage: fr\n", encoding="utf-8")
    result = procho("check", organigram(), "--lang", "en")
    assert (result.code, result.out) == (2, "")
    assert "language" in result.err
