"""The weights of the evidence, learned on real charts, and the thresholds that go with them.

STATIC was learned, by cross-validation over departments, on 14 before/after pairs of real charts
(`bench/learn.py`, docs/matching.md), as a conditional logit: the choice of a post's successor among
all candidates and nothing. FIRST is for the first round, when nothing is matched; LATER for the
rounds that also know what the round before matched. Those marked "set" have no witness in these
charts and were set by hand.
"""

STATIC: dict[str, tuple[float, float]] = {
    "same_title": (1.09, 1.25),
    "title_words": (3.20, 2.70),
    "title_letters": (0.86, 0.72),
    "title_within": (-0.61, 0.33),
    "note_words": (0.36, 0.75),
    "note_clash": (-2.11, -1.44),
    "all_words": (2.54, 2.29),
    "grade_same": (1.59, 1.43),
    "grade_other": (-1.59, -1.42),
    "unit_same": (0.26, 0.26),
    "unit_words": (3.62, 2.88),
    "manager_words": (1.85, -1.37),
    "manager_one_sided": (0.19, -1.17),
    "reports_one_sided": (-0.87, -0.54),
    "reports_ratio": (2.00, 0.41),
    "role": (1.0, 1.0),  # set
    "funding": (1.5, 1.5),  # set
    "site": (0.5, 0.5),  # set
}
DYNAMIC = {
    "manager_matched": 0.94,
    "manager_elsewhere": -2.54,
    "reports_matched": 2.83,
    "retitled_alike": 3.21,
    "unit_followed": 1.81,
    "mates": 1.2,  # set
}
NOTHING = (6.97, 5.83)
"""The utility of having no successor."""

FIRST = tuple(first for first, _ in STATIC.values())
LATER = tuple(later for _, later in STATIC.values())
KEPT = 0.95
"""The share of its lines that an organisation keeps from one chart to the next, as a rule."""
SPARE = 2
"""So many lines more may go, so that a chart of a few lines is not expected to keep all of them."""
PATIENCE = 2.5
"""How far the utility of nothing may be lowered to keep that many."""
