"""Language, colours and width: who decides, in which order."""

import sys
from pathlib import Path

import pytest

from procho.cli.session import Session, locale_language
from running import SOURCE, TARGET, Run, Write


@pytest.mark.parametrize(
    ("environment", "lang"),
    [
        ({}, "en"),
        ({"LANG": "fr_FR.UTF-8"}, "fr"),
        ({"LANG": "fr_FR.UTF-8", "LC_MESSAGES": "en_GB.UTF-8"}, "en"),
        ({"LANG": "en_GB.UTF-8", "LC_MESSAGES": "C", "LC_ALL": "fr_CA"}, "fr"),
        ({"LANG": "fr_FR.UTF-8", "LC_ALL": ""}, "fr"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LC_ALL": "C", "LANG": "fr_FR.UTF-8"}, "en"),
    ],
)
def test_the_language_of_a_locale(environment: dict[str, str], lang: str) -> None:
    assert locale_language(environment) == lang


def test_command_line_before_environment_before_file_before_locale(
    procho: Run, organigram: Write, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    french, english = "Rien à signaler", "All clear"
    organigram()
    assert english in procho("check", ".").out
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    assert french in procho("check", ".").out
    (folder / "procho.yaml").write_text("language: en", encoding="utf-8")
    assert english in procho("check", ".").out
    monkeypatch.setenv("PROCHO_LANG", "fr")
    assert french in procho("check", ".").out
    assert english in procho("check", ".", "--lang", "en").out


def test_programs_are_spoken_to_in_english_whatever_the_locale(
    procho: Run, organigram: Write, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    argv = ("check", organigram(body="psots: []"), "-f", "json")
    english = procho(*argv).out
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    assert procho(*argv).out == english
    assert procho(*argv, "--lang", "fr").out != english
    (folder / "procho.yaml").write_text("language: fr", encoding="utf-8")
    assert procho(*argv).out != english


@pytest.mark.parametrize(
    ("color", "terminal", "environment", "colored"),
    [
        ("auto", True, {"TERM": "xterm"}, True),
        ("auto", False, {"TERM": "xterm"}, False),
        ("auto", True, {"TERM": "xterm", "NO_COLOR": "1"}, False),
        ("auto", True, {"TERM": "xterm", "NO_COLOR": ""}, True),
        ("auto", True, {"TERM": "dumb"}, False),
        ("always", False, {"TERM": "dumb", "NO_COLOR": "1"}, True),
        ("never", True, {"TERM": "xterm"}, False),
    ],
)
def test_colours(
    monkeypatch: pytest.MonkeyPatch, color: str, terminal: bool, environment: dict[str, str], colored: bool
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: terminal)
    session = Session(color=color)
    assert session.colored("-") is colored
    assert session.colored("file") is (color == "always")


def test_no_width_where_there_is_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    assert Session().width() is None
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "77")
    assert Session().width() == 77


@pytest.mark.usefixtures("golden")
def test_color_always_colours_and_never_does_not(procho: Run) -> None:
    assert "\x1b[" in procho("diff", SOURCE, TARGET, "--color", "always").out
    assert "\x1b" not in procho("diff", SOURCE, TARGET).out
