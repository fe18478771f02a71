"""The pure parts of what measures procho; nothing here takes the time."""

from collections import Counter
from typing import Any

import numpy as np
import pytest
from bench.fidelity import Rates, precision_at
from bench.logit import loss
from bench.measure import Run, failure
from bench.report import edits, replaced, speed
from bench.shared import HERE
from bench.speed import Edit, Timed, counted

from procho.diff.weights import DYNAMIC, NOTHING, STATIC

RIGHT, WRONG, FREE = Counter(right=1), Counter(wrong=1), Counter(free=1)


@pytest.fixture(autouse=True)
def _rates(monkeypatch: pytest.MonkeyPatch) -> None:
    """score.py's own arithmetic, which lies outside the repository."""

    def rates(tally: Counter[str]) -> Rates:
        return Rates(tally["right"] / (tally["right"] + tally["wrong"]), tally["right"] / tally["links"], 0.0)

    monkeypatch.setattr("bench.fidelity.rates", rates)


def test_the_best_scored_pairs_come_first() -> None:
    scored = [(0.5, WRONG), (1.0, RIGHT), (0.9, RIGHT), (0.8, FREE)]
    assert precision_at(scored, 4, 0.5) == Rates(1.0, 0.5, 0.0)


def test_pairs_of_equal_score_come_together() -> None:
    scored = [(1.0, RIGHT), (0.9, RIGHT), (0.9, WRONG), (0.9, RIGHT)]
    assert precision_at(scored, 4, 0.5) == Rates(0.75, 0.75, 0.0)


def test_too_few_right_ones_have_no_precision() -> None:
    assert precision_at([(1.0, RIGHT)], 4, 0.5) is None


def test_a_table_takes_the_place_between_its_markers() -> None:
    page = "a\n<!-- bench: speed -->\nold\n<!-- /bench: speed -->\nb\n"
    assert replaced(page, "speed", "| new |") == "a\n<!-- bench: speed -->\n| new |\n<!-- /bench: speed -->\nb\n"
    with pytest.raises(KeyError):
        replaced(page, "memory", "")


def test_the_page_has_a_place_for_every_table() -> None:
    page = (HERE / "docs" / "benchmarks.md").read_text(encoding="utf-8")
    for section in ("machine", "start-up", "speed", "memory", "edits", "fidelity"):
        assert "¶" in replaced(page, section, "¶")


def test_a_ratio_says_how_many_times_as_long_procho_takes() -> None:
    rows = [
        Timed("procho diff", Run(0.5, 40)),
        Timed("other", Run(2.0, 40)),
        Timed("third", Run(120, 40, "over 120 s")),
    ]
    assert speed({1000: rows}).splitlines() == [
        "| posts | 1,000 |",
        "| --- | ---: |",
        "| procho diff | 500 ms |",
        "| other | 2.00 s (× 0.25) |",
        "| third | over 120 s |",
    ]


@pytest.mark.parametrize(
    ("code", "over", "last", "said"),
    [
        (0, False, [], None),
        (1, False, [], None),
        (-9, True, [], "over 120 s"),
        (2, False, ["package.errors.Broken: because"], "crashes (Broken)"),
        (-11, False, [], "crashes (-11)"),
    ],
)
def test_what_went_wrong(code: int, over: bool, last: list[str], said: str | None) -> None:
    assert failure(code, (0, 1), last, over=over) == said


def test_edits_are_counted_in_posts() -> None:
    truth = {"moved": 3, "regraded": 2, "posts_before": 9}
    comparison: dict[str, Any] = {
        "summary": {"moved": 2},
        "posts": [{"fields": ["grade", "title"], "count": 2}, {"fields": ["unit"], "count": 2}],
    }
    found = counted(truth, comparison)
    assert found == [Edit("moved", 3, 2), Edit("regraded", 2, 2)]
    assert edits({9: found}).splitlines()[2:] == ["| moved | 2 of 3 |", "| regraded | 2 of 2 |"]


def test_the_loss_has_the_slope_that_it_says() -> None:
    random = np.random.default_rng(0)
    evidence, weights = random.normal(size=(5, 6, 3)), random.normal(size=4)
    labels = random.choice([1, 0, 0, 0, -1], size=(5, 6)).astype(np.int8)
    step = 1e-6
    slope = [
        (loss(weights + step * way, evidence, labels)[0] - loss(weights - step * way, evidence, labels)[0]) / (2 * step)
        for way in np.eye(4)
    ]
    assert loss(weights, evidence, labels)[1] == pytest.approx(slope, rel=1e-4)


def test_the_essay_has_the_weights_in_force() -> None:
    page = (HERE / "docs" / "matching.md").read_text(encoding="utf-8")
    rows = [
        *(f"| {name} | {first:.2f} | {later:.2f} |" for name, (first, later) in STATIC.items()),
        *(f"| {name} | | {weight:.2f} |" for name, weight in DYNAMIC.items()),
        f"| nothing | {NOTHING[0]:.2f} | {NOTHING[1]:.2f} |",
    ]
    assert [row for row in rows if row not in page] == []
