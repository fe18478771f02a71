"""What a finding says, in words. Not escaped: that is for the destination to do."""

from collections.abc import Callable

from procho.model.findings import Finding
from procho.policies.table import POLICIES
from procho.render.words import Words
from procho.rules.nearest import few
from procho.rules.table import READING

MOST_SHOWN = 200
"""A value longer than this is cut in a message; the file has it whole."""

_HINTS = ("near", "known")
"""Parameters that a rule's remark may have: what was probably meant, or what there is to choose from."""

_READING = frozenset(rule.id for rule in READING)
_POLICIES = frozenset(policy.id for policy in POLICIES)


def catalogue(rule: str) -> str:
    """The domain of words that has a rule's manual page."""
    return "policies" if rule in _POLICIES else "rules"


def prose(finding: Finding, words: Words, user: Callable[[str], str] = str) -> str:
    """The message of a finding, filled in, with "did you mean" where something is near.

    `user` sets a text of the file apart from our own words.
    """
    params = {key: _shown(value, user) for key, value in finding.params.items()}
    if finding.rule in _READING:
        return words(f"reading.{finding.rule}.{finding.message}", **params)
    hints = [words(f"rules.hint.{hint}", **params) for hint in _HINTS if params.get(hint)]
    return words(f"{catalogue(finding.rule)}.{finding.rule}.{finding.message}", **params) + "".join(hints)


def _shown(value: object, user: Callable[[str], str]) -> object:
    if isinstance(value, list | tuple):
        return few(str(_shown(item, user)) for item in value)
    if not isinstance(value, str) or not value:
        return value
    return user(value if len(value) <= MOST_SHOWN else f"{value[:MOST_SHOWN]}…")
