"""What a finding says, in words. Not escaped: that is for the destination to do."""

from procho.model.findings import Finding
from procho.render.words import Words
from procho.rules.nearest import few
from procho.rules.table import READING

MOST_SHOWN = 200
"""A value longer than this is cut in a message; the file has it whole."""

_HINTS = ("near", "known")
"""Parameters that a rule's remark may have: what was probably meant, or what there is to choose from."""

_READING = frozenset(rule.id for rule in READING)


def prose(finding: Finding, words: Words) -> str:
    """The message of a finding, filled in, with "did you mean" where something is near."""
    params = {key: _shown(value) for key, value in finding.params.items()}
    if finding.rule in _READING:
        return words(f"reading.{finding.rule}.{finding.message}", **params)
    hints = [words(f"rules.hint.{hint}", **params) for hint in _HINTS if params.get(hint)]
    return words(f"rules.{finding.rule}.{finding.message}", **params) + "".join(hints)


def _shown(value: object) -> object:
    if isinstance(value, list | tuple):
        return few(str(_shown(item)) for item in value)
    if not isinstance(value, str) or len(value) <= MOST_SHOWN:
        return value
    return f"{value[:MOST_SHOWN]}…"
