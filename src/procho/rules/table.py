"""The rules there are. A new rule is one file and one row here."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import MappingProxyType, ModuleType

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

Check = Callable[[Context], Iterator[Remark]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its id, how grave a breach is by default, its check, and the module whose docstring is its manual.

    A rule of reading checks nothing: the reader finds its breaches before there is a version.
    """

    id: str
    severity: Severity
    module: ModuleType
    check: Check


def _checked(module: ModuleType) -> Rule:
    return Rule(module.ID, module.SEVERITY, module, module.check)


def _read(module: ModuleType) -> Rule:
    return Rule(module.ID, module.SEVERITY, module, lambda _: iter(()))


RULES = tuple(
    map(
        _checked,
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

BY_ID = MappingProxyType({rule.id: rule for rule in (*READING, *RULES)})
"""Every rule, the reader's first."""
