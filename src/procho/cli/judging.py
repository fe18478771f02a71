"""What is found in one file by itself: what reading it says, and what the rules say."""

from procho.formats.yaml.organigram import Loaded
from procho.model.config import Config
from procho.model.findings import Finding
from procho.model.version import Previous
from procho.rules.context import Context
from procho.rules.engine import adjust, run


def file_findings(loaded: Loaded, config: Config, previous: Previous) -> tuple[Finding, ...]:
    """What reading a file and the rules have to say about it."""
    findings = adjust(loaded.findings, config)
    return findings + run(Context(loaded.version, config, previous)) if loaded.version else findings
