"""Reads what a command needs: versions, what their `previous` names, and the body's configuration."""

import os
from dataclasses import dataclass, field

from procho.cli.session import NoVerdict, Session
from procho.formats.previous import previous_of
from procho.formats.source import STDIN, read_bytes, read_stdin
from procho.formats.yaml.config import find_config, load_config
from procho.formats.yaml.organigram import Loaded, load
from procho.model.config import Config
from procho.model.findings import Finding, Problem, Severity
from procho.model.version import Previous, Version
from procho.rules.table import BY_ID


@dataclass
class Reader:
    """Reads for one run. `config` is the procho.yaml that the command line names; each is read once."""

    session: Session
    config: str | None = None
    _configs: dict[str | None, Config] = field(default_factory=dict)

    def load(self, path: str) -> Loaded:
        """A file, or stdin, and what is wrong in it. Raises NoVerdict where there are no bytes to judge."""
        return load(self._bytes(path), shown(path), self.session.limits)

    def versions(self, *paths: str) -> tuple[Version, ...]:
        """Files, or stdin, that can all be used. Raises NoVerdict, with what is wrong in any of them."""
        loaded = {path: self.load(path) for path in dict.fromkeys(paths)}
        unusable = [path for path, each in loaded.items() if each.version is None]
        if unusable:
            problems = (Problem("cli.input.unusable", {"file": shown(path)}) for path in unusable)
            findings = (finding for each in loaded.values() for finding in errors(each.findings))
            raise NoVerdict(*problems, findings=tuple(findings))
        return tuple(version for path in paths if (version := loaded[path].version))

    def previous(self, path: str, version: Version) -> Previous:
        """What the version's `previous` names, in the folder of its file (stdin: in this one)."""
        folder = "." if path == STDIN else os.path.dirname(path) or "."
        return previous_of(version, folder, self.session.limits)

    def config_of(self, *paths: str) -> Config:
        """The configuration of the first of these files that has one, and with it the body's language."""
        found = self.config or next(filter(None, map(_nearest, paths)), None)
        if found not in self._configs:
            self._configs[found] = Config() if found is None else self._config(found)
        config = self._configs[found]
        self.session.body_lang = self.session.body_lang or config.language
        return config

    def _config(self, path: str) -> Config:
        loaded = load_config(self._bytes(path), shown(path), self.session.limits)
        if loaded.config is None:
            raise NoVerdict(Problem("cli.input.config", {"file": shown(path)}), findings=loaded.findings)
        for rule in loaded.config.rules:
            if rule not in BY_ID:
                raise NoVerdict(Problem("cli.input.rule", {"file": shown(path), "rule": rule}))
        return loaded.config

    def _bytes(self, path: str) -> bytes:
        read = read_stdin(self.session.limits) if path == STDIN else read_bytes(path, self.session.limits)
        if isinstance(read, Problem):
            raise NoVerdict(read)
        return read


def shown(path: str) -> str:
    r"""A path as text that every output can hold: a byte that is no UTF-8 becomes `\udcff` (PEP 383), spelled out."""
    return path.encode("utf-8", "backslashreplace").decode()


def errors(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Those that are errors."""
    return tuple(finding for finding in findings if finding.severity is Severity.ERROR)


def _nearest(path: str) -> str | None:
    return find_config("." if path == STDIN else path)
