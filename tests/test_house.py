"""What the linters cannot see: the size of modules, tables that agree with files, the Makefile's help."""

import ast
import re
from pathlib import Path

import pytest

from procho.cli.table import COMMANDS

ROOT = Path(__file__).parents[1]
SOURCES = sorted((ROOT / "src").rglob("*.py"))


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_a_module_has_at_most_250_lines_and_a_function_40(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= 250
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            body = [statement for statement in node.body if not isinstance(statement, ast.FunctionDef)]
            assert not body or (body[-1].end_lineno or 0) - body[0].lineno < 40, node.name


def test_every_command_is_a_file_and_a_row() -> None:
    files = {path.stem for path in (ROOT / "src/procho/cli").glob("*.py") if "EPILOG = " in path.read_text("utf-8")}
    assert {command.name for command in COMMANDS} == files - {"app"}
    for command in COMMANDS:
        assert command.function.__name__ == command.name
        assert f"procho {command.name}" in command.epilog
        assert "Exit codes:" in command.epilog


def test_every_option_of_a_command_is_a_variable_too() -> None:
    for path in (ROOT / "src/procho/cli").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and ast.unparse(node.func) == "typer.Option"):
                continue
            flag = next(a.value for a in node.args if isinstance(a, ast.Constant) and str(a.value).startswith("--"))
            given = {keyword.arg: keyword.value for keyword in node.keywords}
            if flag != "--version":
                assert ast.literal_eval(given["envvar"]) == f"PROCHO_{str(flag)[2:].replace('-', '_').upper()}"


def test_every_target_of_the_makefile_says_what_it_does() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = set(re.findall(r"^\.PHONY: (\S+)$", makefile, re.MULTILINE))
    assert phony == set(re.findall(r"^([a-z-]+):.*## \S", makefile, re.MULTILINE))
