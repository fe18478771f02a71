"""`procho rules`: the rules there are, and the manual of one."""

from typing import Annotated

import typer

from procho.cli.delivery import deliver, plain
from procho.cli.options import Color, Lang, Output
from procho.cli.session import NoVerdict, Session, Task
from procho.model.findings import Problem

EPILOG = """
Examples:

\b
  procho rules                        the list
  procho rules authorised-posts       what a rule asks, why, and how to keep it
  procho rules earmark --lang fr      the same in French

Exit codes: 0 done; 2 no such rule.
"""


def _ids(incomplete: str) -> list[str]:
    from procho.policies.table import BY_ID

    return [rule for rule in BY_ID if rule.startswith(incomplete)]


def rules(
    rule: Annotated[str | None, typer.Argument(metavar="[ID]", help="The id of a rule.", autocompletion=_ids)] = None,
    output: Output = None,
    lang: Lang = None,
    color: Color = "auto",
) -> Task:
    """List the rules, or show the manual of one."""

    def work(session: Session) -> int:
        session.ask(lang, color)
        deliver(_page(rule, session), plain(output), session, ())
        return 0

    return work


def _page(rule: str | None, session: Session) -> str:
    from procho.policies.table import BY_ID
    from procho.render.rules_manual import index, manual
    from procho.rules.nearest import Nearest

    if rule is None:
        return index(session.words)
    if rule in BY_ID:
        return manual(BY_ID[rule], session.words)
    near = Nearest(BY_ID).hint(rule).get("near")
    raise NoVerdict(Problem("cli.rules.near" if near else "cli.rules.unknown", {"rule": rule, "near": near}))
