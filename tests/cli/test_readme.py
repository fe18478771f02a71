"""The README's commands print what it says they print, and its pictures are those of today."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from bench.pictures import pictures

from running import ROOT, Run

README = (ROOT / "README.md").read_text(encoding="utf-8")


def shown() -> Iterator[tuple[str, str]]:
    """Each command of a console block, and the lines printed below it."""
    for block in re.findall(r"^```console\n(.*?)^```", README, re.MULTILINE | re.DOTALL):
        yield from re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE)


@pytest.mark.parametrize(("command", "output"), [(c, o) for c, o in shown() if c.startswith("procho ")])
def test_a_command_prints_what_the_readme_shows(
    command: str, output: str, procho: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    words, pipe, lines = command.partition(" | tail -")
    result = procho(*words.split()[1:])
    assert result.code == 0
    last = result.out.splitlines(keepends=True)[-int(lines) :] if pipe else [result.out]
    assert "".join(last) == output


def test_make_has_what_the_readme_names() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"`make ([a-z-]+)`|^\$ make ([a-z-]+)", README, re.MULTILINE):
        assert re.search(rf"^{''.join(target)}:", makefile, re.MULTILINE)


def test_every_link_leads_somewhere() -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", README):
        assert (ROOT / target).exists(), target


@pytest.mark.parametrize("path", [Path("docs/pictures/comparison.svg"), Path("docs/pictures/diff.svg")], ids=str)
def test_a_picture_is_todays(path: Path) -> None:
    assert (ROOT / path).read_text(encoding="utf-8") == pictures()[path], "make pictures"
