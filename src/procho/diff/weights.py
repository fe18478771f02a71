"""The weights of the evidence, learned on real charts, and the thresholds that go with them.

STATIC was learned, by cross-validation over departments, on 13 before/after pairs of real charts
(`bench/learn.py`, docs/matching.md), as a conditional logit: the choice of a post's successor among
all candidates and nothing. FIRST is for the first round, when nothing is matched; LATER for the
rounds that also know what the round before matched. Those marked "set" have no witness in these
charts and were set by hand.
"""

STATIC: dict[str, tuple[float, float]] = {
    "same_title": (1.15, 1.36),
    "title_words": (3.45, 2.88),
    "title_letters": (0.80, 0.79),
    "title_within": (-0.65, 0.41),
    "note_words": (0.13, 0.63),
    "note_clash": (-2.05, -1.42),
    "all_words": (2.23, 1.95),
    "grade_same": (1.60, 1.42),
    "grade_other": (-1.60, -1.42),
    "unit_same": (0.19, 0.29),
    "unit_words": (3.65, 2.83),
    "manager_words": (1.88, -1.26),
    "manager_one_sided": (0.23, -1.15),
    "reports_one_sided": (-0.91, -0.56),
    "reports_ratio": (1.98, 0.57),
    "role": (1.0, 1.0),  # set
    "funding": (1.5, 1.5),  # set
    "site": (0.5, 0.5),  # set
}
DYNAMIC = {
    "manager_matched": 0.90,
    "manager_elsewhere": -2.50,
    "reports_matched": 2.70,
    "retitled_alike": 3.29,
    "unit_followed": 1.91,
    "mates": 1.2,  # set
}
NOTHING = (6.87, 5.93)
"""The utility of having no successor."""

FIRST = tuple(first for first, _ in STATIC.values())
LATER = tuple(later for _, later in STATIC.values())
KEPT = 0.95
"""The share of its lines that an organisation keeps from one chart to the next, as a rule."""
SPARE = 2
"""So many lines more may go, so that a chart of a few lines is not expected to keep all of them."""
PATIENCE = 1.5
"""How far the utility of nothing may be lowered to keep that many."""
