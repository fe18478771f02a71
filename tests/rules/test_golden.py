"""The golden files with one fact broken: exactly the expected finding, at the expected line and column."""

from pathlib import Path

import pytest

from procho.formats.yaml.config import load_config
from procho.formats.yaml.organigram import load
from procho.model.findings import Finding
from procho.model.version import Previous, Version
from procho.rules.context import Context
from procho.rules.engine import adjust, run

ORGS = Path(__file__).parents[2] / "orgs"
FOLDER = ORGS / "proch-orientation"
VERSIONS = ("2020-03.yaml", "2021-02-15.yaml", "2021-10-04.yaml")
TARGET = VERSIONS[-1]


def check(text: str, file: str) -> tuple[Finding, ...]:
    config = load_config((ORGS / "procho.yaml").read_bytes(), "procho.yaml").config
    assert config is not None
    loaded = load(text.encode(), file)
    read = adjust(loaded.findings, config)
    return (*read, *run(Context(loaded.version, config, before(loaded.version)))) if loaded.version else read


def before(version: Version) -> Previous:
    name = version.organigram.previous
    if name is None or not (FOLDER / name).exists():
        return Previous(name, None, missing=name is not None)
    return Previous(name, load((FOLDER / name).read_bytes(), name).version)


def golden(file: str) -> str:
    return (FOLDER / file).read_text(encoding="utf-8")


@pytest.mark.parametrize("file", VERSIONS)
def test_the_golden_files_are_clean(file: str) -> None:
    assert check(golden(file), file) == ()


BREAKS = {
    "17 becomes 18": ("authorised_posts: 17", "authorised_posts: 18", "authorised-posts", (12, 19)),
    "the total of a unit": ("authorised_posts: 6", "authorised_posts: 5", "authorised-posts", (36, 23)),
    "a post too few, and the totals of its unit and of all": ("        count: 5\n", "", "authorised-posts", (59, 23)),
    "a grade that is not on the scale": (
        "title: Conseiller/ière/s technique\n        grade: A 2.2",
        "title: Conseiller/ière/s technique\n        grade: A 9",
        "grade-scale",
        (28, 16),
    ),
    "the same for a group with a role": (
        "Responsable de secteur\n        grade: A 2.2",
        "Responsable de secteur\n        grade: A 9",
        "grade-scale",
        (41, 16),
    ),
    "a grade that the role cannot have": ("grade: A 1.3", "grade: A 3", "role-grade", (24, 16)),
    "a second manager de direction": ("manager de proximité", "manager de direction", "role-limit", (42, 15)),
    "a misspelt role": ("manager de proximité", "manager de proximite", "unknown-role", (42, 15)),
    "a head lost": ("        role: manager de proximité\n", "", "missing-head", (34, 11)),
    "a leader who is not there": ("direction/Directeur", "direction/Directrice", "unknown-name", (60, 13)),
    "an origin that was not there": ("post: cm-editorial,", "post: cm-editoriaux,", "lineage-target", (44, 22)),
    "2 of a group of 1": (
        "        title: Graphiste/s\n",
        "        title: Graphiste/s\n        from: {post: cm-partenariats, count: 2}\n",
        "lineage-overdrawn",
        (52, 46),
    ),
    "an origin of more than the group has": ("count: 1, reason", "count: 2, reason", "invalid-value", (44, 15)),
    "an empty origin": ("from: {organisation: DDPE, count: 1}", "from: {count: 1}", "empty-origin", (66, 16)),
    "a funding lost": (
        "        count: 2\n        funding: TICPE\n",
        "        count: 2\n",
        "earmark",
        (50, 9),
    ),
    "a funding misspelt": (
        "        count: 3\n        funding: TICPE\n",
        "        count: 3\n        funding: TICP\n",
        "earmark",
        (49, 18),
    ),
    "a funding gained": (
        "        grade: A 2.2\n        from: {org",
        "        grade: A 2.2\n        funding: ticpe\n        from: {org",
        "earmark",
        (66, 18),
    ),
    "a duplicate key": ("authority: Région", "date: 2021-10-04\nauthority: Région", "duplicate-key", (6, 1)),
    "a typo in an optional key": ("committee: CT", "comittee: CT", "unknown-key", (5, 1)),
    "no posts": ("        count: 5", "        count: 0", "invalid-value", (70, 16)),
    "less than none": ("        count: 5", "        count: -1", "invalid-value", (70, 16)),
    "half a post": ("        count: 5", "        count: 1.5", "invalid-value", (70, 16)),
    "yes": ("        count: 5", "        count: yes", "invalid-value", (70, 16)),
    "a committee after its time": ("date: 2021-10-04", "date: 2023-10-04", "committee-era", (5, 12)),
    "the version before on the same day": ("date: 2021-10-04", "date: 2021-02-15", "date-order", (4, 7)),
    "the version before is not there": ("2021-02-15.yaml", "2021-02-16.yaml", "missing-previous", (11, 11)),
    "an id twice": ("id: graphiste", "id: cadre", "duplicate-id", (50, 13)),
    "a suppression without a reason": (
        "authorised_posts: 17\n",
        "authorised_posts: 17\ndepartures: [{post: conseiller, count: 1}]\n",
        "suppression-reason",
        (13, 21),
    ),
}


@pytest.mark.parametrize("name", BREAKS)
def test_one_fact_broken_is_exactly_one_finding_at_its_place(name: str) -> None:
    old, new, rule, place = BREAKS[name]
    whole = golden(TARGET)
    assert old in whole
    found = check(whole.replace(old, new, 1), TARGET)
    assert [(finding.rule, (finding.span.line, finding.span.column)) for finding in found] == [(rule, place)]
    assert found[0].excerpt == whole.replace(old, new, 1).split("\n")[found[0].span.line - 1]
