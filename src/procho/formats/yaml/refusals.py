"""What of YAML an organigram may not have, said of the event where it stands."""

from typing import Any

from procho.formats.report import Report
from procho.formats.text import code, forbidden_in
from procho.formats.yaml.faults import too_deep
from procho.model.limits import Limits

_Event = Any  # the stubs say that an event may have no mark; one of a parser always has


class Refusals:
    """Reports what is refused; the reading goes on, so that all of it is reported together."""

    def __init__(self, report: Report, limits: Limits) -> None:
        self.report, self.limits = report, limits

    def feature(self, message: str, event: _Event, **params: str) -> None:
        """A feature of YAML that hides where a value comes from."""
        self.report.error("yaml-feature", message, event.start_mark.index, event.end_mark.index, **params)

    def over(self, limit: str, event: _Event, most: int) -> None:
        """More than a limit allows, `depth` or `text`."""
        at = event.start_mark.index
        if limit == "depth":
            too_deep(self.report, at, self.limits)
        else:
            self.report.error("nesting", limit, at, at, limit=most, variable=f"PROCHO_MAX_{limit.upper()}")

    def attributes(self, event: _Event) -> None:
        """An anchor or a tag, if the node has them."""
        if event.anchor is not None:
            self.feature("anchor", event, name=event.anchor)
        if event.tag is not None:
            self.feature("tag", event, name=event.tag.replace("tag:yaml.org,2002:", "!!"))

    def key(self, key: _Event) -> bool:
        """Whether a key is refused, as a merge or for its content."""
        self.attributes(key)
        if key.value == "<<":
            self.feature("merge", key)
            return True
        return self.content(key, "escaped_key")

    def content(self, event: _Event, message: str) -> bool:
        """Whether a text is refused: too long, or with characters that only an escape could write."""
        if len(event.value) > self.limits.max_text:
            self.over("text", event, self.limits.max_text)
            return True
        found = forbidden_in(event.value) if event.style == '"' else None
        if found:
            span = event.start_mark.index, event.end_mark.index
            self.report.error("forbidden-character", message, *span, code=code(found))
        return found is not None

    def duplicates(self, again: list[tuple[str, _Event]], firsts: dict[str, int]) -> None:
        """Keys that a mapping has already; `firsts` is where."""
        for name, key in again:
            span = key.start_mark.index, key.end_mark.index
            self.report.error("duplicate-key", "again", *span, key=name, line=self.report.line(firsts[name]))

    def not_a_mapping(self, root: _Event | None) -> None:
        """A document whose root is no mapping, is nothing (`---`), or is not there at all."""
        at = root.start_mark.index if root else 0
        says_something = root and (getattr(root, "value", True) or root.style)
        self.report.error("yaml-syntax", "not_a_mapping" if says_something else "empty", at, at)
