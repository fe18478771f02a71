"""The best correspondence between quantities: an exact transportation problem.

Successive shortest paths with node potentials, one source at a time (Edmonds and Karp 1972; Jonker
and Volgenant 1987 for the sparse assignment problem, here with quantities), on the bipartite graph
of source lines, target lines and the arcs between them that have a gain. Gains are integers, so that the sums are exact and the answer does
not depend on the machine. Nothing is gained by leaving out an arc, so the result is a maximum over
all correspondences, partial ones included.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from heapq import heappop, heappush

Arc = tuple[int, int, int]
"""(source, target, gain per post), the gain above 0."""
Quantity = tuple[int, int, int]
"""(source, target, posts)."""
NOWHERE = -1


def assign(supply: Sequence[int], demand: Sequence[int], arcs: Sequence[Arc]) -> list[Quantity]:
    """How many posts go along each arc so that the sum of the gains is the greatest possible.

    `supply` and `demand` are the posts of each source and target. Of several best answers the one
    that the order of sources, targets and arcs puts first is taken, so a canonical order of these
    makes a canonical answer. Sources and targets that no arcs connect are solved apart.
    """
    found: list[Quantity] = []
    for part in components(arcs):
        found += _Transport(supply, demand, part).solve()
    return sorted(found)


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

    A post that goes nowhere goes along an arc of gain 0 to a target without bound, NOWHERE, whose
    potential is therefore always 0. Invariant: gain + u + v <= 0 on every arc, and 0 where posts flow.
    """

    def __init__(self, supply: Sequence[int], demand: Sequence[int], arcs: Sequence[Arc]) -> None:
        self.out: dict[int, list[tuple[int, int]]] = {}
        for source, target, gain in arcs:
            self.out.setdefault(source, []).append((target, gain))
        self.supply = supply
        self.room = {target: demand[target] for _, target, _ in arcs}
        self.flow: dict[int, dict[int, int]] = {target: {} for target in self.room}
        self.flow[NOWHERE] = {}
        self.u: dict[int, int] = {}
        self.v = dict.fromkeys(self.room, 0)

    def solve(self) -> Iterator[Quantity]:
        for source, arcs in self.out.items():
            self.u[source] = -max(0, *(gain + self.v[target] for target, gain in arcs))
            left = self.supply[source]
            while left:
                left -= self._augment(source, left, self._shortest(source))
        for target in self.room:
            yield from ((source, target, some) for source, some in self.flow[target].items() if some)

    def _shortest(self, start: int) -> list[tuple[int, int]]:
        """The cheapest way for a post of `start` to some room, as (source, target) arcs, last first.

        Dijkstra's algorithm on reduced costs; each step but the last takes the place of a post that
        then goes on from its own source.
        """
        u, v, room, flow = self.u, self.v, self.room, self.flow
        reached, came = {start: 0}, {start: NOWHERE}
        distance: dict[int, int] = {}
        by: dict[int, int] = {}
        scanned: dict[int, int] = {}
        nowhere, quitter = -u[start], start
        heap: list[tuple[int, int]] = []
        queue = [start]
        while True:
            for source in queue:
                base = reached[source] - u[source]
                if base < nowhere:
                    nowhere, quitter = base, source
                for target, gain in self.out[source]:
                    far = base - gain - v[target]
                    if far < nowhere and far < distance.get(target, far + 1):
                        distance[target], by[target] = far, source
                        heappush(heap, (far, target))
            while heap and (heap[0][1] in scanned or heap[0][0] > distance[heap[0][1]]):
                heappop(heap)
            if not heap or heap[0][0] >= nowhere:
                far, last = nowhere, (quitter, NOWHERE)
                break
            far, target = heappop(heap)
            if room[target]:
                last = by[target], target
                break
            scanned[target] = far
            queue = [source for source, some in flow[target].items() if some and source not in reached]
            for source in queue:
                reached[source], came[source] = far, target
        for source, near in reached.items():
            u[source] += far - near
        for target, near in scanned.items():
            v[target] -= far - near
        path = [last]
        while (target := came[path[-1][0]]) != NOWHERE:
            path.append((by[target], target))
        return path

    def _augment(self, start: int, left: int, path: list[tuple[int, int]]) -> int:
        """Send as many posts as fit along the path; how many that was."""
        some, end = left, path[0][1]
        if end != NOWHERE:
            some = min(some, self.room[end])
        for (source, _), (_, target) in zip(path, path[1:], strict=False):
            some = min(some, self.flow[target][source])
        for source, target in path:
            self.flow[target][source] = self.flow[target].get(source, 0) + some
        for (source, _), (_, target) in zip(path, path[1:], strict=False):
            self.flow[target][source] -= some
        if end != NOWHERE:
            self.room[end] -= some
        return some
