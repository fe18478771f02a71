"""The collectivity's totals, counted from the changes of its organisations."""

from collections.abc import Iterable, Sequence

from procho.model.balance import Summary
from procho.model.collectivity import Totals, Transfer
from procho.model.comparison import Comparison, TransferredIn, TransferredOut
from procho.model.names import fold

_SUMMED = tuple(
    name for name in Summary.__struct_fields__ if name not in {"transferred_in", "transferred_out", "balanced"}
)


def totals(comparisons: Sequence[Comparison], transfers: Iterable[Transfer]) -> Totals:
    """The sums; transfers between two of the organisations cancel if both charts have the posts."""
    summed = {name: sum(getattr(comparison.summary, name) for comparison in comparisons) for name in _SUMMED}
    here = {fold(comparison.target.organigram.organisation) for comparison in comparisons}
    within = sum(transfer.count for transfer in transfers)
    arriving, leaving = _external(comparisons, TransferredIn, here), _external(comparisons, TransferredOut, here)
    net = summed["created"] - summed["suppressed"] + arriving[0] - leaving[0]
    return Totals(
        organisations=len(comparisons),
        transferred=within,
        transferred_in=arriving[0],
        transferred_out=leaving[0],
        unanswered_in=arriving[1] - within,
        unanswered_out=leaving[1] - within,
        balanced=all(comparison.summary.balanced for comparison in comparisons),
        conserved=summed["posts_before"] + net == summed["posts_after"],
        **summed,
    )


def _external(
    comparisons: Iterable[Comparison], kind: type[TransferredIn | TransferredOut], here: set[str]
) -> tuple[int, int]:
    """The posts transferred from (or to) bodies that have no chart here, and from (or to) those that have one."""
    found = [0, 0]
    for comparison in comparisons:
        for change in comparison.posts:
            if isinstance(change, kind):
                found[fold(change.organisation.name) in here] += change.count
    return found[0], found[1]
