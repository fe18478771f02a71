"""Several organisations compared at once: each with itself, then what one gave up with what another got.

Organisations are paired by name. Declared transfers meet their counterpart; what is left undeclared on
both sides is matched across the organisations. What is then known to be a transfer becomes one in the
comparisons of both, so every sum is computed from the change lists, as it is of a single organisation.
"""

from collections.abc import Iterator

from procho.diff import residual
from procho.diff.comparing import describe, match, notices
from procho.diff.lineage import Direction, applies
from procho.diff.totals import totals
from procho.diff.transfers import Organisation, Transfers, in_order
from procho.model.collectivity import Chart, Collectivity, Directory
from procho.model.comparison import Notice
from procho.model.config import Config
from procho.model.dates import earlier
from procho.model.names import fold
from procho.model.organigram import Organigram
from procho.model.positions import Positions
from procho.model.version import Version


def compare_many(
    sources: Directory, targets: Directory, *, config: Config | None = None, infer: bool = True
) -> Collectivity:
    """Say what became of the posts of several organisations.

    `config` is that of the collectivity, for what is matched across organisations; each chart brings
    its own. An organisation that only one side has is created or suppressed with all its posts; one of
    which a side knows the total only is left out, and a notice says so. `infer=False` stops at what is
    declared, numbered, named or identical. The result of compare_many(b, a) mirrors this one.
    """
    organisations = list(_paired(sources, targets, infer=infer))
    found = Transfers(organisations, config or Config(), (_latest(sources), _latest(targets)))
    found.meet_declared()
    found.meet_undeclared(infer=infer)
    comparisons = tuple(describe(found.applied(each), each.config, each.notices) for each in organisations)
    transfers = in_order(found.met)
    return Collectivity(
        sources.name,
        targets.name,
        comparisons,
        transfers,
        in_order(found.suggested),
        totals(comparisons, transfers),
        (*_left_out(sources, targets), *found.unanswered),
    )


def _paired(sources: Directory, targets: Directory, *, infer: bool) -> Iterator[Organisation]:
    befores, afters = _by_name(sources), _by_name(targets)
    half_known = _half_known(sources, targets)
    for name in sorted({*befores, *afters} - half_known):
        before, after = befores.get(name), afters.get(name)
        direction = _direction(before, after, sources, targets)
        one = before.version if before else _nobody(after, sources)
        other = after.version if after else _nobody(before, targets)
        config = (after or before or Chart(one)).config
        matched = match(one, other, direction, config, residual.infer if infer else None)
        yield Organisation(name, config, matched, notices(one, other, direction))


def _by_name(side: Directory) -> dict[str, Chart]:
    return {chart.organisation: chart for chart in side.charts}


def _half_known(sources: Directory, targets: Directory) -> set[str]:
    """The organisations that a side knows, but by their total alone."""
    return {
        fold(version.organigram.organisation)
        for side in (sources, targets)
        for version in side.unknown
        if fold(version.organigram.organisation) not in _by_name(side)
    }


def _left_out(sources: Directory, targets: Directory) -> Iterator[Notice]:
    half_known = _half_known(sources, targets)
    # Both sides may be one directory: what is left out of it is said once.
    for organisation, file in dict.fromkeys(
        (v.organigram.organisation, v.file) for v in (*sources.unknown, *targets.unknown)
    ):
        message = "not_compared" if fold(organisation) in half_known else "skipped"
        yield Notice(message, {"organisation": organisation, "file": file})


def _latest(side: Directory) -> str:
    versions = (*(chart.version for chart in side.charts), *side.unknown)
    return max((version.organigram.date for version in versions), default="")


def _direction(before: Chart | None, after: Chart | None, sources: Directory, targets: Directory) -> Direction:
    """Whose lineage applies. An organisation that is new declares what it got from the others."""
    if before and after:
        return applies(before.version, after.version, before.previous, after.previous)
    only = before or after
    if only and only.previous.version:
        return "none"
    if earlier(_latest(sources), _latest(targets)):
        return "forward"
    return "mirrored" if earlier(_latest(targets), _latest(sources)) else "none"


def _nobody(there: Chart | None, here: Directory) -> Version:
    """The chart without posts that an organisation has on the side that does not know it."""
    name = there.version.organigram.organisation if there else ""
    return Version(Organigram(procho=1, organisation=name, date=_latest(here)), here.name, Positions.none())
