"""What the rules on waivers ask: which waivers, on which day, and which of them waived something."""

from msgspec import Struct

from procho.model.config import Waiver


class Waiving(Struct, frozen=True):
    """Some waivers; `used` are the fingerprints that met a finding, `today` is YYYY-MM-DD.

    The waivers are those that this run can judge: one whose file was not looked at is not among them.
    """

    waivers: tuple[Waiver, ...]
    used: frozenset[str]
    today: str


def expired(waiver: Waiver, today: str) -> bool:
    """Whether the waiver's last day is over."""
    return waiver.expires < today
