"""One state of the files, the working tree's or a commit's: what is found in them and what they changed."""

from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct, field

from procho.cli.judging import file_findings
from procho.cli.pair import Pair
from procho.cli.places import Place
from procho.cli.reading import Reader
from procho.formats.yaml.organigram import Loaded
from procho.model.comparison import Comparison
from procho.model.config import Config
from procho.model.findings import Finding
from procho.model.names import fold
from procho.model.version import Previous
from procho.policies import engine as policies
from procho.policies.context import Context as Change


class Side(Struct):
    """`place` says where a file of this side is read, `config` what holds for it; every file is read once."""

    reader: Reader
    place: Callable[[str], Place]
    config: Callable[[str], Config]
    _loaded: dict[str, Loaded] = field(default_factory=dict)
    _pairs: dict[str, Pair | None] = field(default_factory=dict)
    _comparisons: dict[str, Comparison | None] = field(default_factory=dict)

    def loaded(self, path: str) -> Loaded:
        """The file as it was read. Raises NoVerdict where there are no bytes to judge."""
        if path not in self._loaded:
            self._loaded[path] = self.reader.load(self.place(path))
        return self._loaded[path]

    def findings(self, path: str) -> tuple[Finding, ...]:
        """What the rules say about the file."""
        return file_findings(self.loaded(path), self.config(path), self.previous(path))

    def previous(self, path: str) -> Previous:
        """What the file's `previous` names on this side."""
        version = self.loaded(path).version
        return self.reader.previous(self.place(path), version) if version else Previous()

    def comparison(self, path: str) -> Comparison | None:
        """The file compared with its previous version; None where there is none, or it cannot be compared."""
        if path not in self._comparisons:
            pair = self._pair(path)
            self._comparisons[path] = compared(pair) if pair else None
        return self._comparisons[path]

    def broken(self, path: str) -> tuple[Finding, ...]:
        """What keeps a file from being compared with its previous version, whatever the configuration says."""
        pair = self._pair(path)
        return pair.broken_lineage() if pair else ()

    def changes(self, path: str, others: Iterable[Comparison]) -> tuple[Finding, ...]:
        """What the policies say about the version's change of the one before."""
        comparison = self.comparison(path)
        if comparison is None:
            return ()
        beside = tuple(other for other in others if other is not comparison)
        return policies.run(Change(comparison, self.config(path), beside))

    def comparisons(self, paths: Iterable[str], elsewhere: Callable[[], Iterable[str]]) -> list[Comparison]:
        """Those of some files and, among the files `elsewhere`, of the organisations they exchange posts with."""
        own = [*paths]
        found = [comparison for path in own if (comparison := self.comparison(path))]
        bodies = {fold(name) for comparison in found for name in _partners(comparison)}
        if not bodies:
            return found
        for path in elsewhere():
            version = None if path in own else self.loaded(path).version
            if version and fold(version.organigram.organisation) in bodies and (other := self.comparison(path)):
                found.append(other)
        return found

    def _pair(self, path: str) -> Pair | None:
        if path not in self._pairs:
            version, previous = self.loaded(path).version, self.previous(path)
            self._pairs[path] = None
            if version and previous.version:
                self._pairs[path] = Pair(previous.version, version, Previous(), previous, self.config(path))
        return self._pairs[path]


def compared(pair: Pair) -> Comparison | None:
    """The comparison; None where a composition is not known or the lineage does not hold."""
    if "unknown" in (pair.source.organigram.composition, pair.target.organigram.composition) or pair.broken_lineage():
        return None
    return pair.compare(infer=True)


def _partners(comparison: Comparison) -> Iterator[str]:
    for change in comparison.posts:
        if change.kind in ("transferred_in", "transferred_out"):
            yield change.organisation.name
