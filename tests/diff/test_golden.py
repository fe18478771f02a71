"""The reference case: the Mission Proch'Orientation before and after 4 October 2021."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from charts import suggested, told
from described import described, mirrored
from procho.diff import compare
from procho.model.comparison import Comparison
from procho.model.config import Config
from procho.model.version import Version
from strategies import version

ORGS = Path(__file__).parents[2] / "orgs"
SOURCE = (ORGS / "proch-orientation/2021-02-15.yaml").read_text(encoding="utf-8")
TARGET = (ORGS / "proch-orientation/2021-10-04.yaml").read_text(encoding="utf-8")


def read(text: str) -> Any:
    return yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - makes text only


CONFIG = Config.model_validate(read((ORGS / "procho.yaml").read_text(encoding="utf-8")))


def stripped(text: str, *, origins: bool, ids: bool) -> Version:
    """A file of the case, without what it declares or without its groups' ids."""
    if not origins:
        text = re.sub(r"\n +from: \{.*\}", "", text)
    tree = read(text)
    for holder in (tree, *tree.get("units", ())):
        for group in holder.get("posts", ()):
            if not ids:
                group.pop("id", None)
    return version(tree)


def compared(*, origins: bool, ids: bool, backwards: bool = False) -> Comparison:
    source = stripped(SOURCE, origins=True, ids=ids or origins)
    target = stripped(TARGET, origins=origins, ids=ids)
    return compare(target, source, config=CONFIG) if backwards else compare(source, target, config=CONFIG)


def totals(found: Comparison) -> dict[str, int]:
    """The totals that are not 0."""
    summary = {name: getattr(found.summary, name) for name in found.summary.__struct_fields__}
    return {name: total for name, total in summary.items() if total}


DECLARED = {
    "posts_before": 16, "posts_after": 17, "transferred_in": 1, "transformed": 1, "retitled": 1,
    "moved": 15, "refined": 16, "units_created": 3, "balanced": True,
}  # fmt: skip
UNDECLARED = {
    "posts_before": 16, "posts_after": 17, "created": 2, "suppressed": 1, "moved": 15, "refined": 15,
    "units_created": 3, "balanced": True,
}  # fmt: skip
MOVED = [
    (1, "Directeur"),
    (2, "Conseiller/ière/s technique"),
    (1, "Cadre administratif et financier"),
    (3, "Chargé/e/s de mission"),
    (2, "Graphiste/s"),
    (5, "Chargé/e/s de mission référent/s départementaux"),
    (1, "Chargé/e de mission"),
]


@pytest.mark.parametrize("ids", [True, False])
def test_with_what_the_report_declares(ids: bool) -> None:
    found = compared(origins=True, ids=ids)
    assert totals(found) == DECLARED
    assert told(found)[:2] == [
        "transferred_in 1 declared: Responsable de projet [DDPE]",
        "transformed 1 declared: Chargé/e/s de mission → Responsable de secteur (unit, title, grade, role)",
    ]
    assert [(change.count, change.after.group.title) for change in found.of_kind("moved")] == MOVED  # type: ignore[union-attr]
    assert {change.basis for change in found.of_kind("moved")} == {"id" if ids else "inferred"}
    assert not found.suggestions
    assert not found.notices
    assert found.posts[1].reason == "bourse interne"


@pytest.mark.parametrize("ids", [True, False])
def test_without_it_one_thing_is_suggested(ids: bool) -> None:
    found = compared(origins=False, ids=ids)
    assert totals(found) == UNDECLARED
    assert told(found)[:3] == [
        "created 1: Responsable de secteur",
        "created 1: Responsable de projet",
        "suppressed 1: Chargé/e/s de mission",
    ]
    assert [(change.count, change.after.group.title) for change in found.of_kind("moved")] == MOVED  # type: ignore[union-attr]
    assert suggested(found) == [
        "transformed 1 inferred: Chargé/e/s de mission → Responsable de secteur (unit, title, grade, role)"
    ]
    assert found.suggestions[0].before.group.funding == "TICPE"  # type: ignore[union-attr]


@pytest.mark.parametrize("origins", [True, False])
@pytest.mark.parametrize("ids", [True, False])
def test_backwards(origins: bool, ids: bool) -> None:
    found = compared(origins=origins, ids=ids, backwards=True)
    assert described(found) == mirrored(compared(origins=origins, ids=ids))
    assert found.summary.transferred_out == origins
    assert found.summary.suppressed == (0 if origins else 2)


def test_by_grade_and_by_unit() -> None:
    found = compared(origins=True, ids=True)
    assert {row.grade: (row.before, row.after) for row in found.by_grade} == {
        "A": (16, 0), "A 1.3": (0, 1), "A 2.2": (0, 4), "A 3": (0, 10), "A 4": (0, 2),
    }  # fmt: skip
    assert [(row.before, row.transferred_in, row.moved_in, row.moved_out, row.after) for row in found.by_unit] == [
        (16, 0, 0, 16, 0), (0, 0, 4, 0, 4), (0, 0, 6, 0, 6), (0, 1, 6, 0, 7),
    ]  # fmt: skip
    assert [(row.grade, row.removed, row.added) for row in found.legal] == [("A 2.2", 1, 2)]


@pytest.mark.parametrize("origins", [True, False])
def test_either_file_does_not_differ_from_itself(origins: bool) -> None:
    for text in (SOURCE, TARGET):
        one = stripped(text, origins=origins, ids=True)
        found = compare(one, one, config=CONFIG)
        assert not found.differs
        assert not found.summary.refined
