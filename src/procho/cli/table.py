"""The commands there are. A new command is one file and one row here."""

from collections.abc import Callable

from msgspec import Struct

from procho.cli.chart import EPILOG as CHART
from procho.cli.chart import chart
from procho.cli.check import EPILOG as CHECK
from procho.cli.check import check
from procho.cli.diff import EPILOG as DIFF
from procho.cli.diff import diff
from procho.cli.git import EPILOG as GIT
from procho.cli.git import git
from procho.cli.new import EPILOG as NEW
from procho.cli.new import new
from procho.cli.rules import EPILOG as RULES
from procho.cli.rules import rules
from procho.cli.schema import EPILOG as SCHEMA
from procho.cli.schema import schema
from procho.cli.session import Task


class Command(Struct, frozen=True):
    """A command: its name, its function, whose docstring is its help, and its examples."""

    name: str
    function: Callable[..., Task]
    epilog: str


COMMANDS = (
    Command("diff", diff, DIFF),
    Command("check", check, CHECK),
    Command("chart", chart, CHART),
    Command("new", new, NEW),
    Command("rules", rules, RULES),
    Command("schema", schema, SCHEMA),
    Command("git", git, GIT),
)
