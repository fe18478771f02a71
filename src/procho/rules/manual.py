"""A rule's docstring, read as its manual page.

The first line is the title. Paragraphs follow, and then examples: `Bad:` and `Good:`, whole files
that break and keep the rule, and before them, where the rule needs it, the body's `procho.yaml:` and
the `previous:` version. Each label stands alone on its line, its block is indented by four.
"""

from textwrap import dedent
from typing import Any

from msgspec import Struct

from procho.rules.table import Rule

LABELS = ("procho.yaml", "previous", "Bad", "Good")


class Manual(Struct, frozen=True):
    """The parts of a manual page; `examples` by label, in the page's order."""

    title: str
    help: str
    examples: dict[str, str]


def manual(rule: Rule[Any]) -> Manual:
    """The manual page of a rule, from its module's docstring (empty under `python -OO`)."""
    title, _, rest = (rule.module.__doc__ or "").strip().partition("\n")
    prose: list[str] = []
    examples: dict[str, list[str]] = {}
    block = prose
    for line in rest.splitlines():
        label = line.removesuffix(":")
        block = examples.setdefault(label, []) if label in LABELS and line.endswith(":") else block
        if line != f"{label}:" or label not in LABELS:
            block.append(line)
    return Manual(
        title.strip(),
        "\n".join(prose).strip(),
        {label: dedent("\n".join(lines)).strip("\n") + "\n" for label, lines in examples.items()},
    )
