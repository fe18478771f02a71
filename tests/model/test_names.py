from hypothesis import given
from hypothesis import strategies as st

from procho.model.names import Names, fold
from procho.model.organigram import Organigram
from procho.model.positions import Positions
from procho.model.version import Line, Version

WORDS = st.sampled_from(["a", "A", "b", "a  b", "A b"])
IDS = st.none() | st.sampled_from(["a", "b", "c"])
GROUP = st.fixed_dictionaries({"title": WORDS, "id": IDS})
UNIT = st.fixed_dictionaries({"name": WORDS, "id": IDS, "posts": st.lists(GROUP, max_size=3)})
ORGANIGRAM = st.fixed_dictionaries({"posts": st.lists(GROUP, max_size=2), "units": st.lists(UNIT, max_size=3)})
HEAD = {"procho": "1", "organisation": "Mission", "date": "2021-10-04"}


def looked_through(version: Version, name: str, unit: str) -> list[Line]:
    """What Names.groups() says, without an index."""
    units = [u for u in version.units if u.unit.id == unit] or [
        u for u in version.units if fold(u.unit.name) == fold(unit)
    ]
    within = [line for line in version.lines if line.unit in units]
    by_id = [line for line in within if line.group.id == name]
    return by_id or [line for line in within if fold(line.group.title) == fold(name)]


@given(ORGANIGRAM, WORDS | st.just("c"), WORDS | st.just("c"))
def test_a_group_within_a_unit_by_id_and_then_by_title(tree: dict[str, object], name: str, unit: str) -> None:
    version = Version(Organigram.model_validate({**HEAD, **tree}), "x.yaml", Positions.none())
    assert Names(version).groups(name, unit) == looked_through(version, name, unit)
