"""Small charts written by hand, and a comparison of two told in short lines."""

from textwrap import dedent
from typing import Any

import yaml

from procho.diff import compare
from procho.model.comparison import Change, Comparison
from procho.model.config import Config
from procho.model.version import Previous, Version
from strategies import version

CONFIG = Config.model_validate(
    {
        "grades": {"scale": ["A 1.3", "A 2.2", "A 3", "A 4", "B 1"]},
        "roles": {"manager de direction": {"leading": "true"}, "manager de proximité": {"leading": "true"}},
    }
)


def chart(text: str, date: str = "2021-10-04", file: str = "chart.yaml") -> Version:
    """A version with the keys of `text` (YAML, every scalar text)."""
    said = yaml.load(dedent(text), Loader=yaml.BaseLoader) or {}  # noqa: S506 - makes text only
    return version({"procho": "1", "organisation": "Mission", "date": date, **said}, file)


def compared(before: str, after: str, **options: Any) -> Comparison:
    """A chart of February with one of October."""
    return compare(
        chart(before, "2021-02-15", "before.yaml"), chart(after, file="after.yaml"), config=CONFIG, **options
    )


def named(found: Version | None = None, *, missing: bool = False) -> Previous:
    """What a version's `previous` names."""
    return Previous("previous.yaml", found, missing)


def told(found: Comparison) -> list[str]:
    """Every change, as `kind count basis: before → after (what differs)`."""
    return [_told(change) for change in found.posts]


def suggested(found: Comparison) -> list[str]:
    """Every suggestion, told in the same way."""
    return [_told(change) for change in found.suggestions]


def _told(change: Change) -> str:
    sides = [line.group.title for side in ("before", "after") if (line := getattr(change, side, None))]
    body = getattr(change, "organisation", None)
    elsewhere = f" [{body.name}{f': {body.post}' if body.post else ''}]" if body else ""
    fields = ", ".join(getattr(change, "fields", ()))
    basis = f" {change.basis}" if change.basis else ""
    return f"{change.kind} {change.count}{basis}: {' → '.join(sides)}{elsewhere}{f' ({fields})' if fields else ''}"


def units_told(found: Comparison) -> list[str]:
    """What became of the units, as `kind basis: befores → afters`."""
    return [
        f"{change.kind}{f' {change.basis}' if change.basis else ''}: "
        f"{', '.join('/'.join(unit.path) for unit in change.before)}"
        f" → {', '.join('/'.join(unit.path) for unit in change.after)}"
        for change in found.units
    ]
