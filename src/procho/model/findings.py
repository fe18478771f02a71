"""What a rule says about a place in a file (SARIF `result`), free of any language.

A finding names its rule and, within it, a message; the words are the renderer's business.
"""

from enum import StrEnum
from typing import Any, Literal

from msgspec import Struct, field

from procho.model.positions import Place, Span


class Severity(StrEnum):
    """How grave a finding is, as SARIF and GitHub annotations grade it; `off` in a configuration only."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return list(Severity).index(self)


FailOn = Literal["error", "warning", "notice", "inferred", "never"]
"""From which severity on a finding makes a run fail; `inferred`: an error, or a change that nobody declared."""


class Remark(Struct, frozen=True):
    """What a rule's check() yields: the place, which of the rule's messages, and what fills it in.

    `entity` is the stable path of the thing the remark is about (unit and group names, never a
    line number); with the rule, the message and its parameters it makes the fingerprint.
    """

    place: Place
    message: str
    params: dict[str, Any] = field(default_factory=dict)
    entity: str = ""


_PASSING = {"line", "near", "known", "candidates", "previous", "other"}
"""Parameters that change with the rest of the file, or with how a file is named, while the fault stays the same."""


class Finding(Struct, frozen=True):
    """A remark with its rule, its severity and its position in a file."""

    rule: str
    severity: Severity
    file: str
    span: Span
    message: str
    params: dict[str, Any] = field(default_factory=dict)
    entity: str = ""
    excerpt: str = ""

    @property
    def fingerprint(self) -> str:
        """The same for the same fault of the same thing, wherever in the file it stands."""
        import hashlib  # noqa: PLC0415 - a run that finds nothing need not load OpenSSL

        said = (f"{k}={v}" for k, v in sorted(self.params.items()) if k not in _PASSING)
        facts = [self.rule, self.message, self.entity, *said]
        return hashlib.sha256("\x1f".join(facts).encode("utf-8", "backslashreplace")).hexdigest()[:32]


def order(finding: Finding) -> tuple[str, int, int, str, str]:
    """Findings are shown by file, line and column, and always in the same order."""
    return finding.file, finding.span.line, finding.span.column, finding.rule, finding.fingerprint


class Problem(Struct, frozen=True):
    """Why there is no verdict (exit 2): a message of the catalogue and what fills it in."""

    message: str
    params: dict[str, Any] = field(default_factory=dict)
