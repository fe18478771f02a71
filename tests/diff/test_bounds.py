"""What procho leaves out where there is too much to look at, and that it says so."""

import pytest

from procho.diff import assignment, candidates, compare
from procho.diff.assignment import bounded, components
from procho.model.organigram import Organigram
from procho.model.positions import Positions
from procho.model.version import Version


def version(date: str, titles: list[str]) -> Version:
    posts = [{"title": title} for title in titles]
    units = [{"name": f"Service {date}", "posts": posts}]
    return Version(
        Organigram.model_validate({"procho": 1, "organisation": "Région", "date": date, "units": units}),
        f"{date}.yaml",
        Positions.none(),
    )


def test_a_component_that_is_not_large_keeps_all_its_arcs() -> None:
    arcs = [(source, target, 1 + source + target) for source in range(5) for target in range(5)]
    assert bounded(arcs) == arcs


def test_a_large_component_keeps_each_sources_best_until_it_falls_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assignment, "LARGEST", 2)
    arcs = [(source, target, 10 if source == target else 1) for source in range(6) for target in range(6)]
    kept = bounded(arcs)
    assert set(kept) >= {(source, source, 10) for source in range(6)}
    assert all(len({arc[0] for arc in part}) <= 2 for part in components(kept))


def test_what_was_not_compared_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(candidates, "ALL_PAIRS", 3)
    before = version("2021-01-01", ["Archiviste", "Juriste", "Graphiste"])
    after = version("2022-01-01", ["Archiviste principal", "Comptable", "Chauffeur"])
    (notice,) = compare(before, after).notices
    assert notice.message == "candidates_bounded"
    assert notice.params["possible"] == 9
    assert notice.params["count"] < 9


def test_nothing_is_said_where_all_pairs_were_compared() -> None:
    before, after = version("2021-01-01", ["Archiviste"]), version("2022-01-01", ["Juriste"])
    assert compare(before, after).notices == ()
