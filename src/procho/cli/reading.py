"""Reads what a command needs: versions, what their `previous` names, and the body's configuration."""

from collections.abc import Iterable

from msgspec import Struct, field

from procho.cli.commit import Blob, Commit, commit_of, repository_here
from procho.cli.places import Place, bytes_of, config_near, place_of, previous_at, shown
from procho.cli.session import NoVerdict, Session
from procho.cli.worktree import path_in
from procho.formats.yaml.config import LoadedConfig, load_config
from procho.formats.yaml.organigram import Loaded, load
from procho.model.config import Config
from procho.model.findings import FailOn, Finding, Problem, Severity
from procho.model.version import Previous, Version
from procho.vcs.git import Repository

_STRICTEST: tuple[FailOn, ...] = ("notice", "warning", "inferred", "error", "never")


class Reader(Struct):
    """Reads for one run. `config` is the procho.yaml that the command line names; each is read once.

    Without it `config_from` may be a revision, whose procho.yaml then holds instead of the one beside a file.
    `fail_on` is what the command line asks for.
    """

    session: Session
    config: Place | None = None
    fail_on: FailOn | None = None
    config_from: str | None = None
    _gates: set[FailOn] = field(default_factory=set)
    _tips: dict[Repository, Commit] = field(default_factory=dict)
    _configs: dict[Place, LoadedConfig] = field(default_factory=dict)
    _places: dict[str, Place] = field(default_factory=dict)

    def load(self, path: Place) -> Loaded:
        """A file, or stdin, and what is wrong in it. Raises NoVerdict where there are no bytes to judge."""
        place = self.place(path)
        return load(bytes_of(place, self.session.limits), shown(place), self.session.limits)

    def versions(self, *paths: Place) -> tuple[Version, ...]:
        """Files, or stdin, that can all be used. Raises NoVerdict, with what is wrong in any of them."""
        loaded = {path: self.load(path) for path in dict.fromkeys(paths)}
        unusable = [path for path, each in loaded.items() if each.version is None]
        if unusable:
            problems = (Problem("cli.input.unusable", {"file": shown(path)}) for path in unusable)
            findings = (finding for each in loaded.values() for finding in errors(each.findings))
            raise NoVerdict(*problems, findings=tuple(findings))
        return tuple(version for path in paths if (version := loaded[path].version))

    def previous(self, path: Place, version: Version) -> Previous:
        """What the version's `previous` names, in the folder of its file (stdin: in this one)."""
        return previous_at(self.place(path), version, self.session.limits)

    def config_of(self, *paths: Place) -> Config:
        """The configuration of the first of these files that has one, and with it the body's language."""
        loaded = self.configuration(*paths)
        config = loaded.config if loaded and loaded.config else Config()
        if (self.fail_on or config.fail_on) == "inferred":
            return config.model_copy(update={"rules": {**config.rules, "inferred-change": "error"}})
        return config

    @property
    def fails_on(self) -> FailOn:
        """What makes a check fail: what the command line asks for, else the strictest of the configurations so far."""
        if self.fail_on is not None:
            return self.fail_on
        return next((each for each in _STRICTEST if each in self._gates), "error")

    def configuration(self, *paths: Place) -> LoadedConfig | None:
        """The same with its positions; None where there is none. Raises NoVerdict where it is not sound."""
        found = self.config_place(*paths)
        if found is None:
            self._gates.add("error")
            return None
        known = found in self._configs
        loaded = self._configs[found] if known else self._configuration(found)
        self._configs[found] = loaded
        if loaded.config:
            self.session.body_lang = self.session.body_lang or loaded.config.language
            self._gates.add(loaded.config.fail_on or "error")
        if self.config_from is not None and isinstance(found, Blob) and not known:
            self.session.say("vcs.against.config", file=found.path, revision=found.commit.revision)
        return loaded

    def config_place(self, *paths: Place) -> Place | None:
        """Where that configuration stands."""
        if self.config:
            return self.place(self.config)
        places = (config_near(self._judged(self.place(path))) for path in paths)
        return next((place for place in places if place is not None), None)

    def _judged(self, place: Place) -> Place:
        """Where the file is, or would be, in the revision whose configuration holds."""
        if self.config_from is None:
            return place
        repository = place.commit.repository if isinstance(place, Blob) else repository_here(place)
        if repository not in self._tips:
            self._tips[repository] = commit_of(repository, self.config_from)
        return self._tips[repository].place(place.path if isinstance(place, Blob) else path_in(repository, place))

    def _configuration(self, place: Place) -> LoadedConfig:
        loaded = load_config(bytes_of(place, self.session.limits), shown(place), self.session.limits)
        if loaded.config is None:
            raise NoVerdict(Problem("cli.input.config", {"file": shown(place)}), findings=loaded.findings)
        if loaded.config.rules:
            _known(loaded.config.rules, shown(place))
        return loaded

    def place(self, path: Place) -> Place:
        """What an argument names, looked up once: it must not change in between. Raises NoVerdict."""
        if not isinstance(path, str):
            return path
        if path not in self._places:
            self._places[path] = place_of(path)
        return self._places[path]


def errors(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Those that are errors."""
    return tuple(finding for finding in findings if finding.severity is Severity.ERROR)


def _known(rules: Iterable[str], file: str) -> None:
    """Raises NoVerdict at the first rule that there is not."""
    from procho.policies.table import BY_ID

    for rule in rules:
        if rule not in BY_ID:
            raise NoVerdict(Problem("cli.input.rule", {"file": file, "rule": rule}))
