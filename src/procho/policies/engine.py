"""Runs the policies on one comparison; the findings stand in the target's file."""

from procho.model.findings import Finding, order
from procho.policies.context import Context
from procho.policies.table import POLICIES
from procho.rules.engine import Places, severity_of


def run(context: Context) -> tuple[Finding, ...]:
    """What the policies say about a change, in order; one that the configuration sets to `off` is not run."""
    target = context.comparison.target
    places = Places(target.file, target.positions)
    found: list[Finding] = []
    for policy in POLICIES:
        if severity := severity_of(policy, context.config):
            found += places.findings(policy, severity, policy.check(context))
    return tuple(sorted(found, key=order))
