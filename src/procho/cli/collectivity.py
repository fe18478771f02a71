"""Two folders of organigrams, each the state of several organisations: read, found fit, and compared."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from procho.cli.diff_formats import formats_of
from procho.cli.folders import files_of
from procho.cli.pair import Pair
from procho.cli.places import Place, place_of, shown
from procho.cli.session import NoVerdict
from procho.diff.collectivity import compare_many
from procho.diff.representation import represented
from procho.model.collectivity import Chart, Collectivity, Directory
from procho.model.findings import Finding, Problem, Severity, order
from procho.model.names import fold
from procho.model.version import Version
from procho.policies import engine as policies
from procho.policies.context import Context as Change
from procho.rules.context import Context
from procho.rules.engine import run
from procho.rules.waivers import sort_out

if TYPE_CHECKING:
    from procho.cli.reading import Reader


FORMATS = formats_of("collectivity")


class Folders(Struct, frozen=True):
    """SOURCE and TARGET, each with one chart an organisation."""

    source: Directory
    target: Directory
    files: tuple[str, ...]

    def errors(self) -> tuple[Finding, ...]:
        """The errors that `check` finds in the charts; they do not stop a comparison."""
        found: list[Finding] = []
        for chart in (*self.source.charts, *self.target.charts):
            found += run(Context(chart.version, chart.config, chart.previous), least=Severity.ERROR)
        return tuple(sorted(found, key=order))

    def judged(self, found: Collectivity) -> tuple[Finding, ...]:
        """These, and what the policies say about the change of each organisation, less what is waived."""
        from procho.cli.aside import today

        configs = {chart.organisation: chart.config for chart in (*self.source.charts, *self.target.charts)}
        kept: list[Finding] = []
        for comparison in found.organisations:
            config = configs[fold(comparison.target.organigram.organisation)]
            others = tuple(other for other in found.organisations if other is not comparison)
            files = {comparison.source.file, comparison.target.file}
            own = (finding for finding in self.errors() if finding.file in files)
            kept += sort_out((*own, *policies.run(Change(comparison, config, others))), config, today()).kept
        return tuple(sorted(kept, key=order))


def compare_folders(source: str, target: str, reader: Reader, *, infer: bool) -> tuple[Folders, Collectivity]:
    """Every organisation of both. Raises NoVerdict where a chart cannot be used, or there is nothing to compare."""
    folders = _read(source, target, reader)
    if broken := tuple(finding for pair in _pairs(folders) for finding in pair.broken_lineage()):
        raise NoVerdict(Problem("cli.input.lineage", {"count": len(broken)}), findings=tuple(sorted(broken, key=order)))
    config = reader.config_of(place_of(target), place_of(source))
    found = compare_many(folders.source, folders.target, config=config, infer=infer)
    if not found.organisations:
        raise NoVerdict(Problem("collectivity.input.unknown", {"source": source, "target": target}))
    return folders, found


def _read(source: str, target: str, reader: Reader) -> Folders:
    places = [files_of(place_of(text), reader.session) for text in (source, target)]
    versions = iter(reader.versions(*places[0], *places[1]))
    read = [[(place, next(versions)) for place in side] for side in places]
    before, after = (_directory(text, side, reader) for text, side in zip((source, target), read, strict=True))
    return Folders(before, after, tuple(shown(place) for side in places for place in side))


def _directory(name: str, read: list[tuple[Place, Version]], reader: Reader) -> Directory:
    found = represented(version for _, version in read)
    if found.tied:
        raise NoVerdict(*(_tied(versions) for versions in found.tied))
    places = {id(version): place for place, version in read}
    charts = tuple(_chart(places[id(version)], version, reader) for version in found.chosen)
    return Directory(shown(name), charts, tuple(found.unknown))


def _chart(place: Place, version: Version, reader: Reader) -> Chart:
    return Chart(version, reader.previous(place, version), reader.config_of(place))


def _tied(versions: list[Version]) -> Problem:
    names = {"organisation": versions[0].organigram.organisation, "date": versions[0].organigram.date}
    return Problem("collectivity.input.tied", {**names, "file": versions[0].file, "other": versions[1].file})


def _pairs(folders: Folders) -> Iterator[Pair]:
    afters = {chart.organisation: chart for chart in folders.target.charts}
    for before in folders.source.charts:
        if after := afters.get(before.organisation):
            yield Pair(before.version, after.version, before.previous, after.previous, after.config)
