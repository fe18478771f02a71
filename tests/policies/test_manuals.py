"""Every example of every policy's manual page, run: the bad one breaks its policy, the good one none."""

from pathlib import Path
from typing import Any

import pytest

from procho import policies
from procho.diff import compare
from procho.formats.yaml.config import load_config
from procho.formats.yaml.organigram import load
from procho.model.comparison import Comparison
from procho.model.findings import Finding
from procho.model.version import Previous, Version
from procho.policies.context import Context
from procho.policies.engine import run
from procho.policies.table import BY_ID, POLICIES
from procho.render.findings.prose import prose
from procho.render.words import LANGUAGES, Words
from procho.render.words import load as words_of
from procho.rules import table
from procho.rules.manual import manual
from procho.rules.table import Rule

FOLDER = Path(str(policies.__file__)).parent
HEAD = "procho: 1\norganisation: Mission Proch'Orientation\n"
DDPE = "procho: 1\norganisation: DDPE\n"

ELSEWHERE = {
    # What the manual pages tell of the rest of the pull request.
    "touched-twice": (
        HEAD + "date: 2020-02-15\n"
        "units: [{name: Direction, posts: [{title: Graphiste, refs: [P-1]}]}, {name: Secrétariat}]",
        HEAD + "date: 2021-02-15\nprevious: previous.yaml\n"
        "units: [{name: Direction}, {name: Secrétariat, posts: [{title: Graphiste, refs: [P-1]}]}]",
    ),
    "transfer-without-counterpart": (
        DDPE + "date: 2021-02-15\nposts: [{title: Responsable de projet}]",
        DDPE + "date: 2021-10-04\nprevious: previous.yaml\n"
        "departures: [{post: Responsable de projet, to: Mission Proch'Orientation}]",
    ),
}


def version(text: str, file: str) -> Version:
    found = load(text.encode(), file).version
    assert found is not None
    return found


def comparison(before: str, after: str, config: Any = None) -> Comparison:
    source, target = version(before, "previous.yaml"), version(after, "2021-10-04.yaml")
    return compare(source, target, config=config, target_previous=Previous("previous.yaml", source))


def findings(rule: Rule[Any], label: str) -> tuple[Finding, ...]:
    examples = manual(rule).examples
    config = load_config(examples.get("procho.yaml", "").encode(), "procho.yaml").config
    assert config is not None
    others = (comparison(*ELSEWHERE[rule.id]),) if rule.id in ELSEWHERE else ()
    return run(Context(comparison(examples["previous"], examples[label], config), config, others))


@pytest.mark.parametrize("rule", POLICIES, ids=lambda rule: rule.id)
def test_the_bad_example_breaks_the_policy_once_and_no_other(rule: Rule[Any]) -> None:
    assert [found.rule for found in findings(rule, "Bad")] == [rule.id]
    assert {found.severity for found in findings(rule, "Bad")} == {rule.severity}


@pytest.mark.parametrize("rule", POLICIES, ids=lambda rule: rule.id)
def test_the_good_example_breaks_nothing(rule: Rule[Any]) -> None:
    assert findings(rule, "Good") == ()


@pytest.mark.parametrize("rule", POLICIES, ids=lambda rule: rule.id)
def test_a_page_has_a_title_prose_and_both_examples_and_is_the_english_catalogue(rule: Rule[Any]) -> None:
    page, english = manual(rule), words_of("en")
    assert page.title.endswith(".")
    assert page.help.startswith(("Checks ", "Checks, "))
    assert "To mend it, " in page.help
    assert set(page.examples) >= {"previous", "Bad", "Good"}
    assert (english(f"policies.{rule.id}.title"), english(f"policies.{rule.id}.help").strip()) == (
        page.title,
        page.help,
    )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_bad_example_has_its_words(lang: Any) -> None:
    words: Words = words_of(lang)
    for rule in POLICIES:
        (found,) = findings(rule, "Bad")
        assert len(prose(found, words)) > 20


@pytest.mark.parametrize("lang", LANGUAGES)
def test_file_table_and_catalogue_agree(lang: str) -> None:
    import tomllib

    ids = [rule.id for rule in POLICIES]
    assert ids == sorted(set(ids))
    files = {path.stem for path in FOLDER.glob("*.py")} - {"__init__", "context", "engine", "table"}
    assert files == {rule.replace("-", "_") for rule in ids}
    path = FOLDER.parent / "render" / "words" / lang / "policies.toml"
    assert tomllib.loads(path.read_text(encoding="utf-8")).keys() == set(ids)
    assert len(BY_ID) == len(table.BY_ID) + len(POLICIES)
