"""Which groups exceed the limits of their roles; three rules ask, and must agree."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from msgspec import Struct

from procho.model.config import Config, Role
from procho.model.grades import compatible
from procho.model.version import Line, Version


class Excess(Struct, frozen=True):
    """A group with which a role's posts become more than `limit`, in its unit or in the organisation."""

    line: Line
    scope: str
    limit: int
    total: int


def excesses(version: Version, config: Config) -> Iterator[Excess]:
    """One for each group too many, in its unit before in the organisation.

    The groups whose grade the role allows are counted first, then those higher up in the file: who
    gives the role to one group too many is shown that group, wherever it stands.
    """
    holders: dict[str, list[Line]] = defaultdict(list)
    for line in version.lines if config.roles else ():
        if line.group.role in config.roles:
            holders[line.group.role].append(line)
    for name, lines in holders.items():
        role = config.roles[name]
        yield from _of_role(role, sorted(lines, key=lambda line: not fits(role, line.group.grade)))


def fits(role: Role, grade: str | None) -> bool:
    """Whether a role allows a grade: one of its own, or one that says less or more of the same."""
    return not role.grades or any(compatible(grade, allowed) for allowed in role.grades)


def _of_role(role: Role, lines: list[Line]) -> Iterator[Excess]:
    whole, units = 0, Counter[int | None]()
    for line in lines:
        unit = line.unit.number if line.unit else None
        whole += line.group.count
        units[unit] += line.group.count
        if role.per_unit is not None and units[unit] > role.per_unit:
            yield Excess(line, "unit", role.per_unit, units[unit])
        elif role.per_organisation is not None and whole > role.per_organisation:
            yield Excess(line, "organisation", role.per_organisation, whole)
