"""The weights of the evidence, learned on real charts, and the thresholds that go with them.

STATIC was learned, by cross-validation over departments, on 13 before/after pairs of real charts
(`bench/learn.py`, docs/matching.md), as a conditional logit: the choice of a post's successor among
all candidates and nothing. FIRST is for the first round, when nothing is matched; LATER for the
rounds that also know what the round before matched. Those marked "set" have no witness in these
charts and were set by hand.
"""

STATIC: dict[str, tuple[float, float]] = {
    "same_title": (0.94, 1.45),
    "title_words": (3.51, 2.35),
    "title_letters": (0.72, 0.61),
    "title_within": (-0.9, 0.95),
    "note_words": (-0.65, 0.08),
    "note_clash": (-1.5, -0.92),
    "all_words": (3.03, 2.69),
    "grade_same": (1.91, 1.79),
    "grade_other": (-1.92, -1.79),
    "unit_same": (0.97, 1.0),
    "unit_words": (3.22, 2.21),
    "manager_words": (2.16, 0.0),
    "manager_one_sided": (0.0, -0.4),
    "reports_one_sided": (-1.1, -0.63),
    "reports_ratio": (1.72, 0.49),
    "role": (1.0, 1.0),  # set
    "funding": (1.5, 1.5),  # set
    "site": (0.5, 0.5),  # set
}
DYNAMIC = {
    "manager_matched": 1.54,
    "manager_elsewhere": -3.0,
    "reports_matched": 2.9,
    "retitled_alike": 3.88,
    "unit_followed": 1.36,
    "mates": 1.2,  # set
}
NOTHING = (6.5, 5.25)
"""The utility of having no successor."""

FIRST = tuple(first for first, _ in STATIC.values())
LATER = tuple(later for _, later in STATIC.values())
KEPT = 0.95
"""The share of its lines that an organisation keeps from one chart to the next, as a rule."""
PATIENCE = 6.0
"""How far the utility of nothing may be lowered to keep that many."""
