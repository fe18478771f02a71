"""Findings as SARIF 2.1.0, with all that GitHub code scanning asks for beyond the standard."""

import json
import re
from collections.abc import Iterable
from hashlib import sha256
from typing import Any
from urllib.parse import quote

from procho import __version__
from procho.model.findings import Finding, Severity
from procho.model.positions import Span
from procho.policies.table import BY_ID
from procho.render.escape import terminal
from procho.render.findings.fingerprints import unique
from procho.render.findings.prose import catalogue, prose
from procho.render.findings.worst import worst
from procho.render.rules_manual import manual
from procho.render.words import Words
from procho.rules.table import Rule

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
MOST = 5_000
"""GitHub shows as many results and refuses a report of more than 25,000."""
LEFT_OUT = "left-out"
"""The id under which a result says how many others there are."""
LONGEST = 1_024
"""GitHub's limit of a rule's full description, in characters."""

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTICE: "note"}


def sarif(findings: Iterable[Finding], words: Words) -> str:
    """The gravest MOST findings and how many there are beyond; ASCII only.

    `file` of a finding is a path from the repository's root. Every rule is described in every report,
    whether or not it was broken, so that no viewer takes a clean report for another tool's.
    """
    found, beyond = worst(findings, MOST)
    if beyond:
        found, beyond = found[:-1], [found[-1], *beyond]
    results = [_result(finding, print_, words) for finding, print_ in zip(found, unique(found), strict=True)]
    run = {
        "tool": {"driver": {"name": "procho", "semanticVersion": __version__, "rules": _rules(words)}},
        "automationDetails": {"id": "procho/check/"},
        "language": words.lang,
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": True}],
        "results": [*results, *([_left_out(beyond, words)] if beyond else [])],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, indent=1, separators=(",", ":"), allow_nan=False) + "\n"


def _rules(words: Words) -> list[dict[str, Any]]:
    described = words("findings.report.left_out_help")
    own = {
        "id": LEFT_OUT,
        "shortDescription": {"text": words("findings.report.left_out_title")},
        "fullDescription": {"text": described},
        "help": {"text": described},
    }
    return [*(_rule(rule, words) for rule in BY_ID.values()), own]


def _rule(rule: Rule[Any], words: Words) -> dict[str, Any]:
    page = f"{catalogue(rule.id)}.{rule.id}"
    first = words(f"{page}.help").strip().partition("\n\n")[0].replace("\n", " ")
    return {
        "id": rule.id,
        "shortDescription": {"text": words(f"{page}.title")},
        "fullDescription": {"text": first if len(first) <= LONGEST else f"{first[: LONGEST - 1]}…"},
        "help": {"text": manual(rule, words)},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(finding: Finding, fingerprint: str, words: Words) -> dict[str, Any]:
    return {
        "ruleId": finding.rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": _message(prose(finding, words))},
        "locations": [_location(finding)],
        "partialFingerprints": {"primaryLocationLineHash": fingerprint},
    }


def _left_out(beyond: list[Finding], words: Words) -> dict[str, Any]:
    """A result must have a place to be shown: that of the first that is left out."""
    said = words("findings.report.left_out", count=len(beyond), most=MOST)
    return {
        "ruleId": LEFT_OUT,
        "level": _LEVELS[beyond[0].severity],
        "message": {"text": _message(said)},
        "locations": [_location(beyond[0])],
        "partialFingerprints": {"primaryLocationLineHash": sha256(LEFT_OUT.encode()).hexdigest()[:32]},
    }


def _location(finding: Finding) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": _artifact(finding.file), "region": _region(finding.span)}}


def _artifact(file: str) -> dict[str, str]:
    """RFC 3986 with every other byte percent-encoded; a file outside the repository has an absolute URI."""
    uri = quote(file, safe="/", errors="backslashreplace")
    return {"uri": f"file://{uri}"} if uri.startswith("/") else {"uri": uri, "uriBaseId": "%SRCROOT%"}


def _region(span: Span) -> dict[str, int]:
    """Columns count from 1, the end is one past the last character (3.30.8)."""
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }


def _message(text: str) -> str:
    """Braces hold placeholders (3.11.5), and `[text](target)` is a link (3.11.6): a blank takes its meaning away."""
    return re.sub(r"\](?=\()", "] ", terminal(text)).replace("{", "{{").replace("}", "}}")
