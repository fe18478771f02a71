"""What is set aside before a check fails: findings that are waived, and those of a baseline."""

import os
from collections.abc import Callable, Iterable
from datetime import date

from msgspec import Struct, field

from procho.cli.commit import Blob
from procho.cli.places import Place, bytes_of, place_of, shown
from procho.cli.session import NoVerdict, Session
from procho.formats import baseline as baselines
from procho.formats.yaml.config import LoadedConfig
from procho.model import dates
from procho.model.config import Config, Waiver
from procho.model.findings import Finding, Problem
from procho.rules.engine import Places
from procho.rules.waivers import judge, sort_out, unreadable
from procho.rules.waiving.context import Waiving


def today() -> str:
    """PROCHO_TODAY, for runs that give the same result on any day, else the day it is. Raises NoVerdict."""
    given = os.environ.get("PROCHO_TODAY", "")
    if given and not dates.valid(given):
        raise NoVerdict(Problem("vcs.aside.today", {"text": given}))
    return given or date.today().isoformat()  # noqa: DTZ011 - a waiver ends with the day of whoever runs the check


class Waivers(Struct):
    """Applies the waivers of each file's configuration, and remembers which met a finding."""

    today: str
    waived: int = 0
    _met: dict[str, set[str]] = field(default_factory=dict)
    _loaded: dict[str, LoadedConfig] = field(default_factory=dict)

    def apply(self, findings: Iterable[Finding], loaded: LoadedConfig | None) -> list[Finding]:
        """The findings of a file that count."""
        if loaded is None or loaded.config is None or not loaded.config.waivers:
            return [*findings]
        self._loaded[loaded.file] = loaded
        said = [*findings]
        self.meet(loaded, (finding.fingerprint for finding in said if not unreadable(finding)))
        found = sort_out(said, loaded.config, self.today)
        self.waived += len(found.waived)
        return [*found.kept]

    def meet(self, loaded: LoadedConfig, fingerprints: Iterable[str]) -> None:
        """Fingerprints that were found, whether or not a waiver covers them."""
        self._met.setdefault(loaded.file, set()).update(fingerprints)

    def judged(self, wanted: Callable[[LoadedConfig, Waiver, bool], bool]) -> list[Finding]:
        """What is wrong with the waivers that this run can judge: `wanted` is also told whether one met a finding."""
        found: list[Finding] = []
        for loaded in self._loaded.values():
            config, met = loaded.config or Config(), frozenset(self._met.get(loaded.file, ()))
            waivers = tuple(each for each in config.waivers if wanted(loaded, each, each.fingerprint in met))
            found += judge(Waiving(waivers, met, self.today), config, Places(loaded.file, loaded.positions))
        return found

    def unmet(self) -> bool:
        """Whether a waiver met nothing so far."""
        return any(
            waiver.fingerprint not in self._met.get(loaded.file, ())
            for loaded in self._loaded.values()
            for waiver in (loaded.config or Config()).waivers
        )


def beyond_baseline(findings: list[Finding], files: list[Place], path: str, session: Session) -> list[Finding]:
    """The findings in these files that the baseline does not have. Raises NoVerdict where it is none."""
    place = place_of(path)
    known = baselines.read(bytes_of(place, session.limits))
    if known is None:
        raise NoVerdict(Problem("vcs.aside.no_baseline", {"file": path}))
    broken = [finding for finding in findings if unreadable(finding)]
    rest = [finding for finding in findings if not unreadable(finding)]
    kept = [*broken, *baselines.without(rest, known, os.path.dirname(_lying(place)), _revised(files))]
    if len(kept) < len(findings):
        session.say("vcs.aside.baseline", count=len(findings) - len(kept))
    return kept


def baseline_text(findings: Iterable[Finding], files: list[Place], path: str) -> str:
    """The baseline that holds these findings in these files, to be written to this path."""
    kept = (finding for finding in findings if not unreadable(finding))
    return baselines.written(baselines.baseline_of(kept, os.path.dirname(path), _revised(files)))


def _revised(files: list[Place]) -> dict[str, str]:
    """Where the files of revisions would lie, so that a baseline is the same for them and for the working tree."""
    return {shown(file): _lying(file) for file in files if isinstance(file, Blob)}


def _lying(place: Place) -> str:
    return os.path.join(place.commit.repository.folder, place.path) if isinstance(place, Blob) else place
