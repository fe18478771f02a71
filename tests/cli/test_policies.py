"""Every policy from the command line, with the files of its manual page: a check of the pull request, and a diff."""

from pathlib import Path
from typing import Any

import pytest

from procho.policies.table import POLICIES
from procho.rules.manual import manual
from procho.rules.table import Rule
from pulls import rules
from repositories import Checkout
from running import Result, Run

HEAD = "procho: 1\norganisation: {}\ndate: {}\n"
MISSION = "Mission Proch'Orientation"
TWICE, COUNTERPART = "touched-twice", "transfer-without-counterpart"

FIRST = HEAD.format(MISSION, "2020-02-15") + (
    "units:\n"
    "  - {name: Direction, posts: [{title: Graphiste, refs: [P-1]}]}\n"
    "  - {name: Secrétariat}\n"
    "  - {name: Information, posts: [{title: Chargé de mission, refs: [P-2]}]}\n"
)
OTHER = HEAD.format("DDPE", "2021-02-15") + "posts: [{title: Responsable de projet}]\n"
GIVES = (
    HEAD.format("DDPE", "2021-10-04")
    + f"previous: 2021-02-15.yaml\ndepartures: [{{post: Responsable de projet, to: {MISSION}}}]\n"
)


def base(rule: Rule[Any]) -> dict[str, str]:
    """What is there before the pull request of a manual page."""
    examples = manual(rule).examples
    files = {"orgs/procho.yaml": examples.get("procho.yaml", ""), "orgs/previous.yaml": examples["previous"]}
    if rule.id == TWICE:
        return {"orgs/procho.yaml": "", "orgs/first.yaml": FIRST}
    return {**files, "ddpe/2021-02-15.yaml": OTHER} if rule.id == COUNTERPART else files


def brought(rule: Rule[Any], label: str) -> dict[str, str]:
    """What it brings: its example, and what the page tells of the rest of it."""
    examples = manual(rule).examples
    files = {"orgs/2021-10-04.yaml": examples[label]}
    if rule.id == TWICE:
        moved = examples["previous"].replace("date: 2021-02-15\n", "date: 2021-02-15\nprevious: first.yaml\n")
        return {**files, "orgs/previous.yaml": moved + "  - {name: Direction}\n"}
    return {**files, "ddpe/2021-10-04.yaml": GIVES} if rule.id == COUNTERPART else files


@pytest.fixture
def pull_request(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rule: Rule[Any], label: str) -> None:
    """`branch` is checked out, in whose root the run stands."""
    made = Checkout.new(tmp_path / "checkout")
    made.commit(**base(rule))
    made.git("checkout", "--quiet", "-b", "branch")
    made.commit(**brought(rule, label))
    monkeypatch.chdir(made.folder)


def says(result: Result, rule: Rule[Any], label: str) -> bool:
    """Whether that policy, and nothing else, is said of the bad example, and nothing of the good one."""
    expected = (1, {rule.id}) if label == "Bad" else (0, set())
    return (result.code, {*rules(result)}) == expected


@pytest.mark.usefixtures("pull_request")
@pytest.mark.parametrize("label", ["Bad", "Good"])
@pytest.mark.parametrize("rule", POLICIES, ids=lambda rule: rule.id)
@pytest.mark.parametrize("paths", [(), ("branch:",)], ids=["tree", "revision"])
def test_a_check_of_the_pull_request(procho: Run, rule: Rule[Any], label: str, paths: tuple[str, ...]) -> None:
    assert says(procho("check", "--against", "main", "--fail-on", "notice", "-f", "text", *paths), rule, label)


@pytest.mark.usefixtures("pull_request")
@pytest.mark.parametrize("label", ["Bad", "Good"])
@pytest.mark.parametrize("rule", [rule for rule in POLICIES if rule.id != TWICE], ids=lambda rule: rule.id)
def test_a_diff(procho: Run, rule: Rule[Any], label: str) -> None:
    files = ("orgs/previous.yaml", "orgs/2021-10-04.yaml")
    sides = ("main:", "branch:") if rule.id == COUNTERPART else files
    assert says(procho("diff", *sides, "--fail-on", rule.severity), rule, label)


@pytest.mark.parametrize(("origin", "said"), [("C", [TWICE]), ("A", [])])
def test_a_diff_of_several_organisations_finds_what_two_of_them_changed(
    procho: Run, folder: Path, origin: str, said: list[str]
) -> None:
    came = f"posts: [{{title: Agent, refs: [P-2]}}, {{title: Chef, refs: [P-1], from: {{organisation: {origin}}}}}]\n"
    to = "C" if said else "B"
    for name, organisation, date, body in (
        ("before/a.yaml", "A", "2020-01-01", "posts: [{title: Chef, refs: [P-1]}]\n"),
        ("before/b.yaml", "B", "2020-01-01", "posts: [{title: Agent, refs: [P-2]}]\n"),
        ("after/a.yaml", "A", "2021-01-01", f"departures: [{{post: Chef, to: {to}}}]\n"),
        ("after/b.yaml", "B", "2021-01-01", came),
    ):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(HEAD.format(organisation, date) + body, encoding="utf-8")
    result = procho("diff", "before", "after", "--fail-on", "warning")
    assert (result.code, rules(result)) == (int(bool(said)), said)
