"""What a run knows of its surroundings: the language, the colours, the limits, the streams."""

import os
import shutil
import sys
from collections.abc import Callable, Mapping
from typing import Literal

from msgspec import Struct, field
from msgspec.structs import replace

from procho.model.findings import Finding, Problem
from procho.model.limits import Limits
from procho.render.escape import file_name, terminal
from procho.render.words import Language, Words, load

Colour = Literal["auto", "always", "never"]


class NoVerdict(Exception):  # noqa: N818 - it is an outcome (exit 2), not a fault of ours
    """There is nothing to say about the input: what was found in it, and why that is so, goes to stderr."""

    def __init__(self, *problems: Problem, findings: tuple[Finding, ...] = ()) -> None:
        self.problems, self.findings = problems, findings
        super().__init__(*problems)


class Session(Struct):
    """One run. `lang` is what the command line or PROCHO_LANG asks for, `body_lang` what `procho.yaml` does."""

    debug: bool = False
    lang: Language | None = None
    body_lang: Language | None = None
    color: Colour = "auto"
    limits: Limits = field(default_factory=Limits.from_environment)

    @property
    def words(self) -> Words:
        """For a person: the language asked for, else the body's, else the locale's."""
        return load(self.lang or self.body_lang or locale_language(os.environ))

    @property
    def machine_words(self) -> Words:
        """For a program: the locale of whoever runs it does not change a byte."""
        return load(self.lang or self.body_lang or "en")

    def ask(self, lang: Language | None, color: Colour, max_errors: int | None = None) -> None:
        """Take over what the command line, or the environment, asks for."""
        self.lang, self.color = lang or self.lang, color
        if max_errors is not None:
            self.limits = replace(self.limits, max_errors=max_errors)

    def colored(self, path: str) -> bool:
        """Whether to colour text that goes to this path."""
        if self.color != "auto":
            return self.color == "always"
        plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
        return path == "-" and not plain and sys.stdout is not None and sys.stdout.isatty()

    def width(self) -> int | None:
        """The cells of the terminal; None, for never wrapping, where stdout is none."""
        if sys.stdout is None or not sys.stdout.isatty():
            return None
        return shutil.get_terminal_size().columns

    def say(self, key: str, **params: object) -> None:
        """A line on stderr. It begins with procho's own name; text among the parameters is escaped."""
        shown = {name: _escaped(name, value) for name, value in params.items()}
        text = self.words(key, **shown)
        tell("\n".join(self.words("cli.line.said", text=line) for line in text.split("\n")))

    def tell_findings(self, findings: tuple[Finding, ...]) -> None:
        """The first of these findings on stderr, as `check` shows them."""
        if findings:
            from procho.render.findings.text import text

            most = self.limits.max_errors
            files = len({finding.file for finding in findings})
            tell(text(findings, self.words, checked=files, max_errors=most, color=self.color == "always").rstrip("\n"))


Task = Callable[[Session], int]
"""What a command does once its arguments are read; gives the exit code."""


def _escaped(name: str, value: object) -> object:
    if not isinstance(value, str):
        return value
    return file_name(value) if name == "file" else terminal(value)


def tell(text: str) -> None:
    """Text on stderr; a closed or full stderr is nobody's to tell."""
    try:
        sys.stderr.write(f"{text}\n")
        sys.stderr.flush()
    except (OSError, AttributeError, ValueError):
        return


def locale_language(environment: Mapping[str, str]) -> Language:
    """The language of the messages (POSIX: LC_ALL, else LC_MESSAGES, else LANG); English for all but French."""
    names = (environment.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    name = next(filter(None, names), "")
    return "fr" if name.lower().startswith("fr") else "en"
