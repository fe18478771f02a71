"""Findings as JUnit XML, which has no standard: what Jenkins' junit-10.xsd allows and GitLab reads.

A file is a suite. A rule that is broken for one thing of the file is a test case: a failure where the
finding fails the run, else skipped, which is shown and does not turn the suite red. A clean file has
one test case that passes. No text of a file goes into `system-out`, where GitLab obeys it.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import count

from procho.model.findings import Finding, Severity, order
from procho.render.escape import file_name, terminal, xml
from procho.render.findings.prose import prose
from procho.render.findings.worst import worst
from procho.render.words import Words

MOST = 10_000
"""GitLab reads files below 30 MB; a finding takes up to 2 KB, its message twice."""
LONGEST = 200
"""A longer name of a test case is cut."""


def junit(findings: Iterable[Finding], words: Words, *, files: Sequence[str], fail_on: Severity | None) -> str:
    """One suite for each of the files, with the gravest MOST findings and how many there are beyond.

    `files` are all that were checked, named as the findings name them. Findings of `fail_on` or graver
    are failures; None: none is.
    """
    found, beyond = worst(findings, MOST)
    by_file: dict[str, list[Finding]] = {file: [] for file in files}
    for finding in sorted(found, key=order):
        by_file.setdefault(finding.file, []).append(finding)
    report = _Report(words, fail_on)
    for file, of_file in by_file.items():
        report.file(file, of_file)
    if beyond:
        report.left_out(beyond)
    return report.document()


class _Report:
    """Collects suites and their totals."""

    def __init__(self, words: Words, fail_on: Severity | None) -> None:
        self.words, self.fail_on = words, fail_on
        self.suites: list[str] = []
        self.taken: set[str] = set()
        self.tests = self.failures = 0

    def file(self, file: str, found: list[Finding]) -> None:
        """The suite of one file."""
        suite = _unique(file_name(file), self.taken)
        cases = [self._case(suite, name, of_case) for name, of_case in _grouped(found)]
        self._suite(suite, cases or [_testcase(suite, self.words("findings.junit.clean")) + "/>"], len(cases))

    def left_out(self, beyond: list[Finding]) -> None:
        """One more suite, for what the report has no room for."""
        suite = _unique(self.words("findings.report.left_out_title"), self.taken)
        said = self.words("findings.report.left_out", count=len(beyond), most=MOST)
        self._suite(suite, [self._wrong(suite, suite, beyond, said, said)], 1)

    def document(self) -> str:
        """The whole report."""
        head = f'<testsuites name="procho" tests="{self.tests}" failures="{self.failures}" errors="0">'
        return "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', head, *self.suites, "</testsuites>", ""])

    def _suite(self, suite: str, cases: list[str], wrong: int) -> None:
        failures = sum("<failure " in case for case in cases)
        self.tests += len(cases)
        self.failures += failures
        counts = f'tests="{len(cases)}" failures="{failures}" errors="0" skipped="{wrong - failures}"'
        self.suites += [f'<testsuite name="{xml(suite)}" {counts}>', *cases, "</testsuite>"]

    def _case(self, suite: str, name: str, found: list[Finding]) -> str:
        """Each of its findings is a line with its place."""
        said = [terminal(prose(finding, self.words)) for finding in found]
        text = [
            f"{file_name(finding.file)}:{finding.span.line}:{finding.span.column}: {finding.severity}: {what}"
            for finding, what in zip(found, said, strict=True)
        ]
        return self._wrong(suite, name, found, said[0], "\n".join(map(xml, text)))

    def _wrong(self, suite: str, name: str, found: list[Finding], message: str, text: str) -> str:
        gravest = min((finding.severity for finding in found), key=lambda severity: severity.rank)
        fails = self.fail_on is not None and gravest.rank <= self.fail_on.rank
        element = "failure" if fails else "skipped"
        start = f'<{element} type="{gravest}" message="{xml(message)}">'
        return f"{_testcase(suite, name)}>{start}{text}</{element}></testcase>"


def _grouped(found: list[Finding]) -> Iterator[tuple[str, list[Finding]]]:
    """The findings of one rule on one thing, with a name that no other test case of the suite has."""
    groups: dict[tuple[str, str], list[Finding]] = {}
    for finding in found:
        groups.setdefault((finding.rule, finding.entity), []).append(finding)
    taken: set[str] = set()
    for (rule, entity), of_case in groups.items():
        name = terminal(f"{rule} {entity}".strip())
        yield _unique(name if len(name) <= LONGEST else f"{name[:LONGEST]}…", taken), of_case


def _unique(name: str, taken: set[str]) -> str:
    """Of two test cases with one name GitLab shows the first only."""
    names = (name if number == 1 else f"{name} ({number})" for number in count(1))
    free = next(free for free in names if free not in taken)
    taken.add(free)
    return free


def _testcase(suite: str, name: str) -> str:
    return f'<testcase classname="{xml(suite)}" name="{xml(name)}"'
