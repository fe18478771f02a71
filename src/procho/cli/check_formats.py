"""The formats of `procho check`. A new one is one file in render/findings and one row here."""

from __future__ import annotations

import os

from msgspec import Struct
from msgspec.structs import replace

from procho.cli.delivery import Format
from procho.cli.output import STDOUT
from procho.cli.session import Session, tell
from procho.model.findings import Finding, Severity


class Checked(Struct, frozen=True):
    """What was found, in which files, and from which severity on it makes the check fail (None: never)."""

    findings: list[Finding]
    files: tuple[str, ...]
    fail_on: Severity | None

    @property
    def failed(self) -> bool:
        """Whether the check fails."""
        return self.fail_on is not None and any(f.severity.rank <= self.fail_on.rank for f in self.findings)

    @property
    def rooted(self) -> Checked:
        """The same, each file by its path from the repository's root, as platforms ask for it."""
        from procho.cli.rooted import from_root

        names = from_root({*self.files, *(finding.file for finding in self.findings)})
        findings = [replace(finding, file=names[finding.file]) for finding in self.findings]
        return replace(self, findings=findings, files=tuple(names[file] for file in self.files))


def _auto(subject: Checked, session: Session, path: str) -> str:
    """Annotations in the log of a GitHub workflow, else text."""
    annotated = path == STDOUT and os.environ.get("GITHUB_ACTIONS") == "true"
    return _github(subject, session, path) if annotated else _text(subject, session, path)


def _text(subject: Checked, session: Session, path: str) -> str:
    from procho.render.findings.text import text

    most, color = session.limits.max_errors, session.colored(path)
    report = text(subject.findings, session.words, checked=len(subject.files), max_errors=most, color=color)
    if subject.failed or subject.fail_on is None or path != STDOUT:
        return report
    # The result of a check that nothing fails is its last line; what it remarked is no result.
    remarks, _, verdict = report.rstrip("\n").rpartition("\n")
    if remarks:
        tell(remarks)
    return f"{verdict}\n"


def _json(subject: Checked, session: Session, _: str) -> str:
    from procho.render.findings.json import json

    return json(subject.findings, session.machine_words, checked=len(subject.files))


def _markdown(subject: Checked, session: Session, _: str) -> str:
    from procho.render.findings.markdown import markdown

    return markdown(subject.rooted.findings, session.words, checked=len(subject.files))


def _github(subject: Checked, session: Session, _: str) -> str:
    from procho.render.findings.github import github

    most = session.limits.max_errors
    return github(subject.rooted.findings, session.words, checked=len(subject.files), max_errors=most)


def _sarif(subject: Checked, session: Session, _: str) -> str:
    from procho.render.findings.sarif import sarif

    return sarif(subject.rooted.findings, session.machine_words)


def _gitlab(subject: Checked, session: Session, _: str) -> str:
    from procho.render.findings.gitlab import gitlab

    return gitlab(subject.rooted.findings, session.machine_words)


def _junit(subject: Checked, session: Session, _: str) -> str:
    from procho.render.findings.junit import junit

    rooted = subject.rooted
    return junit(rooted.findings, session.machine_words, files=rooted.files, fail_on=rooted.fail_on)


FORMATS = (
    Format("auto", (), _auto, prose=True),
    Format("text", (".txt",), _text, prose=True),
    Format("json", (".json",), _json),
    Format("markdown", (".md", ".markdown"), _markdown),
    Format("github", (), _github),
    Format("sarif", (".sarif",), _sarif),
    Format("gitlab", (), _gitlab),
    Format("junit", (".xml",), _junit),
)
