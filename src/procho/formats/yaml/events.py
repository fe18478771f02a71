"""libyaml's events to mappings, lists and texts, with the place of each.

PyYAML's loaders guess types, expand merges, keep the last of two equal keys, and the C one crashes the
interpreter on deep nesting; its event stream does none of it (YAML 1.2, chapter 3: this is the
serialisation tree, and no native data structure is ever constructed). So the tree is built here, from
events, within limits of its own. A scalar is text, however it is quoted.

Half a million events pass through two loops, so those keep to local names and ask only what most
events must answer. What few files have (anchors, tags, escapes, block scalars) is looked for in events
only where the text has the character that begins it.
"""

import sys
from array import array
from collections.abc import Iterator
from itertools import islice
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from procho.formats.report import Report
from procho.formats.yaml.faults import report_fault
from procho.formats.yaml.refusals import Refusals
from procho.formats.yaml.tree import UNREAD, Mapping, Tree
from procho.model.limits import Limits
from procho.model.organigram import AT

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The source of events: libyaml's, or PyYAML's own where it was built without libyaml."""

_Event = Any  # the stubs say that an event may have no mark; one of a parser always has

_RARE = ("&", "!", "|", ">", "\\", "<<", "?")
# What the pure parser lets through beside its own errors, all of it from malformed escapes and directives.
_FAULTS = (yaml.YAMLError, ValueError, LookupError, OverflowError, AttributeError, TypeError)


class _Stop(Exception):  # noqa: N818 - ends the reading, after the finding was reported
    """The rest of the file is not read."""


def read_events(text: str, report: Report, limits: Limits) -> Tree | None:
    """The text's one document; None where it could not be read to its end.

    Fills `report` with what is wrong and its positions with the place of every mapping.
    """
    loader = LOADER(text)
    try:
        return _Builder(loader, report, limits).document()
    except _Stop:
        return None
    except StopIteration:
        at = report.positions.offsets[-1] if report.positions.offsets else 0
        report.error("nesting", "nodes", at, at, limit=limits.max_nodes, variable="PROCHO_MAX_NODES")
        return None
    except _FAULTS as error:
        report_fault(error, report, limits)
        return None
    finally:
        loader.dispose()


class _Builder:
    def __init__(self, loader: Any, report: Report, limits: Limits) -> None:
        # A scalar is one event and a collection two, so this bounds the nodes; beyond it, StopIteration.
        self.events: Iterator[_Event] = islice(iter(loader.get_event, None), limits.max_nodes)
        self.refusals = Refusals(report, limits)
        self.limits, self.positions = limits, report.positions
        self.rare = any(sign in report.positions.text for sign in _RARE)
        self.partial: set[int] = set()
        self.known: dict[str, str] = {}

    def document(self) -> Tree | None:
        next(self.events)
        first = next(self.events)
        if isinstance(first, StreamEndEvent):
            self.refusals.not_a_mapping(None)
            return None
        if isinstance(first, DocumentStartEvent) and first.tags:
            self.refusals.feature("tag_directive", first)
        opening = next(self.events)
        if not isinstance(opening, MappingStartEvent):
            self.refusals.not_a_mapping(opening)
            return None
        root, _ = self._collection(opening, 1)
        next(self.events)
        after = next(self.events)
        if not isinstance(after, StreamEndEvent):
            self.refusals.feature("second_document", after)
        return Tree(root, self.partial)

    def _mapping(self, opening: _Event, depth: int) -> tuple[Mapping, int]:
        events, rare, known, most = self.events, self.rare, self.known.setdefault, self.limits.max_text
        node: Mapping = {}
        marks: list[int] = []
        again: list[tuple[str, _Event]] = []
        left_out = False
        end = opening.end_mark.index
        for key in events:
            kind = type(key)
            if kind is not ScalarEvent:
                if kind is MappingEndEvent:
                    break
                self._key_not_text(key, depth)
                left_out = True
                continue
            name = sys.intern(key.value)
            value = next(events)
            kind = type(value)
            if kind is ScalarEvent and not rare and len(value.value) <= most:
                content, end = value.value, value.end_mark.index
                content = known(content, content)
            else:
                content, end = self._value(value, depth)
            if rare and self.refusals.key(key):
                left_out = True
            elif name in node:
                again.append((name, key))
            else:
                node[name] = content
                marks += (key.start_mark.index, key.end_mark.index, value.start_mark.index, end)
        else:
            raise StopIteration
        if again:
            self.refusals.duplicates(again, dict(zip(node, marks[::4], strict=True)))
        if left_out:
            self.partial.add(len(self.positions.shapes))
        node[AT] = self.positions.place(tuple(node), marks)
        return node, key.end_mark.index if opening.flow_style else end

    def _sequence(self, opening: _Event, depth: int) -> tuple[list[Any], int]:
        events, rare, most = self.events, self.rare, self.limits.max_text
        node: list[Any] = []
        marks: list[int] = []
        end = opening.end_mark.index
        for value in events:
            kind = type(value)
            if kind is ScalarEvent and not rare and len(value.value) <= most:
                content, end = value.value, value.end_mark.index
            elif kind is SequenceEndEvent:
                break
            else:
                content, end = self._value(value, depth)
            node.append(content)
            marks += (value.start_mark.index, end)
        else:
            raise StopIteration
        if marks:
            self.positions.items[opening.start_mark.index] = array("I", marks)
        return node, value.end_mark.index if opening.flow_style else end

    def _value(self, event: _Event, depth: int) -> tuple[Any, int]:
        kind = type(event)
        if kind is ScalarEvent:
            return self._scalar(event)
        if kind is AliasEvent:
            self.refusals.feature("alias", event, name=event.anchor)
            return UNREAD, event.end_mark.index
        return self._collection(event, depth + 1)

    def _collection(self, event: _Event, depth: int) -> tuple[Any, int]:
        if depth > self.limits.max_depth:
            self.refusals.over("depth", event, self.limits.max_depth)
            raise _Stop
        self.refusals.attributes(event)
        if isinstance(event, MappingStartEvent):
            return self._mapping(event, depth)
        return self._sequence(event, depth)

    def _scalar(self, event: _Event) -> tuple[Any, int]:
        self.refusals.attributes(event)
        start, end = event.start_mark.index, event.end_mark.index
        if event.style in ("|", ">"):  # its mark is where the next node begins
            end = start + len(self.positions.text[start:end].rstrip())
        return (UNREAD if self.refusals.content(event, "escaped") else event.value), end

    def _key_not_text(self, key: _Event, depth: int) -> None:
        self.refusals.feature("key_not_text", key)
        self._value(key, depth)
        self._value(next(self.events), depth)
