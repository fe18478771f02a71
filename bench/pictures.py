"""Draw the README's pictures from what procho prints and draws: `make pictures`.

The terminal is rich's own export, without the font that its template would fetch from the network.
"""

import io
import re
from pathlib import Path

from rich.console import Console
from rich.text import Text

from procho.diff import compare
from procho.formats.yaml.config import load_config
from procho.formats.yaml.organigram import load
from procho.model.comparison import Comparison
from procho.model.config import Config
from procho.model.version import Previous, Version
from procho.render.comparison import chart
from procho.render.comparison.text import text
from procho.render.words import load as words

ROOT = Path(__file__).parents[1]
FOLDER = Path("orgs/proch-orientation")
WIDTH = 124


def pictures() -> dict[Path, str]:
    """Each picture of the README, by its place in the project."""
    comparison = golden()
    drawn = chart.svg(comparison, words("fr"))
    if not isinstance(drawn, bytes):
        raise SystemExit(drawn.message)
    printed = text(comparison, words("en"), width=WIDTH, color=True)
    command = f"procho diff --lang en {FOLDER}/2021-02-15.yaml {FOLDER}/2021-10-04.yaml"
    folder = Path("docs/pictures")
    return {folder / "comparison.svg": drawn.decode(), folder / "diff.svg": terminal(command, printed)}


def golden() -> Comparison:
    """The reorganisation of 4 October 2021."""
    config = load_config((ROOT / "orgs/procho.yaml").read_bytes(), "orgs/procho.yaml").config or Config()
    source, target = version("2021-02-15.yaml"), version("2021-10-04.yaml")
    return compare(source, target, config=config, target_previous=Previous(source.file, source))


def version(name: str) -> Version:
    """One of the project's organigrams."""
    found = load((ROOT / FOLDER / name).read_bytes(), (FOLDER / name).as_posix()).version
    if found is None:
        raise SystemExit(f"{name} cannot be read; procho check says why")
    return found


def terminal(command: str, ansi: str) -> str:
    """What a terminal shows of a command and its output, as SVG."""
    console = Console(record=True, width=WIDTH, file=io.StringIO(), highlight=False)
    console.print(Text(f"$ {command}"), Text.from_ansi(ansi), sep="\n")
    svg = console.export_svg(title="procho", unique_id="procho")
    return re.sub(r"@font-face\s*\{[^}]*\}\s*", "", svg)


def main() -> None:
    """Write the pictures."""
    for path, picture in pictures().items():
        (ROOT / path).parent.mkdir(parents=True, exist_ok=True)
        (ROOT / path).write_text(picture, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
