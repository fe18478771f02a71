"""An explanation as text: what decided, the evidence with its weights, and what else it might have been."""

from collections.abc import Iterator
from decimal import Decimal

from procho.model.explanation import Answer, Case, Explanation
from procho.model.version import Line, Version
from procho.render import escape
from procho.render.comparison.facts import Voice
from procho.render.comparison.ink import Ink
from procho.render.words import Words

LITTLE = 0.005
"""Evidence that adds less than can be seen is not listed."""
LONE = ("unsure", "unlikely", "beaten")
"""About a post without another side: the other line is only the nearest one."""


def explanation(found: Explanation, words: Words, *, width: int | None, color: bool) -> str:
    """The whole explanation; lines are folded only where there is a `width`, the cells of a terminal."""
    page = _Page(found, Voice(words, escape.terminal), Ink(width or 0, color))
    return "\n".join(line for answer in found.answers for line in page.answer(answer)).rstrip("\n") + "\n"


class _Page:
    def __init__(self, found: Explanation, voice: Voice, ink: Ink) -> None:
        self.found, self.voice, self.ink = found, voice, ink

    def answer(self, answer: Answer) -> Iterator[str]:
        yield self.ink.line((self._heading(answer), "bold"))
        yield self.ink.line((self._decision(answer), ""), indent=2)
        if answer.reason:
            yield self.ink.line((self.voice.say("phrase.reason", reason=self.voice.user(answer.reason)), ""), indent=2)
        if answer.case:
            yield from self._case(answer.case, answer)
        yield ""

    def _heading(self, answer: Answer) -> str:
        before = self._line(answer.before, self.found.source) if answer.before else ""
        after = self._line(answer.after, self.found.target) if answer.after else ""
        if answer.decision in LONE:
            before, after = (before, "") if answer.facts["side"] == "before" else ("", after)
        kind = "pair" if before and after else "gone" if before else "come"
        return self._say(f"heading.{kind}", count=answer.count, before=before, after=after)

    def _line(self, line: Line, version: Version) -> str:
        number, _ = version.positions.line_column(line.group.at)
        known = {"title": line.group.title, "file": escape.file_name(version.file)}
        safe = {name: self.voice.user(text) for name, text in known.items()}
        return self._say("heading.line", **safe, unit=self.voice.place(line.path), line=number)

    def _decision(self, answer: Answer) -> str:
        facts = {name: self._fact(fact) for name, fact in answer.facts.items()}
        return self._say(f"decision.{answer.decision}", **facts)

    def _fact(self, fact: object) -> object:
        if isinstance(fact, float):
            return self._number(fact)
        return fact if isinstance(fact, int) else self.voice.value(fact)

    def _case(self, case: Case, answer: Answer) -> Iterator[str]:
        if answer.decision in LONE and answer.before and answer.after:
            nearest = (answer.after, self.found.target)
            if answer.facts["side"] == "after":
                nearest = (answer.before, self.found.source)
            yield self.ink.line((self._say("case.nearest", line=self._line(*nearest)), ""), indent=2)
        yield self.ink.line((self._say("case.evidence"), "dim"), indent=2)
        for piece in sorted(case.pieces, key=lambda piece: -abs(piece.utility)):
            if abs(piece.utility) >= LITTLE:
                numbers = f"{self._number(piece.value)} × {self._number(piece.weight)} = {self._signed(piece.utility)}"
                yield self.ink.line((self._labelled(piece.name, numbers), ""), indent=4)
        sums = {"utility": self._number(case.utility), "nothing": self._number(case.nothing)}
        yield self.ink.line((self._say("case.sum", **sums), ""), indent=2)
        scores = {"score": self._number(case.score), "likely": self._number(case.likely)}
        yield self.ink.line((self._say("case.scores", **scores), ""), indent=2)
        if case.followed is not None:
            yield self.ink.line((self._say("case.followed", share=self._number(case.followed)), ""), indent=2)
        yield from self._rivals(case)

    def _rivals(self, case: Case) -> Iterator[str]:
        if case.rivals:
            yield self.ink.line((self._say("case.rivals"), "dim"), indent=2)
        for rival in case.rivals:
            before = self._line(rival.before, self.found.source)
            after = self._line(rival.after, self.found.target)
            numbers = {"utility": self._number(rival.utility), "score": self._number(rival.score)}
            yield self.ink.line((self._say("case.rival", before=before, after=after, **numbers), ""), indent=4)
            lacked = ", ".join(self._labelled(name, self._signed(-some)) for name, some in rival.lacked)
            if lacked and rival.utility < case.utility:
                yield self.ink.line((self._say("case.lacked", lacked=lacked), ""), indent=6)

    def _labelled(self, name: str, value: str) -> str:
        return self.voice.say("phrase.labelled", label=self._say(f"evidence.{name}"), value=value)

    def _signed(self, value: float) -> str:
        return f"{'−' if value < 0 else '+'}{self._number(abs(value))}"

    def _number(self, value: float) -> str:
        return self.voice.words.number(Decimal(f"{value:.2f}")).replace("-", "−")

    def _say(self, key: str, /, **params: object) -> str:
        return self.voice.words(f"explain.{key}", **params)
