"""Which format goes where: -f, -o and --report, resolved; and the writing of all of them together."""

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import Generic, TypeVar

from msgspec import Struct

from procho.cli.output import STDOUT, write_files
from procho.cli.session import NoVerdict, Session
from procho.model.findings import Problem

T = TypeVar("T")


class Format(Struct, Generic[T], frozen=True):
    """A format of a command: its suffixes (the first names it), and how to render a subject to a path."""

    name: str
    suffixes: tuple[str, ...]
    render: Callable[[T, Session, str], str | bytes | Problem]
    binary: bool = False
    prose: bool = False


class Delivery(Struct, Generic[T], frozen=True):
    """One format, to one path."""

    format: Format[T]
    path: str


class Wanted(Struct, frozen=True):
    """What the command line asks for."""

    format: str | None = None
    output: str | None = None
    reports: tuple[str, ...] = ()


def deliveries(formats: Sequence[Format[T]], wanted: Wanted) -> tuple[Delivery[T], ...]:
    """What goes where; the first of the formats is the default. Raises NoVerdict where it makes no sense."""
    reports = [_report(formats, text) for text in wanted.reports]
    on_stdout = any(report.path == STDOUT for report in reports)
    path = wanted.output or STDOUT
    if wanted.format is not None:
        first = [Delivery(_named(formats, wanted.format), path)]
    elif path != STDOUT:
        first = [Delivery(_by_suffix(formats, path), path)]
    else:
        first = [] if on_stdout else [Delivery(formats[0], path)]
    return _once((*first, *reports))


def plain(path: str | None) -> tuple[Delivery[str], ...]:
    """Text as it is, to this path or else to stdout."""
    return (Delivery(Format("text", (), lambda text, _session, _path: text, prose=True), path or STDOUT),)


def deliver(subject: T, wanted: Iterable[Delivery[T]], session: Session, inputs: Iterable[str]) -> None:
    """Render everything, then write everything. Raises NoVerdict where it could not be written."""
    outputs = {each.path: _bytes(each, subject, session) for each in wanted}
    if problem := write_files(outputs, inputs):
        raise NoVerdict(problem)


def _bytes(delivery: Delivery[T], subject: T, session: Session) -> bytes:
    if delivery.format.binary and delivery.path == STDOUT and sys.stdout is not None and sys.stdout.isatty():
        raise NoVerdict(Problem("cli.format.binary", {"format": delivery.format.name}))
    rendered = delivery.format.render(subject, session, delivery.path)
    if isinstance(rendered, Problem):
        raise NoVerdict(rendered)
    if isinstance(rendered, bytes):
        return rendered
    # People read in the terminal's encoding; programs read UTF-8, whatever the locale.
    stream = sys.stdout if delivery.format.prose and delivery.path == STDOUT else None
    return rendered.encode((stream and stream.encoding) or "utf-8", "backslashreplace")


def _report(formats: Sequence[Format[T]], text: str) -> Delivery[T]:
    name, equals, path = text.partition("=")
    if not equals or not path:
        raise NoVerdict(Problem("cli.format.report", {"text": text}))
    return Delivery(_named(formats, name), path)


def _named(formats: Sequence[Format[T]], name: str) -> Format[T]:
    for known in formats:
        if name == known.name:
            return known
    raise NoVerdict(Problem("cli.format.unknown", {"format": name, "known": _names(formats)}))


def _by_suffix(formats: Sequence[Format[T]], path: str) -> Format[T]:
    suffix = os.path.splitext(path)[1].lower()
    for known in formats:
        if suffix in known.suffixes:
            return known
    if not suffix:
        return formats[0]
    raise NoVerdict(Problem("cli.format.suffix", {"file": path, "suffix": suffix, "known": _names(formats)}))


def _names(formats: Sequence[Format[T]]) -> str:
    return ", ".join(known.name for known in formats)


def _once(found: tuple[Delivery[T], ...]) -> tuple[Delivery[T], ...]:
    paths = [each.path for each in found]
    for path in paths:
        if paths.count(path) > 1:
            raise NoVerdict(Problem("cli.write.twice", {"file": path}))
    return found
