"""Findings for a person at a terminal or in a log: where, how grave, what, and the line itself."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from procho.model.findings import Finding, Severity, order
from procho.render.escape import file_name, terminal
from procho.render.findings.excerpt import excerpt
from procho.render.findings.prose import prose
from procho.render.words import Words

_BOLD, _DIM = "1", "2"
_COLOURS = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.NOTICE: "1;36"}

Paint = Callable[[str, str], str]


def text(findings: Iterable[Finding], words: Words, *, checked: int, max_errors: int, color: bool) -> str:
    """The findings, sorted, at most `max_errors` of them, and one last line with the totals.

    `checked` is the number of files. Nothing is wrapped, and no line begins with text of a file. Colour
    is added to what words and marks say already.
    """
    found = sorted(findings, key=order)
    if not found:
        return words("rules.text.clear", count=checked) + "\n"
    paint = _ansi if color else plain
    shown = [line for finding in found[:max_errors] for line in lines(finding, words, paint)]
    if len(found) > max_errors:
        shown.append(words("rules.text.more", count=len(found) - max_errors, total=len(found)))
    return "\n".join([*shown, summary(found, words)]) + "\n"


def plain(_: str, shown: str) -> str:
    """Without colour."""
    return shown


def lines(finding: Finding, words: Words, paint: Paint = plain) -> Iterator[str]:
    """`file:line:column: severity[rule] message`, then the source line with its carets."""
    where = f"{file_name(finding.file)}:{finding.span.line}:{finding.span.column}:"
    grave = words(f"common.severity.{finding.severity}")
    colour = _COLOURS[finding.severity]
    yield f"{paint(_BOLD, where)} {paint(colour, f'{grave}[{finding.rule}]')} {terminal(prose(finding, words))}"
    if source := excerpt(finding):
        gutter, line, carets = source
        yield paint(_DIM, gutter) + line
        yield paint(_DIM, " " * (len(gutter) - 2) + "| ") + paint(colour, carets)


def summary(found: Sequence[Finding], words: Words) -> str:
    """How many findings of which severity, in how many files."""
    by = Counter(finding.severity for finding in found)
    what = ", ".join(words(f"common.severities.{grave}", count=by[grave]) for grave in Severity if by[grave])
    files = words("common.noun.file", count=len({finding.file for finding in found}))
    return words("rules.text.summary", what=what, files=files)


def _ansi(style: str, shown: str) -> str:
    return f"\x1b[{style}m{shown}\x1b[0m"
