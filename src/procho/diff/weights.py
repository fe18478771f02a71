"""The weights of the evidence, learned on real charts, and the thresholds that go with them.

STATIC was learned, by cross-validation over departments, on 13 before/after pairs of real charts
(`bench/learn.py`, docs/matching.md), as a conditional logit: the choice of a post's successor among
all candidates and nothing. FIRST is for the first round, when nothing is matched; LATER for the
rounds that also know what the round before matched. Those marked "set" have no witness in these
charts and were set by hand.
"""

STATIC: dict[str, tuple[float, float]] = {
    "same_title": (1.18, 1.39),
    "title_words": (3.11, 2.78),
    "title_letters": (1.08, 0.89),
    "title_within": (-0.68, 0.37),
    "note_words": (-0.16, 0.48),
    "note_clash": (-1.43, -0.96),
    "all_words": (2.39, 1.99),
    "grade_same": (1.59, 1.42),
    "grade_other": (-1.58, -1.42),
    "unit_same": (0.15, 0.21),
    "unit_words": (3.58, 2.86),
    "manager_words": (1.97, -1.20),
    "manager_one_sided": (0.39, -0.94),
    "reports_one_sided": (-0.97, -0.60),
    "reports_ratio": (1.92, 0.61),
    "role": (1.0, 1.0),  # set
    "funding": (1.5, 1.5),  # set
    "site": (0.5, 0.5),  # set
}
DYNAMIC = {
    "manager_matched": 1.10,
    "manager_elsewhere": -2.35,
    "reports_matched": 2.68,
    "retitled_alike": 3.14,
    "unit_followed": 1.96,
    "mates": 1.2,  # set
}
NOTHING = (6.72, 5.93)
"""The utility of having no successor."""

FIRST = tuple(first for first, _ in STATIC.values())
LATER = tuple(later for _, later in STATIC.values())
KEPT = 0.95
"""The share of its lines that an organisation keeps from one chart to the next, as a rule."""
SPARE = 2
"""So many lines more may go, so that a chart of a few lines is not expected to keep all of them."""
PATIENCE = 1.5
"""How far the utility of nothing may be lowered to keep that many."""
