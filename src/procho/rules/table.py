"""The rules there are. A new rule is one file and one row here."""

from collections.abc import Callable, Iterator
from types import MappingProxyType, ModuleType
from typing import Any, Generic, TypeVar

from msgspec import Struct

from procho.model.findings import Remark, Severity
from procho.rules import (
    authorised_posts,
    committee_era,
    confusable_id,
    date_order,
    duplicate_id,
    duplicate_line,
    duplicate_ref,
    earmark,
    grade_scale,
    lineage_overdrawn,
    lineage_target,
    missing_head,
    missing_previous,
    reporting_cycle,
    role_grade,
    role_limit,
    suppression_reason,
    title_decoration,
    unknown_name,
    unknown_role,
    unreadable_previous,
)
from procho.rules.context import Context
from procho.rules.reading import (
    duplicate_key,
    empty_origin,
    encoding,
    forbidden_character,
    invalid_value,
    invisible_character,
    missing_key,
    nesting,
    unknown_key,
    yaml_feature,
    yaml_syntax,
)
from procho.rules.waiving import expired_waiver, unused_waiver
from procho.rules.waiving.context import Waiving

C = TypeVar("C")


class Rule(Struct, Generic[C], frozen=True):
    """A rule: its id, how grave a breach is by default, its check, and the module whose docstring is its manual.

    `C` is what it looks at: a version, a comparison, the waivers of a configuration.

    A rule of reading checks nothing: the reader finds its breaches before there is a version.
    """

    id: str
    severity: Severity
    module: ModuleType
    check: Callable[[C], Iterator[Remark]]


def checked(module: ModuleType) -> Rule[Any]:
    """The row of a module with ID, SEVERITY and check()."""
    return Rule(module.ID, module.SEVERITY, module, module.check)


def _read(module: ModuleType) -> Rule[Context]:
    return Rule(module.ID, module.SEVERITY, module, lambda _: iter(()))


RULES: tuple[Rule[Context], ...] = tuple(
    map(
        checked,
        (
            authorised_posts,
            committee_era,
            confusable_id,
            date_order,
            duplicate_id,
            duplicate_line,
            duplicate_ref,
            earmark,
            grade_scale,
            lineage_overdrawn,
            lineage_target,
            missing_head,
            missing_previous,
            reporting_cycle,
            role_grade,
            role_limit,
            suppression_reason,
            title_decoration,
            unknown_name,
            unknown_role,
            unreadable_previous,
        ),
    )
)
"""What is checked of a version that was read, by id."""

READING = tuple(
    map(
        _read,
        (
            duplicate_key,
            empty_origin,
            encoding,
            forbidden_character,
            invalid_value,
            invisible_character,
            missing_key,
            nesting,
            unknown_key,
            yaml_feature,
            yaml_syntax,
        ),
    )
)
"""What the reader finds, by id."""

WAIVING: tuple[Rule[Waiving], ...] = tuple(map(checked, (expired_waiver, unused_waiver)))
"""What is checked of the waivers in `procho.yaml`, by id."""

_EVERY: tuple[Rule[Any], ...] = (*READING, *RULES, *WAIVING)

BY_ID = MappingProxyType({rule.id: rule for rule in _EVERY})
"""Every rule on one file, the reader's first."""
