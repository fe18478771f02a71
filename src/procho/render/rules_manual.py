"""The rules for a reader: the list, the manual page of one, and all of them as a page of the docs."""

from typing import Any

from procho.policies.table import BY_ID, POLICIES
from procho.render.findings.prose import catalogue
from procho.render.words import Words
from procho.rules.manual import Manual
from procho.rules.manual import manual as page_of
from procho.rules.table import READING, RULES, WAIVING, Rule

_LABELS = {"procho.yaml": "config", "previous": "previous", "Bad": "bad", "Good": "good"}
"""The word for each label of a docstring's examples."""


def manual(rule: Rule[Any], words: Words) -> str:
    """The manual page of one rule, for a terminal: the prose in the reader's language, the examples as they are."""
    said, page = f"{catalogue(rule.id)}.{rule.id}", page_of(rule)
    severity = words(f"common.severity.{rule.severity}")
    parts = [f"{rule.id} ({severity})", words(f"{said}.title"), words(f"{said}.help").strip()]
    for label, example in page.examples.items():
        indented = "\n".join(f"    {line}".rstrip() for line in example.splitlines())
        parts.append(f"{words(f'rules.manual.{_LABELS[label]}')}\n\n{indented}")
    return "\n\n".join(parts) + "\n"


def index(words: Words) -> str:
    """The list of the rules: id, severity and title, the reader's rules first."""
    wide = max(map(len, BY_ID))
    graves = {rule.severity: words(f"common.severity.{rule.severity}") for rule in BY_ID.values()}
    grave = max(map(len, graves.values()))
    lines: list[str] = []
    families: tuple[tuple[str, tuple[Rule[Any], ...]], ...] = (
        ("reading", READING),
        ("checking", RULES),
        ("waiving", WAIVING),
        ("changing", POLICIES),
    )
    for heading, rules in families:
        lines.append(words(f"rules.manual.{heading}"))
        for rule in rules:
            title = words(f"{catalogue(rule.id)}.{rule.id}.title")
            lines.append(f"  {rule.id:<{wide}}  {graves[rule.severity]:<{grave}}  {title}")
        lines.append("")
    return "\n".join([*lines, words("rules.manual.more")]) + "\n"


def docs() -> str:
    """docs/rules.md: every manual page, from the docstrings."""
    intro = (
        "# Rules\n\n"
        "What `procho check` says about an organigram and, with `--against`, about a change (so does\n"
        "`procho diff --fail-on`). This page is made of the rules' docstrings, and every example on it runs as a\n"
        "test. `procho.yaml` sets the severity of each: `rules: {earmark: warning}` (`error`, `warning`, `notice`,\n"
        "`off`). An error of reading stays one, whatever is set.\n"
    )
    table = "| rule | by default | |\n| --- | --- | --- |\n" + "\n".join(
        f"| [{rule.id}](#{rule.id}) | {rule.severity} | {page_of(rule).title} |" for rule in BY_ID.values()
    )
    return "\n".join([intro, table, "", *(_section(rule, page_of(rule)) for rule in BY_ID.values())])


def _section(rule: Rule[Any], page: Manual) -> str:
    examples = [f"{label}:\n\n```yaml\n{example}```" for label, example in page.examples.items()]
    return "\n\n".join([f"## {rule.id}", f"**{page.title}** ({rule.severity})", page.help, *examples]) + "\n"
