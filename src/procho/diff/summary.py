"""The totals of a comparison, counted from its changes."""

from collections import Counter
from collections.abc import Iterable

from procho.diff.balance import adds_up
from procho.model.balance import GradeBalance, Summary, UnitBalance
from procho.model.comparison import Amended, Change, Moved, Transformed, Unchanged, UnitChange


def summarise(
    posts: Iterable[Change],
    units: Iterable[UnitChange],
    rows: Iterable[UnitBalance | GradeBalance],
    before: int,
    after: int,
) -> Summary:
    """Count the posts of each kind and sub-kind, and the units; `rows` are those that must add up."""
    totals = _totals(posts)
    kinds: Counter[str] = Counter(unit.kind for unit in units)
    net = totals["created"] - totals["suppressed"] + totals["transferred_in"] - totals["transferred_out"]
    return Summary(
        posts_before=before,
        posts_after=after,
        created=totals["created"],
        suppressed=totals["suppressed"],
        transferred_in=totals["transferred_in"],
        transferred_out=totals["transferred_out"],
        transformed=totals["transformed"],
        retitled=totals["retitled"],
        regraded_up=totals["regraded_up"],
        regraded_down=totals["regraded_down"],
        role_changed=totals["role_changed"],
        moved=totals["moved"],
        amended=totals["amended"],
        unchanged=totals["unchanged"],
        refined=totals["refined"],
        units_created=kinds["created"],
        units_suppressed=kinds["suppressed"],
        units_renamed=kinds["renamed"],
        units_reattached=kinds["reattached"],
        units_merged=kinds["merged"],
        units_split=kinds["split"],
        balanced=before + net == after and all(map(adds_up, rows)),
    )


def _totals(posts: Iterable[Change]) -> Counter[str]:
    totals: Counter[str] = Counter()
    for change in posts:
        totals[change.kind] += change.count
        if isinstance(change, Transformed | Moved | Amended | Unchanged) and change.differences:
            totals["refined"] += change.count * change.refined
            totals["retitled"] += change.count * change.changed("title")
            totals["role_changed"] += change.count * change.changed("role")
            totals[f"regraded_{change.step}"] += change.count
    return totals
