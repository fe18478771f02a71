"""Several organisations as JSON: the totals, the transfers, and each comparison's own document."""

from collections.abc import Iterable

from procho.model.collectivity import Collectivity, Totals, Transfer
from procho.model.names import fold
from procho.model.version import Version
from procho.render.collectivity.sentences import notice_text
from procho.render.comparison.facts import Voice
from procho.render.comparison.json import FORMAT_VERSION, VERSION, Side, rounded
from procho.render.comparison.json import json as comparison_json
from procho.render.comparison.records import record, records, value
from procho.render.words import Words

DOCUMENT = (
    "format_version", "source", "target", "summary", "transfers", "suggestions", "organisations", "notices",
)  # fmt: skip
SIDE = ("directory", "posts", "organisations")
TRANSFER = ("count", "basis", "score", "reason", "from", "to", "before", "after")
SUMMARY = Totals.__struct_fields__


def json(found: Collectivity, words: Words) -> str:
    """The whole collectivity; only the notices are prose, in the language of `words`."""
    sides = _Sides(found)
    voice = Voice(words, lambda text: text)
    values = (
        value(FORMAT_VERSION),
        _directory(found.source, [comparison.source for comparison in found.organisations]),
        _directory(found.target, [comparison.target for comparison in found.organisations]),
        record(SUMMARY, (value(getattr(found.summary, name)) for name in SUMMARY), 1),
        records(map(sides.transfer, found.transfers), 1),
        records(map(sides.transfer, found.suggestions), 1),
        records((_indented(comparison_json(each, words)) for each in found.organisations), 1),
        value([notice_text(notice, voice) for notice in found.notices]),
    )
    return record(DOCUMENT, values, 0) + "\n"


def _directory(name: str, versions: Iterable[Version]) -> str:
    """The directory, and the charts in it: an organisation without one is not listed."""
    there = [version for version in versions if version.file != name]
    charts = (_heading(version) for version in there)
    return record(SIDE, (value(name), value(sum(version.posts for version in there)), records(charts, 2)), 1)


def _heading(version: Version) -> str:
    known = (version.organigram.organisation, version.organigram.date, version.file, version.posts)
    return record(VERSION, map(value, known), 3)


def _indented(document: str) -> str:
    return document.rstrip("\n").replace("\n", "\n    ")


class _Sides:
    """The two sides of each organisation, for the groups of a transfer."""

    def __init__(self, found: Collectivity) -> None:
        self.givers = {name: Side(comparison.source) for name, comparison in found.by_name.items()}
        self.takers = {name: Side(comparison.target) for name, comparison in found.by_name.items()}

    def transfer(self, transfer: Transfer) -> str:
        known = (transfer.count, transfer.basis, rounded(transfer.score), transfer.reason)
        bodies = value(transfer.giver), value(transfer.taker)
        before = self.givers[fold(transfer.giver)].group(transfer.before)
        after = self.takers[fold(transfer.taker)].group(transfer.after)
        return record(TRANSFER, (*map(value, known), *bodies, before, after), 2)
