"""Why a post became which, or found none: the comparison made once more, watched."""

from collections.abc import Iterator
from typing import Any

from procho.diff.comparing import Matched, match
from procho.diff.ledger import Flow, Loose
from procho.diff.lineage import Direction, applies
from procho.diff.naming import lines_named, the_line, unclear
from procho.diff.posterior import Pair
from procho.diff.watching import Round, Watch, Watched
from procho.model.comparison import Basis
from procho.model.config import Config
from procho.model.explanation import Answer, Case, Decision, Explanation
from procho.model.findings import Problem
from procho.model.positions import Place
from procho.model.version import Line, Previous, Version


def explain(  # noqa: PLR0913 - as of compare()
    source: Version,
    target: Version,
    post: str,
    *,
    config: Config | None = None,
    source_previous: Previous | None = None,
    target_previous: Previous | None = None,
    infer: bool = True,
) -> Explanation | Problem:
    """Why compare() says what it says of a post, or of a pair `BEFORE=AFTER`.

    A post is named by its id, its title, UNIT/TITLE or FILE:LINE, of either version. A problem says
    that no post is meant, or which several are.
    """
    config = config or Config()
    direction = applies(source, target, source_previous or Previous(), target_previous or Previous())
    watch = Watch()
    matched = match(source, target, direction, config, watch if infer else None)
    case = _Reasons(matched, direction, config, watch.inference, infer=infer)
    befores, afters = lines_named(post, matched.source), lines_named(post, matched.target)
    if not befores and not afters and "=" in post:
        return _of_pair(post, case)
    if max(len(befores), len(afters)) != 1:
        return unclear(post, {source.file: befores, target.file: afters})
    return Explanation(source, target, tuple(case.of(befores[0] if befores else None, afters[0] if afters else None)))


def _of_pair(post: str, case: "_Reasons") -> Explanation | Problem:
    before, _, after = post.partition("=")
    one = the_line(before.strip(), case.matched.source)
    other = the_line(after.strip(), case.matched.target)
    if isinstance(one, Problem):
        return one
    if isinstance(other, Problem):
        return other
    return Explanation(case.matched.source.version, case.matched.target.version, tuple(case.of_pair(one, other)))


