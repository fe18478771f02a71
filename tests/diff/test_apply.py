"""Applying the changes to the source gives the target."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from hypothesis import HealthCheck, given, settings

from edits import pairs
from procho.diff import compare
from procho.diff.titles import Titles
from procho.model.comparison import Comparison, Created, Suppressed, TransferredIn, TransferredOut
from procho.model.grades import parts
from procho.model.names import fold
from procho.model.version import Line, UnitLine, Version
from strategies import Tree, version

TITLES = Titles()
TEXTS = ("role", "funding", "site", "corps", "note", "fte")
Path = tuple[str, ...]


@settings(
    max_examples=settings().max_examples * 4 // 10,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(pairs())
def test_the_changes_make_the_target_of_the_source(pair: tuple[Tree, Tree]) -> None:
    found = compare(version(pair[0]), version(pair[1]))
    assert applied(found) == posts(found.target)
    # What stood below a unit that was split is below one of its parts: the change does not say which.
    assert {spelt(unit.path) for unit in found.target.units} <= set(made(found))
    if not found.differs:
        assert units(found.source) == units(found.target)


def applied(found: Comparison) -> Counter[Any]:
    """The posts of the source, each changed as the comparison says."""
    places = {unit: whereabouts(found, unit) for unit in found.source.units}
    made = posts(found.source)
    for change in found.posts:
        match change:
            case Created() | TransferredIn():
                made[post(change.after)] += change.count
            case Suppressed() | TransferredOut():
                made[post(change.before)] -= change.count
            case _:
                made[post(change.before)] -= change.count
                said = {difference.key: difference.after for difference in change.differences}
                path = spelt(change.after.path)
                if "unit" in said:
                    assert spelt(said["unit"]) == path
                else:
                    assert path in (places[change.before.unit] if change.before.unit else {()})
                made[post(change.before, path=path, **said)] += change.count
    assert min(made.values(), default=0) >= 0
    return +made


def made(found: Comparison) -> Iterator[Path]:
    """Where the units of the target are."""
    for unit in found.source.units:
        yield from whereabouts(found, unit)
    for change in found.units:
        if change.kind == "created":
            yield from (spelt(unit.path) for unit in change.after)


def whereabouts(found: Comparison, unit: UnitLine) -> set[Path]:
    """Where a unit of the source is in the target: what does not change follows the unit above."""
    said = [change for change in found.units if unit in change.before and change.kind != "amended"]
    if said:
        return {spelt(after.path) for after in said[0].after}
    above = whereabouts(found, unit.parent) if unit.parent else {()}
    return {(*path, TITLES.key(unit.unit.name)) for path in above}


def posts(side: Version) -> Counter[Any]:
    """Every post by where it is and what is declared of it alone."""
    found: Counter[Any] = Counter()
    for line in side.lines:
        found[post(line)] += line.group.count
    return found


def post(line: Line, *, path: Path | None = None, **said: Any) -> tuple[Any, ...]:
    """A post of a line, with something else said of it; equal where only the spelling differs."""
    group = line.group
    texts = (said.get(key, getattr(group, key)) for key in TEXTS)
    return (
        spelt(line.path) if path is None else path,
        TITLES.key(said.get("title", group.title)),
        parts(said.get("grade", group.grade) or ""),
        *(None if text is None else fold(str(text)) for text in texts),
    )


def units(side: Version) -> Counter[Any]:
    """Every unit, with what it says of itself."""
    return Counter((spelt(unit.path), unit.unit.kind, unit.unit.site, unit.unit.boxed) for unit in side.units)


def spelt(path: Path) -> Path:
    """A path in one spelling."""
    return tuple(TITLES.key(name) for name in path)
