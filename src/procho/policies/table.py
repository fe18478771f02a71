"""The policies there are. A new policy is one file and one row here."""

from types import MappingProxyType
from typing import Any

from procho.policies import (
    hours_changed,
    inferred_change,
    net_creation,
    suppression_without_reason,
    touched_twice,
    transfer_without_counterpart,
    upward_regrading_without_reference,
)
from procho.policies.context import Context
from procho.rules import table
from procho.rules.table import Rule, checked

POLICIES: tuple[Rule[Context], ...] = tuple(
    map(
        checked,
        (
            hours_changed,
            inferred_change,
            net_creation,
            suppression_without_reason,
            touched_twice,
            transfer_without_counterpart,
            upward_regrading_without_reference,
        ),
    )
)
"""What is checked of a change, by id."""

_EVERY: tuple[Rule[Any], ...] = (*table.BY_ID.values(), *POLICIES)

BY_ID = MappingProxyType({rule.id: rule for rule in _EVERY})
"""Every rule there is: of reading, on a version, on the waivers, on a change."""
