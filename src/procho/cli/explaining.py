"""`procho diff --explain`: why a post became which, or found none."""

from procho.cli.delivery import Format, Wanted, deliver, deliveries
from procho.cli.folders import are_folders
from procho.cli.pair import read_pair
from procho.cli.reading import Reader
from procho.cli.session import NoVerdict, Session
from procho.diff.explain import explain
from procho.model.explanation import Explanation
from procho.model.findings import Problem


def _text(found: Explanation, session: Session, path: str) -> str:
    from procho.render.explanation import explanation

    width = session.width() if path == "-" else None
    return explanation(found, session.words, width=width, color=session.colored(path))


FORMATS = (Format("text", (".txt",), _text, prose=True),)


def explained(source: str, target: str, post: str, reader: Reader, wanted: Wanted, *, infer: bool) -> int:
    """Explain one post, or one pair. Raises NoVerdict where none is meant, or several."""
    asked = deliveries(FORMATS, wanted)
    if are_folders(source, target):
        raise NoVerdict(Problem("explain.input.folders"))
    pair = read_pair(source, target, reader)
    found = explain(
        pair.source,
        pair.target,
        post,
        config=pair.config,
        source_previous=pair.source_previous,
        target_previous=pair.target_previous,
        infer=infer,
    )
    if isinstance(found, Problem):
        raise NoVerdict(found)
    deliver(found, asked, reader.session, (source, target))
    return 0
