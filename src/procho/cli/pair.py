"""Two versions that are to be compared: read, found fit to be compared, and compared."""

from msgspec import Struct

from procho.cli.reading import Reader
from procho.cli.session import NoVerdict
from procho.diff import compare
from procho.diff.lineage import applies
from procho.formats.source import STDIN
from procho.model.comparison import Comparison
from procho.model.config import Config
from procho.model.findings import Finding, Problem, Severity, order
from procho.model.version import Previous, Version
from procho.rules.context import Context
from procho.rules.engine import run

LINEAGE = ("lineage-target", "lineage-overdrawn")


class Pair(Struct, frozen=True):
    """SOURCE and TARGET with what each names as its previous version."""

    source: Version
    target: Version
    source_previous: Previous
    target_previous: Previous
    config: Config

    def compare(self, *, infer: bool) -> Comparison:
        """Which post became which."""
        return compare(
            self.source,
            self.target,
            config=self.config,
            source_previous=self.source_previous,
            target_previous=self.target_previous,
            infer=infer,
        )

    def broken_lineage(self) -> tuple[Finding, ...]:
        """What does not hold of the lineage that applies, whatever the configuration makes of such findings."""
        direction = applies(self.source, self.target, self.source_previous, self.target_previous)
        if direction == "none":
            return ()
        after, before = (self.target, self.source) if direction == "forward" else (self.source, self.target)
        config = self.config.model_copy(update={"rules": {**self.config.rules, **dict.fromkeys(LINEAGE, "error")}})
        return run(Context(after, config, Previous(before.file, before)), only=LINEAGE)

    def errors(self) -> tuple[Finding, ...]:
        """The errors that `check` finds in either file; they do not stop a comparison."""
        found: list[Finding] = []
        for version, previous in ((self.source, self.source_previous), (self.target, self.target_previous)):
            found += run(Context(version, self.config, previous), least=Severity.ERROR)
        return tuple(sorted(found, key=order))


def read_pair(source: str, target: str, reader: Reader) -> Pair:
    """Both versions. Raises NoVerdict where one cannot be used, or says only how many posts there are."""
    if source == target == STDIN:
        raise NoVerdict(Problem("cli.input.stdin_twice"))
    config = reader.config_of(target, source)
    versions = reader.versions(source, target)
    for version in versions:
        if version.organigram.composition == "unknown":
            raise NoVerdict(Problem("cli.input.composition", {"file": version.file}))
    before, after = versions
    pair = Pair(before, after, reader.previous(source, before), reader.previous(target, after), config)
    if broken := pair.broken_lineage():
        raise NoVerdict(Problem("cli.input.lineage", {"count": len(broken)}), findings=broken)
    return pair
