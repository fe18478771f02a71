"""An explanation in both languages: every piece of evidence and every decision has its words."""

from typing import get_args

import pytest

from charts import CONFIG, chart
from procho.diff.explain import explain
from procho.diff.weights import DYNAMIC, STATIC
from procho.model.explanation import Decision, Explanation
from procho.render.explanation import explanation
from procho.render.words import LANGUAGES, load

BEFORE = "posts: [{title: Chargé de mission culture, grade: A 3}, {title: Juriste, refs: [P-1]}]"
AFTER = "posts: [{title: Chargée de mission de la culture, grade: A 3}, {title: Avocat, refs: [P-1]}]"


def told(post: str, lang: str = "en", before: str = BEFORE, after: str = AFTER) -> list[str]:
    sides = chart(before, "2021-02-15", "before.yaml"), chart(after, file="after.yaml")
    found = explain(*sides, post, config=CONFIG)
    assert isinstance(found, Explanation)
    return explanation(found, load(lang), width=None, color=False).splitlines()  # type: ignore[arg-type]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_everything_has_its_words(lang: str) -> None:
    words = load(lang)  # type: ignore[arg-type]
    for name in (*STATIC, *DYNAMIC):
        assert words.has(f"explain.evidence.{name}")
    for decision in get_args(Decision):
        assert words.has(f"explain.decision.{decision}")


def test_a_certain_answer_is_short() -> None:
    assert told("Avocat") == [
        (
            "1 × Juriste, the organisation itself (before.yaml, line 1)"
            " → Avocat, the organisation itself (after.yaml, line 1)"
        ),
        "  The same numbers in the HR system on both sides: P-1.",
    ]


def test_the_evidence_is_summed() -> None:
    lines = told("Chargé de mission culture", before=BEFORE, after=AFTER.replace("mission de la", "projet de la"))
    assert any("same grade: 1.00 × " in line for line in lines)
    assert any(line.startswith("  Sum ") and "to have no other side" in line for line in lines)
    french = told("Chargé de mission culture", "fr", after=AFTER.replace("mission de la", "projet de la"))
    assert any("même niveau\u00a0: 1,00 × " in line for line in french)


def test_text_of_a_file_is_text() -> None:
    lines = told("a", before='posts: [{id: a, title: "::x\\e[1m"}]', after="posts: [{title: Agent}]")
    assert not any("\x1b" in line or line.startswith("::") for line in lines)