class _Reasons:
    """The reasons of one comparison."""

    def __init__(
        self, matched: Matched, direction: Direction, config: Config, inference: Watched | None, *, infer: bool
    ) -> None:
        self.matched, self.direction, self.config = matched, direction, config
        self.inference, self.infer = inference, infer
        self.turned = inference is not None and inference.source is not matched.source

    def of(self, before: Line | None, after: Line | None) -> Iterator[Answer]:
        """What became of a source line, what a target line was: every flow once, then what has no other side."""
        one, other = before.number if before else None, after.number if after else None
        ledger = self.matched.ledger
        for flow in ledger.flows:
            if flow.before == one or flow.after == other:
                yield self._flow(flow)
        for flow in self.matched.suggested:
            if flow.before == one or flow.after == other:
                yield self._suggestion(flow)
        for side, number, entries in ((0, one, ledger.departures), (1, other, ledger.arrivals)):
            for loose in entries:
                if loose.line == number and (count := loose.count - self._suggested(loose, side)):
                    yield self._loose(loose, count, side)

    def _suggested(self, loose: Loose, side: int) -> int:
        """How many of these posts a suggestion is about."""
        lines = ((flow.before, flow.after)[side] == loose.line and flow.count for flow in self.matched.suggested)
        return 0 if loose.basis else sum(lines)

    def of_pair(self, before: Line, after: Line) -> Iterator[Answer]:
        """Why two lines are the same posts, or why not: then also what became of each."""
        pair = before.number, after.number
        found = [self._flow(flow) for flow in self.matched.ledger.flows if (flow.before, flow.after) == pair]
        found += [self._suggestion(flow) for flow in self.matched.suggested if (flow.before, flow.after) == pair]
        if found:
            yield from found
            return
        yield Answer(0, before, after, "apart", {}, self._case(pair))
        yield from self.of(before, after)

    def _flow(self, flow: Flow) -> Answer:
        decision: Decision = flow.basis.value
        before, after = self.matched.source.lines[flow.before], self.matched.target.lines[flow.after]
        case = self._case((flow.before, flow.after)) if flow.basis is Basis.INFERRED else None
        return Answer(flow.count, before, after, decision, self._facts(flow, before, after), case, flow.reason)

    def _suggestion(self, flow: Flow) -> Answer:
        before, after = self.matched.source.lines[flow.before], self.matched.target.lines[flow.after]
        case = self._case((flow.before, flow.after))
        facts = {**self._score(flow), "sure": case.score if case else None}
        return Answer(flow.count, before, after, "suggested", facts, case)

    def _score(self, flow: Flow) -> dict[str, Any]:
        matching = self.config.matching
        return {"score": flow.score, "accept": matching.accept, "suggest": matching.suggest}

    def _facts(self, flow: Flow, before: Line, after: Line) -> dict[str, Any]:
        match flow.basis:
            case Basis.DECLARED:
                return self._declared_at(before, after)
            case Basis.REF:
                shared = set(before.group.refs or ()) & set(after.group.refs or ())
                return {"refs": tuple(sorted(shared))}
            case Basis.ID:
                return {"id": before.group.id}
            case Basis.IDENTICAL:
                return self._pool(flow)
            case Basis.INFERRED:
                return self._score(flow)

    def _declared_at(self, before: Line, after: Line) -> dict[str, Any]:
        """The place of the origin that declares it: in the later of the two versions."""
        side, line = (self.matched.source, before) if self.direction == "mirrored" else (self.matched.target, after)
        return _place(side.version, Place(line.group.at, "from"))

    def _pool(self, flow: Flow) -> dict[str, Any]:
        """How many identical lines there are in the unit on either side, and how many posts they have."""
        source, target, classes = self.matched.source, self.matched.target, self.matched.units.classes()
        what = source.identity(flow.before), classes.before[source.unit[flow.before]]
        one = [n for n in range(len(source.lines)) if (source.identity(n), classes.before[source.unit[n]]) == what]
        other = [n for n in range(len(target.lines)) if (target.identity(n), classes.after[target.unit[n]]) == what]
        posts = sum(f.count for f in self.matched.ledger.flows if f.basis is Basis.IDENTICAL and f.before in one)
        return {"count": posts, "befores": len(one), "afters": len(other)}

    def _loose(self, loose: Loose, count: int, side: int) -> Answer:
        here = (self.matched.source, self.matched.target)[side]
        line = here.lines[loose.line]
        facts: dict[str, Any] = {"organisation": loose.organisation.name if loose.organisation else None}
        lines = _on(side, line)
        if loose.basis:
            return Answer(count, *lines, _declared(loose, self._gives(side)), facts, None, loose.reason)
        if not self.infer:
            return Answer(count, *lines, "not_asked")
        return self._unmatched(count, line, side)

    def _gives(self, side: int) -> bool:
        """Whether what this side loses or gets was declared as a departure, not as an origin."""
        return (side == 0) is (self.direction != "mirrored")

    def _unmatched(self, count: int, line: Line, side: int) -> Answer:
        lines = _on(side, line)
        found = self.inference.nearest(line.number, side ^ self.turned) if self.inference else None
        if found is None or self.inference is None:
            return Answer(count, *lines, "alone")
        one, pair = found
        case = self.inference.case(pair, one, turned=self.turned)
        before, after = reversed(pair) if self.turned else pair
        nearest = self.matched.source.lines[before], self.matched.target.lines[after]
        facts = {"score": case.likely, "suggest": self.config.matching.suggest, "side": ("before", "after")[side]}
        return Answer(count, *nearest, _verdict(pair, one), facts, case)

    def _case(self, pair: Pair) -> Case | None:
        """The evidence for a pair, if it was ever looked at."""
        if self.inference is None:
            return None
        own = (pair[1], pair[0]) if self.turned else pair
        one = self.inference.of(own)
        return self.inference.case(own, one, turned=self.turned) if one else None


def _on(side: int, line: Line) -> tuple[Line | None, Line | None]:
    return (None, line) if side else (line, None)


def _verdict(pair: Pair, one: Round) -> Decision:
    """Why the best pair of a line came to nothing."""
    if one.choice.utility[pair] <= one.nothing:
        return "unlikely"
    return "unsure" if pair in one.offered else "beaten"


def _declared(loose: Loose, gives: bool) -> Decision:  # noqa: FBT001 - two answers to one question
    if gives:
        return "departure_to" if loose.organisation else "departure"
    return "declared_from" if loose.organisation else "declared_new"


def _place(version: Version, place: Place) -> dict[str, Any]:
    return {"file": version.file, "line": version.positions.span(place).line}
