"""The next version of an organigram, to edit: the last one, with what belongs to its own change taken out.

It is made by edits of the text, so that comments and layout stay as the author wrote them.
"""

import posixpath
from collections.abc import Iterator

from procho.formats.source import STDIN
from procho.formats.yaml.edits import Edits
from procho.formats.yaml.slugs import Slugs
from procho.model.organigram import PostGroup, Unit
from procho.model.version import Version

_OF_THE_CHANGE = frozenset({"from", "was", "departures", "decided", "effective"})

_Placed = tuple[PostGroup | Unit, int]


def next_version(text: str, version: Version, date: str) -> str:
    """The text of the version after `version`, which was read from `text`, dated `date`.

    Every group and unit gets an id, so that the author can change everything else about it and it is
    still the same; what is said of the former lineage goes; `stage` becomes target. Compared with the
    version before it is empty.
    """
    edits = Edits(text, version.positions)
    _head(edits, version, date)
    slugs = Slugs(_named(version))
    for record, start in _placed(version):
        entries, flow = edits.entries(record.at), edits.is_flow(start)
        if record.id is None:
            name, otherwise = (record.title, "poste") if isinstance(record, PostGroup) else (record.name, "unite")
            edits.put_first(entries, "id", slugs.of(name, otherwise), flow=flow)
        edits.remove(entries, _OF_THE_CHANGE, flow=flow)
    return edits.text()


def _head(edits: Edits, version: Version, date: str) -> None:
    entries, flow = edits.entries(version.organigram.at), edits.is_flow(None)
    of = {entry.key: entry for entry in entries}
    edits.replace(of["date"], date)
    if version.organigram.stage == "source":
        edits.replace(of["stage"], "target")
    name = posixpath.basename(version.file)
    gone = _OF_THE_CHANGE | ({"previous"} if version.file == STDIN else set())
    if version.file != STDIN:
        if "previous" in of:
            edits.replace(of["previous"], name)
        else:
            edits.put_after(of.get("stage", of["date"]), "previous", name, flow=flow)
    edits.remove(entries, frozenset(gone), flow=flow)


def _named(version: Version) -> set[str]:
    """What must not become a new id: the ids there are, and whatever a reference says that is none."""
    taken: set[str] = set()
    for unit in version.units:
        taken |= {unit.unit.id or "", *_parts(unit.unit.led_by)}
    for line in version.lines:
        taken |= {line.group.id or "", *_parts(line.group.reports_to)}
    return taken


def _parts(reference: str | None) -> tuple[str, ...]:
    return (reference, *reference.partition("/")) if reference else ()


def _placed(version: Version) -> Iterator[_Placed]:
    """Every group and unit, with the offset at which its mapping begins."""
    organigram = version.organigram
    waiting: list[tuple[int, tuple[PostGroup, ...], tuple[Unit, ...]]] = [
        (organigram.at, organigram.posts, organigram.units)
    ]
    while waiting:
        at, posts, units = waiting.pop()
        yield from zip(posts, _starts(version, at, "posts"), strict=True)
        for unit, start in zip(units, _starts(version, at, "units"), strict=True):
            yield unit, start
            waiting.append((unit.at, unit.posts, unit.units))


def _starts(version: Version, at: int, key: str) -> list[int]:
    positions = version.positions
    if key not in positions.shapes[at]:
        return []
    value = positions.starts[at] + 4 * positions.shapes[at].index(key) + 2
    return list(positions.items.get(positions.offsets[value], ()))[::2]
