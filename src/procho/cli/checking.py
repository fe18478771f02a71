"""What `procho check` finds, less what is set aside: in whole files, or in what changed since a revision."""

import os

from msgspec import Struct

from procho.cli.aside import Waivers, beyond_baseline, today
from procho.cli.commit import Blob
from procho.cli.files import find
from procho.cli.judging import file_findings
from procho.cli.places import Place, heed_namesakes, shown
from procho.cli.reading import Reader
from procho.cli.session import NoVerdict
from procho.formats.source import STDIN
from procho.formats.yaml.config import LoadedConfig
from procho.model.config import Waiver
from procho.model.findings import Finding
from procho.model.version import Previous
from procho.rules.waiving.context import expired


class Asked(Struct, frozen=True):
    """What the command line asks for."""

    paths: list[str]
    against: str | None = None
    merge_base: bool = True
    baseline: str | None = None


class Found(Struct, frozen=True):
    """The findings that count, and the files that were looked at."""

    findings: list[Finding]
    files: list[Place]


def found_by(asked: Asked, reader: Reader) -> Found:
    """The check. Raises NoVerdict where something cannot be judged."""
    waivers = Waivers(today())
    named = (*asked.paths, asked.baseline, reader.config)
    heed_namesakes((each for each in named if isinstance(each, str)), reader.session, trusted=asked.against is None)
    found = _since(asked, reader, waivers) if asked.against is not None else _whole(asked.paths, reader, waivers)
    if waivers.waived:
        reader.session.say("vcs.aside.waived", count=waivers.waived)
    if asked.baseline is None:
        return found
    return Found(beyond_baseline(found.findings, found.files, asked.baseline, reader.session), found.files)


def _since(asked: Asked, reader: Reader, waivers: Waivers) -> Found:
    from procho.cli.against import Against
    from procho.cli.changes import sides_of

    places = [reader.place(path) for path in asked.paths or ["."]]
    run = Against(sides_of(asked.against or "", places, reader.session, merge_base=asked.merge_base), reader)
    delta = run.run()
    findings = [finding for path, new in delta.new.items() for finding in waivers.apply(new, run.configuration(path))]
    if delta.old:
        reader.session.say("vcs.against.old", count=delta.old)

    def brought(_: LoadedConfig, waiver: Waiver, met: bool) -> bool:
        """An expired waiver of what is new, or one in force whose finding is gone with the change."""
        if expired(waiver, waivers.today):
            return met
        return waiver.fingerprint in delta.before and waiver.fingerprint not in delta.now

    return Found(findings + waivers.judged(brought), delta.files)


def _whole(paths: list[str], reader: Reader, waivers: Waivers) -> Found:
    places = [reader.place(path) for path in paths]
    walked = find(places)
    findings: list[Finding] = []
    problems = walked.problems
    for file in walked.files:
        try:
            config, loaded = reader.config_of(file), reader.load(file)
            previous = reader.previous(file, loaded.version) if loaded.version else Previous()
        except NoVerdict as stop:
            if stop.findings:
                raise
            problems += stop.problems
        else:
            found = file_findings(loaded, config, previous)
            findings += waivers.apply(found, reader.configuration(file))
    if problems:
        raise NoVerdict(*problems)
    for link in walked.outside:
        reader.session.say("cli.files.outside", file=link)
    if waivers.unmet():
        _meet_changes(walked.files, reader, waivers)

    def within(loaded: LoadedConfig, waiver: Waiver, met: bool) -> bool:
        """Whether a waiver has expired, or met nothing in any file that its configuration is for."""
        return expired(waiver, waivers.today) or (not met and any(_holds(place, loaded.file) for place in places))

    return Found(findings + waivers.judged(within), walked.files)


def _holds(place: Place, config: str) -> bool:
    """Whether it is a folder in which, or below which, this configuration lies."""
    if isinstance(place, Blob):
        return config.startswith(f"{shown(place)}/" if place.path else shown(place))
    folder = os.path.join(os.path.abspath(place), "")
    return place != STDIN and os.path.isdir(place) and os.path.abspath(config).startswith(folder)


def _meet_changes(files: list[Place], reader: Reader, waivers: Waivers) -> None:
    """A waiver may be for what a version changes: that is found here only to know that it is not unused."""
    from procho.cli.side import Side

    places = {shown(file): file for file in files if file != STDIN}
    side = Side(reader, places.__getitem__, lambda file: reader.config_of(places[file]))
    beside = side.comparisons(places, lambda: iter(()))
    for file, place in places.items():
        if loaded := reader.configuration(place):
            waivers.meet(loaded, (finding.fingerprint for finding in side.changes(file, beside)))
