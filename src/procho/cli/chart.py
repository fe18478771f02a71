"""`procho chart`: one version drawn like the organigrams of the report, or two compared."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from procho.cli.delivery import Format, Wanted, deliver, deliveries
from procho.cli.options import Color, Config, Lang, Output, format_option, report_option
from procho.cli.session import Session, Task

if TYPE_CHECKING:
    from procho.cli.reading import Reader
    from procho.model.comparison import Comparison
    from procho.model.findings import Problem
    from procho.model.version import Version
    from procho.render.drawing.options import Options

    Subject = tuple[Version | Comparison, Options]

EPILOG = """
Examples:

\b
  procho chart 2021-10-04.yaml -o target.svg                     one version
  procho chart 2021-02-15.yaml 2021-10-04.yaml -o change.svg     two, beside each other, each line marked
  procho chart 2021-10-04.yaml --report svg=a.svg --report png=a.png

Exit codes: 0 done; 2 no verdict: a file that cannot be read or used, or whose declared lineage does not hold.
"""


def _render(name: str, subject: Subject, session: Session) -> str | bytes | Problem:
    from procho.model.comparison import Comparison

    drawn, options = subject
    if isinstance(drawn, Comparison):
        from procho.render.comparison.chart import FORMATS as COMPARED

        return COMPARED[name](drawn, session.words, options)
    from procho.render.organigram import FORMATS as DRAWN

    return DRAWN[name](drawn, session.words, options)


FORMATS: tuple[Format[Subject], ...] = (
    Format("dot", (".dot", ".gv"), lambda subject, session, _: _render("dot", subject, session)),
    Format("svg", (".svg",), lambda subject, session, _: _render("svg", subject, session)),
    Format("png", (".png",), lambda subject, session, _: _render("png", subject, session), binary=True),
)


def chart(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A version, or - for stdin.")],
    target: Annotated[
        str | None, typer.Argument(metavar="[TARGET]", help="The version to compare it with, as procho diff does.")
    ] = None,
    format_: Annotated[str | None, format_option(FORMATS)] = None,
    output: Output = None,
    report: Annotated[list[str] | None, report_option(FORMATS)] = None,
    engine: Annotated[
        Literal["bundled", "system"],
        typer.Option("--engine", envvar="PROCHO_ENGINE", help="Graphviz: procho's own, or the dot on PATH."),
    ] = "bundled",
    config: Config = None,
    lang: Lang = None,
    color: Color = "auto",
) -> Task:
    """Draw one version, or two compared."""

    def work(session: Session) -> int:
        from procho.cli.places import heed_namesakes
        from procho.cli.reading import Reader
        from procho.render.drawing.options import Options

        session.ask(lang, color)
        heed_namesakes((file, target), session, trusted=True)
        wanted = deliveries(FORMATS, Wanted(format_, output, tuple(report or ())))
        reader = Reader(session, config)
        drawn = _drawn(file, target, reader)
        limits = session.limits
        options = Options(reader.config_of(target or file, file), limits.max_label, engine, limits.layout_seconds)
        deliver((drawn, options), wanted, session, [file, target or file])
        return 0

    return work


def _drawn(file: str, target: str | None, reader: Reader) -> Version | Comparison:
    if target is None:
        reader.config_of(file)
        return reader.versions(file)[0]
    from procho.cli.pair import read_pair

    pair = read_pair(file, target, reader)
    reader.session.tell_findings(pair.errors())
    return pair.compare(infer=True)
