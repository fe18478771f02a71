"""The best correspondence between quantities: an exact transportation problem.

Successive shortest paths with node potentials, one source at a time (Edmonds and Karp 1972; Jonker
and Volgenant 1987 for the sparse assignment problem, here with quantities), on the bipartite graph
of source lines, target lines and the arcs between them that have a gain. Gains are integers, so that
the sums are exact and the answer does not depend on the machine. Nothing is gained by leaving out an
arc, so the result is a maximum over all correspondences, partial ones included.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from heapq import heappop, heappush
from itertools import pairwise

Arc = tuple[int, int, int]
"""(source, target, gain per post), the gain above 0."""
Quantity = tuple[int, int, int]
"""(source, target, posts)."""
NOWHERE = -1
LARGEST, KEEP = 2_000, 8
"""A component of so many sources takes a second or two; what is larger keeps so many arcs a source."""


def assign(supply: Sequence[int], demand: Sequence[int], arcs: Sequence[Arc]) -> list[Quantity]:
    """How many posts go along each arc so that the sum of the gains is the greatest possible.

    `supply` and `demand` are the posts of each source and target. Which of several best answers is
    taken depends on the order of the arcs and on nothing else, so a canonical order of these makes a
    canonical answer. Sources and targets that no arcs connect are solved apart.
    """
    found: list[Quantity] = []
    for part in components(arcs):
        found += _Transport(supply, demand, part).solve()
    return sorted(found)


def bounded(arcs: Sequence[Arc], keep: int = KEEP) -> list[Arc]:
    """The arcs, less those that make a component too large to be solved in seconds.

    In a component of more than LARGEST sources each source keeps its `keep` best arcs, then half as
    many, until what is left falls apart. All of them are kept wherever no component is that large.
    """
    found: list[Arc] = []
    for part in components(arcs):
        large = keep and len({arc[0] for arc in part}) > LARGEST
        found += bounded(_best(part, keep), keep // 2) if large else part
    return found


def _best(arcs: Sequence[Arc], keep: int) -> list[Arc]:
    by_source: dict[int, list[Arc]] = defaultdict(list)
    for arc in arcs:
        by_source[arc[0]].append(arc)
    chosen = {arc for row in by_source.values() for arc in sorted(row, key=lambda arc: -arc[2])[:keep]}
    return [arc for arc in arcs if arc in chosen]


def components(arcs: Sequence[Arc]) -> Iterator[list[Arc]]:
    """The arcs, split into sets that share no source and no target."""
    root: dict[int, int] = {}

    def find(node: int) -> int:
        while (above := root.setdefault(node, node)) != node:
            root[node] = root.setdefault(above, above)
            node = root[node]
        return node

    for source, target, _ in arcs:
        root[find(source)] = find(~target)
    parts: dict[int, list[Arc]] = defaultdict(list)
    for arc in arcs:
        parts[find(arc[0])].append(arc)
    yield from parts.values()


class _Transport:
    """One component, solved one source at a time; `u` and `v` are the potentials of either side.

    Targets go by their rank among the arcs, so that the arcs' order alone decides between equals.

    A post that goes nowhere goes along an arc of gain 0 to a target without bound, NOWHERE, whose
    potential is therefore always 0. Invariant: gain + u + v <= 0 on every arc, and 0 where posts flow.
    """

    def __init__(self, supply: Sequence[int], demand: Sequence[int], arcs: Sequence[Arc]) -> None:
        self.out: dict[int, list[tuple[int, int]]] = {}
        ranks: dict[int, int] = {}
        for source, target, gain in arcs:
            self.out.setdefault(source, []).append((ranks.setdefault(target, len(ranks)), gain))
        self.targets = list(ranks)
        self.supply = supply
        self.room = [demand[target] for target in self.targets]
        self.flow: dict[int, dict[int, int]] = {rank: {} for rank in range(NOWHERE, len(ranks))}
        self.u: dict[int, int] = {}
        self.v = [0] * len(ranks)

    def solve(self) -> Iterator[Quantity]:
        for source, arcs in self.out.items():
            self.u[source] = -max(0, *(gain + self.v[target] for target, gain in arcs))
            left = self.supply[source]
            while left:
                left -= self._augment(left, self._shortest(source))
        for rank, target in enumerate(self.targets):
            yield from ((source, target, some) for source, some in self.flow[rank].items() if some)

    def _shortest(self, start: int) -> list[tuple[int, int]]:
        """The cheapest way for a post of `start` to some room, as (source, target) arcs, last first.

        Each step but the last takes the place of a post that then goes on from its own source.
        """
        search, sources = _Search(self, start), [start]
        while True:
            search.look(sources)
            far, target = search.nearest()
            if target == NOWHERE or self.room[target]:
                break
            sources = search.displaced(far, target)
        for source, near in search.reached.items():
            self.u[source] += far - near
        for scanned, near in search.scanned.items():
            self.v[scanned] -= far - near
        return search.path(target)

    def _augment(self, left: int, path: list[tuple[int, int]]) -> int:
        """Send as many posts as fit along the path; how many that was."""
        some, end = left, path[0][1]
        if end != NOWHERE:
            some = min(some, self.room[end])
        for (source, _), (_, target) in pairwise(path):
            some = min(some, self.flow[target][source])
        for source, target in path:
            self.flow[target][source] = self.flow[target].get(source, 0) + some
        for (source, _), (_, target) in pairwise(path):
            self.flow[target][source] -= some
        if end != NOWHERE:
            self.room[end] -= some
        return some


class _Search:
    """Dijkstra's algorithm on reduced costs, from one source until a post of it finds room."""

    def __init__(self, transport: _Transport, start: int) -> None:
        self.u, self.v, self.out, self.flow = transport.u, transport.v, transport.out, transport.flow
        self.reached, self.came = {start: 0}, {start: NOWHERE}
        self.distance: dict[int, int] = {}
        self.by: dict[int, int] = {NOWHERE: start}
        self.scanned: dict[int, int] = {}
        self.nowhere = -self.u[start]
        self.heap: list[tuple[int, int]] = []

    def look(self, sources: Sequence[int]) -> None:
        """Along the arcs of sources just reached, for shorter ways; one is to give up a post of theirs."""
        v, distance, by, heap, nowhere = self.v, self.distance, self.by, self.heap, self.nowhere
        for source in sources:
            base = self.reached[source] - self.u[source]
            if base < nowhere:
                nowhere, by[NOWHERE] = base, source
            for target, gain in self.out[source]:
                far = base - gain - v[target]
                if far < nowhere and far < distance.get(target, far + 1):
                    distance[target], by[target] = far, source
                    heappush(heap, (far, target))
        self.nowhere = nowhere

    def nearest(self) -> tuple[int, int]:
        """How far the nearest target is that was not scanned yet, and which; NOWHERE if it is no farther."""
        heap, distance, scanned = self.heap, self.distance, self.scanned
        while heap and (heap[0][1] in scanned or heap[0][0] > distance[heap[0][1]]):
            heappop(heap)
        if not heap or heap[0][0] >= self.nowhere:
            return self.nowhere, NOWHERE
        return heappop(heap)

    def displaced(self, far: int, target: int) -> list[int]:
        """The sources whose posts fill this target, reached through it for the first time."""
        self.scanned[target] = far
        sources = [source for source, some in self.flow[target].items() if some and source not in self.reached]
        for source in sources:
            self.reached[source], self.came[source] = far, target
        return sources

    def path(self, target: int) -> list[tuple[int, int]]:
        """The arcs that led to this target, last first."""
        path = [(self.by[target], target)]
        while (target := self.came[path[-1][0]]) != NOWHERE:
            path.append((self.by[target], target))
        return path
