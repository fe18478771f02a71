"""Which post is meant: by its id, its title, UNIT/TITLE, or FILE:LINE."""

from collections.abc import Iterator

from procho.diff.side import Side
from procho.model.findings import Problem
from procho.model.lineage import describe
from procho.model.version import Line, Version

_NAMED = 20


def lines_named(name: str, side: Side) -> list[Line]:
    """Every line of a version that a name may mean; of a title the spelling does not matter."""
    return [*_at(name, side.version)] or side.version.names.references(name) or [*_titled(name, side)]


def the_line(name: str, side: Side) -> Line | Problem:
    """The one line of a version that is meant, else why it is none."""
    found = lines_named(name, side)
    return found[0] if len(found) == 1 else unclear(name, {side.version.file: found})


def unclear(name: str, found: dict[str, list[Line]]) -> Problem:
    """No line, or several, answer to a name."""
    several = [_described(line, file) for file, lines in found.items() if len(lines) > 1 for line in lines]
    if several:
        return Problem("explain.input.ambiguous", {"name": name, "candidates": "; ".join(several[:_NAMED])})
    return Problem("explain.input.unknown", {"name": name, "file": ", ".join(found)})


def _titled(name: str, side: Side) -> Iterator[Line]:
    """The lines with this title, whatever its number, gender or spelling; or with this TITLE in this UNIT."""
    whole, (unit, _, title) = side.titles.key(name), name.partition("/")
    own, within = side.titles.key(title.strip()), side.titles.name(unit.strip())
    for line, key in zip(side.lines, side.title, strict=True):
        if key == whole or (title and key == own and line.unit and side.unit_name[line.unit.number] == within):
            yield line


def _described(line: Line, file: str) -> str:
    return f"{describe(line)} ({file})"


def _at(name: str, version: Version) -> Iterator[Line]:
    """The group that a line of the file belongs to: the last that begins on it or above."""
    file, _, number = name.rpartition(":")
    if file != version.file or not number.isdecimal():
        return
    begun = [line for line in version.lines if version.positions.line_column(line.group.at)[0] <= int(number)]
    if begun:
        yield max(begun, key=lambda line: version.positions.line_column(line.group.at))
