from collections.abc import Callable

from procho.model.comparison import Comparison
from procho.render.comparison.moves import moves

Compared = Callable[..., Comparison]


def test_moves_are_grouped_by_unit_and_told_apart(compared: Compared) -> None:
    before = """units:
  - {name: Nord, posts: [{id: a, title: A, count: 2}, {id: b, title: B}, {id: k, title: K}]}
  - {name: Ancien, posts: [{id: c, title: C}, {id: d, title: D}]}
  - {name: Sud, posts: [{id: s, title: S}]}
"""
    after = """units:
  - {name: Nord, posts: [{id: c, title: C}, {id: k, title: K}]}
  - {name: Nouveau, was: [], posts: [{id: a, title: A, count: 2}, {id: d, title: D}]}
  - {name: Sud, posts: [{id: s, title: S}, {id: b, title: B}]}
"""
    comparison = compared(before, after)
    found = moves(comparison.posts, comparison.units)
    said = [(m.nature, m.before and m.before.unit.name, m.after and m.after.unit.name, m.count) for m in found]
    assert said[0] == ("between", "Nord", "Sud", 1)
    assert sorted(said[1:3]) == [("created", "Ancien", "Nouveau", 1), ("created", "Nord", "Nouveau", 2)]
    assert said[3:] == [("suppressed", "Ancien", "Nord", 1)]
    assert sum(move.count for move in found) == comparison.summary.moved
