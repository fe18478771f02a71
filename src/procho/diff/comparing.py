"""The comparison, step by step: lineage, units, posts, what differs, the balance."""

from collections.abc import Callable

from msgspec import Struct

from procho.diff import certain, residual
from procho.diff.balance import by_grade, by_unit, legal
from procho.diff.changes import changes, in_order, kept
from procho.diff.differences import Differences
from procho.diff.ledger import Flow, Ledger
from procho.diff.lineage import Direction, applies
from procho.diff.side import Side
from procho.diff.summary import summarise
from procho.diff.titles import Titles
from procho.diff.unit_changes import unit_changes
from procho.diff.unit_evidence import settle_alike, settle_merged_and_split
from procho.diff.units import Classes, UnitMatch
from procho.model.comparison import Comparison, Notice
from procho.model.config import Config, Matching
from procho.model.lineage import Lineage, declares, resolve
from procho.model.version import Previous, Version

Infer = Callable[[Ledger, Side, Side, Classes, Matching], list[Flow]]
"""Settles what can be claimed of what is left, and returns what can only be suggested."""


class Matched(Struct, frozen=True):
    """Who became who, before anything is said about it."""

    source: Side
    target: Side
    units: UnitMatch
    ledger: Ledger
    suggested: list[Flow]


def compare(  # noqa: PLR0913 - all but the two versions have a default
    source: Version,
    target: Version,
    *,
    config: Config | None = None,
    source_previous: Previous | None = None,
    target_previous: Previous | None = None,
    infer: bool = True,
) -> Comparison:
    """Say which post of `source` became which post of `target`.

    `source_previous` and `target_previous` are what the versions' `previous` names; they decide
    whether the lineage that a version declares applies. Lineage that applies is taken to hold (the
    rules lineage-target and lineage-overdrawn say whether it does). `infer=False` stops at what is
    declared, numbered, named or identical. The result of compare(b, a) mirrors compare(a, b).
    """
    config = config or Config()
    direction = applies(source, target, source_previous or Previous(), target_previous or Previous())
    matched = match(source, target, direction, config, residual.infer if infer else None)
    return describe(matched, config, notices(source, target, direction))


def match(source: Version, target: Version, direction: Direction, config: Config, infer: Infer | None) -> Matched:
    """Which post became which; `direction` says whose lineage applies; without `infer` only what is certain."""
    titles = Titles(config.titles.aliases, config.titles.irregular, config.roles.keys())
    sides = Side(source, titles), Side(target, titles)
    if backwards(direction, *sides):
        lineage = resolve(source, target) if direction == "mirrored" else None
        return _transposed(_match(sides[1], sides[0], lineage, config, infer))
    lineage = resolve(target, source) if direction == "forward" else None
    return _match(*sides, lineage, config, infer)


def backwards(direction: Direction, source: Side, target: Side) -> bool:
    """Whether to match from target to source: always from the earlier version, so that the mirror is exact."""
    if direction != "none":
        return direction == "mirrored"
    one, other = source.version.organigram.date, target.version.organigram.date
    return other < one if one != other else _fingerprint(target) < _fingerprint(source)


def _fingerprint(side: Side) -> list[tuple[str, ...]]:
    lines = [side.content(line) for line in range(len(side.lines))]
    units = [(unit.unit.model_dump_json(exclude={"posts", "units"}), *unit.path) for unit in side.version.units]
    return [*sorted(lines), *sorted(units)]


def _match(source: Side, target: Side, lineage: Lineage | None, config: Config, infer: Infer | None) -> Matched:
    units, ledger = UnitMatch(source, target), Ledger.of(source.version, target.version)
    if lineage:
        certain.settle_declared(ledger, lineage)
    certain.settle_refs(ledger, source, target)
    certain.settle_ids(ledger, source, target)
    units.settle_certain(lineage)
    if infer:
        settle_alike(units, ledger.flows)
    certain.settle_identical(ledger, source, target, units)
    suggested: list[Flow] = []
    if infer:
        suggested = infer(ledger, source, target, units.classes(), config.matching)
        settle_merged_and_split(units, ledger.flows)
    ledger.close()
    return Matched(source, target, units, ledger, suggested)


def _transposed(matching: Matched) -> Matched:
    """The same matching, read from the other side."""
    source, target = matching.target, matching.source
    units = UnitMatch(source, target)
    units.given_up = matching.units.declared
    for link in matching.units.links:
        units.link(link.after, link.before, link.basis, link.score)
    ledger = Ledger(matching.ledger.left_after, matching.ledger.left_before)
    ledger.flows = [turned(flow) for flow in matching.ledger.flows]
    ledger.arrivals, ledger.departures = matching.ledger.departures, matching.ledger.arrivals
    ledger.notices = matching.ledger.notices
    return Matched(source, target, units, ledger, [turned(flow) for flow in matching.suggested])


def turned(flow: Flow) -> Flow:
    """The same flow, read from the other side."""
    return Flow(flow.after, flow.before, flow.count, flow.basis, flow.score, flow.reason)


def describe(matching: Matched, config: Config, notices: tuple[Notice, ...]) -> Comparison:
    """What a matching means: the changes, and their sums."""
    source, target = matching.source, matching.target
    classes, ledger = matching.units.classes(), matching.ledger
    differences = Differences(source, target, classes, ledger.flows)
    posts = changes(ledger, source, target, differences, config.scale)
    suggestions = in_order(kept(flow, source, target, differences, config.scale) for flow in matching.suggested)
    units = unit_changes(matching.units, differences.posts.keys())
    rows, graded = by_unit(posts, source, target, classes), by_grade(posts, config.scale)
    return Comparison(
        source.version,
        target.version,
        posts,
        units,
        suggestions,
        rows,
        graded,
        legal(posts, config.scale),
        summarise(posts, units, (*rows, *graded), source.version.posts, target.version.posts),
        (*notices, *ledger.notices),
    )


def notices(source: Version, target: Version, direction: Direction) -> tuple[Notice, ...]:
    """What a reader must know about how these two versions were compared."""
    found = []
    if direction == "none" and (declares(source) or declares(target)):
        found.append(Notice("lineage_unused", {"source": source.file, "target": target.file}))
    if source.organigram.organisation != target.organigram.organisation:
        names = {"source": source.organigram.organisation, "target": target.organigram.organisation}
        found.append(Notice("other_organisation", names))
    return tuple(found)
