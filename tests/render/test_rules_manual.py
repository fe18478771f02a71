import re
from pathlib import Path

import pytest

from procho.render.rules_manual import docs, index, manual
from procho.render.words import LANGUAGES, Words, load
from procho.rules import table
from procho.rules.manual import manual as page_of
from procho.rules.table import BY_ID, RULES, Rule

ROOT = Path(__file__).parents[2]
SHARED = {"text", "manual", "hint"}
ABOUT = {"title", "help"}


def catalogue(lang: str) -> dict[str, dict[str, object]]:
    import tomllib

    path = ROOT / "src" / "procho" / "render" / "words" / lang / "rules.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@pytest.fixture(params=LANGUAGES)
def words(request: pytest.FixtureRequest) -> Words:
    return load(request.param)


def test_the_page_of_the_docs_is_that_of_the_docstrings() -> None:
    assert (ROOT / "docs" / "rules.md").read_text(encoding="utf-8") == docs()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_catalogue_has_the_rules_of_the_table_and_no_others(lang: str) -> None:
    assert catalogue(lang).keys() - SHARED == BY_ID.keys()


@pytest.mark.parametrize("rule", BY_ID.values(), ids=list(BY_ID))
def test_the_english_words_are_the_docstring(rule: Rule) -> None:
    english, page = load("en"), page_of(rule)
    assert (english(f"rules.{rule.id}.title"), english(f"rules.{rule.id}.help").strip()) == (page.title, page.help)


@pytest.mark.parametrize("rule", BY_ID.values(), ids=list(BY_ID))
def test_every_manual_page_has_its_examples_as_they_are(rule: Rule, words: Words) -> None:
    page = manual(rule, words)
    for example in page_of(rule).examples.values():
        assert all(f"    {line}".rstrip() in page.splitlines() for line in example.splitlines())


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_the_messages_of_the_catalogue_are_those_of_the_code(rule: Rule) -> None:
    source = Path(str(rule.module.__file__)).read_text(encoding="utf-8")
    folder = Path(str(table.__file__)).parent
    source += (folder.parent / "model" / "lineage.py").read_text() + (folder / "limits.py").read_text()
    named = set(re.findall(r'"([a-z_]+)"', source)) | {
        f"{a}_{b}" for a in ("dangling", "ambiguous") for b in ("group", "unit")
    }
    assert catalogue("en")[rule.id].keys() - ABOUT <= named


def test_the_index_has_a_line_for_every_rule(words: Words) -> None:
    lines = index(words).splitlines()
    for rule in BY_ID.values():
        (line,) = [line for line in lines if line.startswith(f"  {rule.id} ")]
        assert words(f"common.severity.{rule.severity}") in line
        assert line.endswith(words(f"rules.{rule.id}.title"))


def test_a_manual_page_has_its_parts_in_order(words: Words) -> None:
    page = manual(BY_ID["earmark"], words)
    parts = [words("rules.earmark.title"), words("rules.earmark.help"), words("rules.manual.previous")]
    parts += [words("rules.manual.bad"), words("rules.manual.good"), "        funding: TICPE"]
    places = [page.rindex(part) for part in parts]
    assert places == sorted(places)
    assert page.startswith(f"earmark ({words('common.severity.error')})\n")
