"""Mistakes on the command line: 2, on stderr, in the user's language, and harmless."""

import pytest

from running import Run


@pytest.mark.parametrize(
    ("argv", "message"),
    [
        (["dif"], "There is no command dif. Did you mean diff?"),
        (["frobnicate"], "There is no command frobnicate."),
        (["diff", "a", "b", "--fromat", "x"], "There is no option --fromat. Did you mean --format, --report?"),
        (["check", "--explain", "x"], "There is no option --explain.\n"),
        (["check", "--agaisnt", "x"], "There is no option --agaisnt. Did you mean --against?"),
        (["check", ""], "A path is empty"),
        (["check", "--against", "HEAD", ""], "A path is empty"),
        (["diff", "a", ""], "A path is empty"),
        (["diff", "a"], "TARGET is missing."),
        (["check"], "PATH is missing."),
        (["diff", "a", "b", "c"], "This is too much: c"),
        (["diff", "a", "b", "--color", "red"], "--color is one of: auto, always, never."),
        (["diff", "a", "b", "--max-errors", "0"], "--max-errors: this value is not possible."),
        (["diff", "a", "b", "--config"], "--config: its value is missing, or it takes none."),
        (["diff", "a", "b", "-f", "docx"], "There is no format docx. It is one of: text, json, markdown."),
        (["diff", "a", "b", "-o", "a.docx"], "a.docx: no format has the suffix .docx."),
        (["diff", "a", "b", "--report", "json"], "--report json: FORMAT=FILE is expected"),
        (["diff", "a", "b", "--report", "json=-", "-f", "text"], "- is named for two outputs."),
    ],
)
def test_each_mistake_is_said(procho: Run, argv: list[str], message: str) -> None:
    result = procho(*argv, "--lang", "en") if argv[-1] != "--config" else procho(*argv)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith(f"procho: {message}")


def test_in_french(procho: Run) -> None:
    result = procho("diff", "a", "--lang=fr")
    assert result.err == "procho\u00a0: Il manque TARGET.\nprocho\u00a0: Voir procho diff --help.\n"


@pytest.mark.parametrize("argv", [["check", "--against"], ["check", "--agianst", "x"], ["check", "a", "--color", "x"]])
def test_the_help_that_is_named_is_that_of_the_command(procho: Run, argv: list[str]) -> None:
    assert procho(*argv).err.endswith("\nprocho: See procho check --help.\n")


@pytest.mark.parametrize(
    "hostile", ["\x1b[31m\x9b", "a\r::add-mask::x", "\n::stop-commands::x", "##[group]x", "\u202e"]
)
def test_arguments_are_escaped(procho: Run, hostile: str) -> None:
    for argv in (
        [hostile],
        ["diff", f"--{hostile}"],
        ["diff", "a", "b", hostile],
        ["diff", "a", "b", "-f", hostile],
        ["diff", "a", "b", "--lang", hostile],
        ["check", hostile],
        ["rules", hostile],
    ):
        result = procho(*argv)
        assert (result.code, result.out) == (2, "")
        assert hostile not in result.err
        assert all(line.startswith("procho: ") for line in result.err.splitlines())


def test_nothing_asked_shows_the_help_and_is_no_verdict(procho: Run) -> None:
    result = procho()
    assert (result.code, result.out) == (2, "")
    assert "Commands:" in result.err


@pytest.mark.parametrize("argv", [["--help"], ["-h"], ["diff", "--help"], ["check", "-h"]])
def test_help_has_examples_and_exit_codes(procho: Run, argv: list[str]) -> None:
    result = procho(*argv)
    assert (result.code, result.err) == (0, "")
    assert "Examples:" in result.out
    assert "Exit codes:" in result.out


def test_version(procho: Run) -> None:
    from procho import __version__

    assert procho("--version", "diff") == (0, f"procho {__version__}\n", "")


def test_bytes_that_are_no_text_in_a_name(procho: Run) -> None:
    result = procho("check", "a\udcff.yaml")
    assert result.code == 2
    assert "a\\xff.yaml" in result.err or "a\\udcff.yaml" in result.err
