"""Every example of every manual page, run: the bad one breaks its rule, the good one nothing at all."""

import re
from pathlib import Path
from typing import Any

import pytest

from procho.formats.yaml.config import load_config
from procho.formats.yaml.organigram import load
from procho.model.config import Config
from procho.model.findings import Finding
from procho.model.version import Previous
from procho.rules import reading, waivers
from procho.rules.context import Context
from procho.rules.engine import Places, run
from procho.rules.manual import manual
from procho.rules.table import BY_ID, READING, RULES, WAIVING, Rule
from procho.rules.waiving.context import Waiving

RULES_FOLDER = Path(str(reading.__file__)).parent.parent
NO_RULES = {"__init__", "context", "engine", "limits", "manual", "nearest", "table", "waivers"}


def raw(example: str) -> bytes:
    """`<U+202E>` stands for that character, `<0xE9>` for that byte."""
    text = re.sub(r"<U\+([0-9A-F]+)>", lambda match: chr(int(match[1], 16)), example)
    parts = re.split(r"<0x([0-9A-F]{2})>", text)
    return b"".join(bytes.fromhex(part) if i % 2 else part.encode() for i, part in enumerate(parts))


def of_waivers(example: str) -> tuple[Finding, ...]:
    """On the day that the manual names, with nothing found; a rule's example need not keep the other rule."""
    loaded = load_config(raw(example), "procho.yaml")
    assert loaded.config is not None
    waiving = Waiving(loaded.config.waivers, frozenset(), "2022-01-01")
    return waivers.judge(waiving, loaded.config, Places(loaded.file, loaded.positions))


def findings(rule: Rule[Any], label: str) -> tuple[Finding, ...]:
    examples = manual(rule).examples
    if rule in WAIVING:
        return tuple(found for found in of_waivers(examples[label]) if found.rule == rule.id)
    config = load_config(raw(examples.get("procho.yaml", "")), "procho.yaml").config
    assert config is not None
    loaded = load(raw(examples[label]), "2021-10-04.yaml")
    if loaded.version is None:
        return loaded.findings
    named = loaded.version.organigram.previous
    there = load(raw(examples["previous"]), named).version if "previous" in examples and named else None
    previous = Previous(named, there, missing=named is not None and "previous" not in examples)
    return (*loaded.findings, *run(Context(loaded.version, config, previous)))


@pytest.mark.parametrize("rule", BY_ID.values(), ids=list(BY_ID))
def test_the_bad_example_breaks_the_rule_once_and_no_other(rule: Rule[Any]) -> None:
    assert {found.rule for found in findings(rule, "Bad")} == {rule.id}
    assert {found.severity for found in findings(rule, "Bad")} == {rule.severity}


@pytest.mark.parametrize("rule", BY_ID.values(), ids=list(BY_ID))
def test_the_good_example_breaks_nothing(rule: Rule[Any]) -> None:
    assert findings(rule, "Good") == ()


@pytest.mark.parametrize("rule", BY_ID.values(), ids=list(BY_ID))
def test_a_page_has_a_title_prose_and_both_examples(rule: Rule[Any]) -> None:
    page = manual(rule)
    assert page.title.endswith(".")
    assert page.help.startswith(("Checks ", "Checks, "))
    assert "To mend it, " in page.help
    assert {"Bad", "Good"} <= set(page.examples)


def test_every_file_has_its_row_and_every_row_its_file() -> None:
    files = {path.stem for path in RULES_FOLDER.glob("*.py")} - NO_RULES
    assert files == {rule.id.replace("-", "_") for rule in RULES}
    for folder, rules in (("reading", READING), ("waiving", WAIVING)):
        files = {path.stem for path in (RULES_FOLDER / folder).glob("*.py")} - {"__init__", "context"}
        assert files == {rule.id.replace("-", "_") for rule in rules}


def test_the_rows_are_in_order_and_unique() -> None:
    for rules in (RULES, READING, WAIVING):
        ids = [rule.id for rule in rules]
        assert ids == sorted(set(ids))
    assert len(BY_ID) == len(RULES) + len(READING) + len(WAIVING)


def test_the_configuration_can_name_every_rule() -> None:
    assert Config(rules=dict.fromkeys(BY_ID, "notice")).rules.keys() == BY_ID.keys()
