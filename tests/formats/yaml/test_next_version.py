"""What `procho new` writes: the same organigram, told as the target of a change that is yet to come."""

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procho.diff.comparing import compare
from procho.formats.yaml.next_version import next_version
from procho.formats.yaml.organigram import load
from procho.formats.yaml.slugs import Slugs, slug
from procho.model.lineage import declares
from procho.model.version import Previous, Version
from strategies import each_group, each_unit, organigrams
from styles import written

GOLDEN = Path(__file__).parents[3] / "orgs" / "proch-orientation"
HEAD = "procho: 1\norganisation: M\ndate: 2021-10-04\n"

Tree = dict[str, Any]


def read(text: str, file: str = "orgs/2021.yaml") -> Version:
    loaded = load(text.encode(), file)
    assert loaded.findings == (), text
    assert loaded.version is not None
    return loaded.version


def following(text: str, file: str = "orgs/2021.yaml") -> str:
    version = read(text, file)
    return next_version(version.positions.text, version, "2022-05-01")


def test_the_golden_one() -> None:
    text = (GOLDEN / "2021-10-04.yaml").read_text(encoding="utf-8")
    gone = re.sub(r"(?m)^ *(decided|effective|was|from):.*\n", "", text)
    expected = gone.replace("date: 2021-10-04", "date: 2022-05-01").replace("2021-02-15.yaml", "2021.yaml")
    assert following(text) == expected


def with_lineage(draw: Any, tree: Tree) -> Tree:
    """The tree with all that a version says of its own change, here and there."""
    for group in each_group(tree):
        if draw(st.booleans()):
            group["from"] = draw(
                st.sampled_from([{"new": "1"}, [{"organisation": "DDPE"}], {"post": "x", "reason": "y"}])
            )
    for unit in each_unit(tree):
        if draw(st.booleans()):
            unit["was"] = draw(st.sampled_from([[], ["x"], ["x", "y"]]))
    extra = {"decided": "2021-03-01", "effective": "2021-04-01", "stage": "source", "previous": "x.yaml"}
    tree |= {key: value for key, value in extra.items() if draw(st.booleans())}
    if draw(st.booleans()):
        tree["departures"] = [{"post": "x", "to": "y"}]
    return tree


def shuffled(draw: Any, value: Any) -> Any:
    if isinstance(value, dict):
        return {key: shuffled(draw, value[key]) for key in draw(st.permutations(list(value)))}
    return [shuffled(draw, item) for item in value] if isinstance(value, list) else value


@given(st.data(), organigrams())
def test_it_is_the_same_but_for_its_own_change(data: st.DataObject, tree: Tree) -> None:
    text = data.draw(written(shuffled(data.draw, with_lineage(data.draw, tree))))
    before = read(text)
    after = read(next_version(before.positions.text, before, "2022-05-01"), "orgs/2022.yaml")
    assert (after.organigram.date, after.organigram.previous) == ("2022-05-01", "2021.yaml")
    assert (after.organigram.decided, after.organigram.effective) == (None, None)
    assert after.organigram.stage == ("target" if before.organigram.stage else None)
    assert not declares(after)
    assert said(after) == said(before)
    assert all(line.group.id for line in after.lines)
    assert all(unit.unit.id for unit in after.units)
    for old, new in zip((*before.lines, *before.units), (*after.lines, *after.units), strict=True):
        old_id, new_id = (getattr(x, "group", None) or x.unit for x in (old, new))
        assert old_id.id in (None, new_id.id)


def said(version: Version) -> list[Any]:
    groups = [(line.path, line.group.model_dump(exclude={"id", "origins"})) for line in version.lines]
    return [
        *groups,
        *((unit.path, unit.unit.model_dump(exclude={"id", "was", "posts", "units"})) for unit in version.units),
    ]


@given(st.data(), organigrams())
def test_compared_with_the_last_it_is_empty(data: st.DataObject, tree: Tree) -> None:
    before = read(data.draw(written(tree)))
    after = read(next_version(before.positions.text, before, "2022-05-01"), "orgs/2022.yaml")
    assert not compare(before, after, target_previous=Previous("2021.yaml", before)).differs


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_comments_and_layout_stay(end: str) -> None:
    text = (
        "# top\ndecided: 2021-01-01  # gone\nprocho: 1\norganisation: 'M'\ndate: '2021-10-04'   # the day\nunits:\n"
        "- was: []   # gone\n  # of the name\n  name: Bureau d'études\n  posts:\n  - from:\n      - new: 1\n"
        "    title: D\n  - {title: Q, from: {new: 1}}\n  -   title: R\n      from:\n      - {new: 1}  # gone\n"
        "      # below\n      site: x"
    )
    expected = (
        "# top\nprocho: 1\norganisation: 'M'\ndate: 2022-05-01   # the day\nprevious: 2021.yaml\nunits:\n"
        "- id: bureau-etudes\n  \n  # of the name\n  name: Bureau d'études\n  posts:\n  - id: d\n    title: D\n"
        "  - {id: q, title: Q}\n  -   id: r\n      title: R\n      # below\n      site: x"
    )
    assert following(text.replace("\n", end)) == expected.replace("\n", end)


def test_complex_keys() -> None:
    text = f"{HEAD}posts:\n- ? from\n  : {{new: 1}}\n  ? title\n  : D R\n- ? title\n  : T\n"
    assert following(text).endswith("posts:\n- id: r\n  ? title\n  : D R\n- id: t\n  ? title\n  : T\n")


def test_previous_goes_after_the_stage() -> None:
    assert following(f"{HEAD}stage: source\nparent: x\n").endswith("stage: target\nprevious: 2021.yaml\nparent: x\n")


def test_a_name_that_needs_quotes_gets_them() -> None:
    assert '\nprevious: "a \\"b: #.yaml"\n' in following(f"{HEAD}parent: x\n", 'orgs/a "b: #.yaml')


def test_standard_input_has_no_name() -> None:
    assert "previous" not in following(f"{HEAD}previous: x.yaml\n", "-")


def test_a_new_id_takes_no_name_that_is_in_use() -> None:
    text = f"{HEAD}posts:\n- title: Chef\n- title: Adjoint\n  reports_to: chef\n- {{id: adjoint, title: X}}\n"
    assert [line.group.id for line in read(following(text)).lines] == ["chef-2", "adjoint-2", "adjoint"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Chargé/e/s de mission", "charge-mission"),
        ("Conseiller/ière/s technique", "conseiller-technique"),
        ("Directeur·rice", "directeur"),
        ("Chargé(e)s de l’œuvre", "charge-oeuvre"),
        ("Direction générale adjointe des ressources humaines", "direction-generale-adjointe"),
        ("de la", "de-la"),
        ("x" * 50, "x" * 32),
        ("部長", ""),
    ],
)
def test_slugs(name: str, expected: str) -> None:
    assert slug(name) == expected


def test_no_slug_twice() -> None:
    slugs = Slugs({"A-2"})
    assert [slugs.of("Xa a", "p"), slugs.of("xa", "p"), slugs.of("部", "p"), slugs.of("長", "p")] == [
        "xa",
        "xa-2",
        "p",
        "p-2",
    ]
