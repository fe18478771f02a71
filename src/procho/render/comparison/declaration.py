"""The line of YAML that turns a suggestion into a declared origin."""

import json
import re
from collections.abc import Callable
from functools import cached_property

from msgspec import Struct

from procho.model.comparison import Change, Comparison, Kept
from procho.model.dates import earlier
from procho.model.names import Names
from procho.model.version import Line
from procho.render.escape import file_name

_PLAIN = re.compile(r"[^\W\d_](?:[\w./()'’-]| (?=[^\s#]))*")


class Declaration(Struct, frozen=True):
    """Where to write `yaml`: into the group at this line of the file."""

    file: str
    line: int
    title: str
    yaml: str

    def place(self, user: Callable[[str], str]) -> dict[str, object]:
        """Where to write it, for a sentence."""
        return {"file": user(file_name(self.file)), "line": self.line, "title": user(self.title)}


class Declarations(Struct, frozen=True, dict=True):
    """Writes declarations into the later of the two versions: lineage speaks of the version before."""

    comparison: Comparison

    def of(self, suggestion: Change) -> Declaration | None:
        """How to declare it; None where no name means that group alone, or neither version is the earlier."""
        if not isinstance(suggestion, Kept) or not self._dated_apart:
            return None
        turned = self._turned
        old, new = (suggestion.after, suggestion.before) if turned else (suggestion.before, suggestion.after)
        origin = self._origin(old)
        if origin is None:
            return None
        version = self.comparison.source if turned else self.comparison.target
        line, _ = version.positions.line_column(new.group.at)
        yaml = f"from: {{{origin}, count: {suggestion.count}}}"
        return Declaration(version.file, line, new.group.title, yaml)

    @cached_property
    def _turned(self) -> bool:
        return earlier(self.comparison.target.organigram.date, self.comparison.source.organigram.date)

    @cached_property
    def _dated_apart(self) -> bool:
        return self._turned or earlier(self.comparison.source.organigram.date, self.comparison.target.organigram.date)

    @cached_property
    def _names(self) -> Names:
        """The names of the earlier version."""
        return (self.comparison.target if self._turned else self.comparison.source).names

    def _origin(self, line: Line) -> str | None:
        for post in (line.group.id, line.group.title):
            if post and self._names.groups(post) == [line]:
                return f"post: {_scalar(post)}"
            for unit in (line.unit.unit.id, line.unit.unit.name) if line.unit else ():
                if post and unit and self._names.groups(post, unit) == [line]:
                    return f"post: {_scalar(post)}, unit: {_scalar(unit)}"
        return None


def _scalar(text: str) -> str:
    """The text as it can stand in a flow mapping: quoted (YAML reads JSON's strings) unless it is plain."""
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)
