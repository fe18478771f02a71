"""`procho check --against`: what the change since a revision brings, apart from what was there before.

Each file that changed is judged as it is and as it was, by the configuration of the revision itself, so
that a pull request cannot loosen its own gate. Only what is new counts.
"""

from collections import Counter
from collections.abc import Iterable

from msgspec import Struct, field
from msgspec.structs import replace

from procho.cli.changes import Changes, Sides, changes_since
from procho.cli.commit import Blob
from procho.cli.naming import joined
from procho.cli.pair import Pair
from procho.cli.places import Place, shown
from procho.cli.reading import Reader
from procho.cli.session import NoVerdict
from procho.cli.side import Side, compared
from procho.formats.yaml.config import LoadedConfig
from procho.model.comparison import Comparison
from procho.model.config import Config
from procho.model.findings import Finding, Problem
from procho.policies import engine as policies
from procho.policies.context import Context as Change
from procho.rules.waivers import unreadable


class Delta(Struct):
    """What a change brings: the files that it touches, the new findings by file, the old ones that it leaves."""

    files: list[Place] = field(default_factory=list)
    new: dict[str, list[Finding]] = field(default_factory=dict)
    old: int = 0
    before: set[str] = field(default_factory=set)
    """The fingerprints of all that was found before, in these files."""
    now: set[str] = field(default_factory=set)
    """The fingerprints of all that is found now, in these files."""


class Against:
    """One run against a revision."""

    def __init__(self, sides: Sides, reader: Reader) -> None:
        """For two states of one repository."""
        self.sides, self.reader = sides, reader
        self.new = Side(reader, sides.new.place, self.config)
        self.old = Side(reader, sides.base.place, self.config)
        self._beside: list[Comparison] | None = None

    def configuration(self, path: str) -> LoadedConfig | None:
        """What holds for a file, from the revision's tip or from the command line."""
        return self.reader.configuration(self.sides.tip.place(path))

    def config(self, path: str) -> Config:
        """The same without its positions."""
        return self.reader.config_of(self.sides.tip.place(path))

    def run(self) -> Delta:
        """Judge what changed. Raises NoVerdict where something cannot be judged."""
        changes = changes_since(self.sides)
        files = {**changes.files, **{path: path for path in self._dependants(changes)}}
        self._tell(changes, files)
        delta = Delta([self.sides.new.place(path) for path in files])
        beside_new = self.new.comparisons(files, lambda: self.sides.new.below(self.sides.roots))
        olds = [old for old in files.values() if old]
        for path, old in files.items():
            now = self._now(path, old, beside_new)
            # What was there before matters only to what is there now, and to waivers that it may leave unused.
            before = self._before(old, olds) if old and (now or self.config(path).waivers) else []
            delta.before |= {finding.fingerprint for finding in before}
            delta.now |= {finding.fingerprint for finding in now}
            delta.new[path] = beyond(now, before)
            delta.old += len(now) - len(delta.new[path])
        return delta

    def _now(self, path: str, old: str | None, beside: list[Comparison]) -> list[Finding]:
        findings = [*self.new.findings(path)]
        known = {(finding.rule, finding.span) for finding in findings}
        findings += [broken for broken in self.new.broken(path) if (broken.rule, broken.span) not in known]
        if self.new.comparison(path):
            return [*findings, *self.new.changes(path, beside)]
        return [*findings, *self._edit(path, old)]

    def _before(self, old: str, olds: list[str]) -> list[Finding]:
        if self._beside is None:
            self._beside = self.old.comparisons(olds, lambda: self.sides.base.below(self.sides.roots))
        return [*self.old.findings(old), *self.old.changes(old, self._beside)]

    def _edit(self, path: str, old: str | None) -> tuple[Finding, ...]:
        """A version that follows none is compared with its old self."""
        after = self.new.loaded(path).version
        before = self.old.loaded(old).version if old else None
        if old is None or after is None or before is None:
            return ()
        pair = Pair(before, after, self.old.previous(old), self.new.previous(path), self.config(path))
        comparison = compared(pair)
        if comparison is None:
            self.reader.session.say("vcs.against.incomparable", file=after.file, before=before.file)
            return ()
        return policies.run(Change(comparison, self.config(path)))

    def _dependants(self, changes: Changes) -> list[str]:
        """The versions beside a file that changed whose `previous` it is: what they say of it may hold no more."""
        touched = changes.touched
        found: list[str] = []
        for folder in sorted({path.rpartition("/")[0] for path in touched}):
            for path in filter(self._asked, self.sides.new.organigrams(folder)):
                version = self.new.loaded(path).version if path not in touched else None
                named = version.organigram.previous if version else None
                if named and joined(folder, named) in touched:
                    found.append(path)
        return found

    def _asked(self, path: str) -> bool:
        return any(not root or f"{path}/".startswith(f"{root}/") for root in self.sides.roots)

    def _tell(self, changes: Changes, files: Iterable[str]) -> None:
        for path in files:  # they bring the body's language: before a word is said
            self.configuration(path)
        say, new = self.reader.session.say, self.sides.new
        self._tell_configuration(changes, files)
        for path in changes.removed:
            say("vcs.against.removed", file=shown(new.place(path)))
        for path in changes.outside:
            say("cli.files.outside", file=shown(new.place(path)))
        if not [*files] and not changes.removed and not changes.outside:
            say("vcs.against.none", base=self.sides.base.called, head=new.called)

    def _tell_configuration(self, changes: Changes, files: Iterable[str]) -> None:
        say, revision = self.reader.session.say, self.sides.tip.revision
        for path in changes.configs:
            changed: Place = self.sides.new.place(path)
            if self.sides.new.leads_out(path):
                raise NoVerdict(Problem("vcs.git.link", {"file": shown(changed)}))
            if self.sides.new.has(path):
                apart = replace(self.reader.session)  # its language is not that of this run
                Reader(apart, changed).config_of(changed)
            if self.reader.config is None:
                say("vcs.against.config_changed", file=shown(changed), revision=revision)
        for place in dict.fromkeys(self.reader.config_place(self.sides.tip.place(path)) for path in files):
            if self.reader.config is not None:
                say("vcs.against.config_named", file=shown(self.reader.config))
            elif place is None:
                say("vcs.against.config_none", revision=revision)
            else:
                say("vcs.against.config", file=place.path if isinstance(place, Blob) else place, revision=revision)


def beyond(now: Iterable[Finding], before: Iterable[Finding]) -> list[Finding]:
    """The findings that were not there before, each counted as often as it occurs; a broken file always is one."""
    left = Counter(finding.fingerprint for finding in before)
    fresh: list[Finding] = []
    for finding in now:
        if left[finding.fingerprint] > 0 and not unreadable(finding):
            left[finding.fingerprint] -= 1
        else:
            fresh.append(finding)
    return fresh
