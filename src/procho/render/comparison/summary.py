"""The sentences at the head and the foot of a comparison."""

from collections.abc import Iterator

from procho.model.comparison import KINDS, Comparison
from procho.render.comparison.facts import Voice

TRANSFORMATIONS = ("retitled", "regraded_up", "regraded_down", "role_changed")


def heading(comparison: Comparison, voice: Voice) -> Iterator[str]:
    """Whose organigram it is, then the two versions."""
    source, target = comparison.source.organigram, comparison.target.organigram
    names = [source.organisation, target.organisation][source.organisation == target.organisation :]
    above = [voice.user(name) for name in (target.parent, target.authority) if name]
    name = ", ".join([" → ".join(map(voice.user, names)), *above])
    yield voice.say("heading.organigram", organisation=name)
    yield voice.version(comparison.source, "source")
    yield voice.version(comparison.target, "target")


def notes(comparison: Comparison, voice: Voice) -> Iterator[str]:
    """What the list of changes does not say: that it is empty, what it hides, how it was made."""
    if not comparison.differs:
        yield voice.say("note.nothing")
    for name in ("unchanged", "refined"):
        count = getattr(comparison.summary, name)
        if count:
            yield voice.say(f"note.{name}", count=count)
    for notice in comparison.notices:
        yield voice.say("note.notice", text=voice.notice(notice))


def balance(comparison: Comparison, voice: Voice) -> str:
    """The sum that proves that every post is accounted for."""
    s = comparison.summary
    total = f"{s.posts_before} + {s.created} − {s.suppressed} + {s.transferred_in} − {s.transferred_out}"
    if s.balanced:
        return voice.say("balance.holds", sum=f"{total} = {s.posts_after}")
    return voice.say("balance.fails", sum=f"{total} ≠ {s.posts_after}")


def subtotals(comparison: Comparison, voice: Voice) -> str:
    """In brackets, what the transformed posts have got: one post may have got several things."""
    totals = {name: getattr(comparison.summary, name) for name in TRANSFORMATIONS}
    said = ", ".join(voice.say(f"subtotal.{name}", count=count) for name, count in totals.items() if count)
    return f" ({said})" if said else ""


def last_line(comparison: Comparison, voice: Voice) -> str:
    """The totals in one line: a public interface, read by programs and by people in a hurry."""
    totals = ", ".join(voice.say(f"total.{kind}", count=getattr(comparison.summary, kind)) for kind in KINDS)
    return voice.say(
        "total.line", before=comparison.summary.posts_before, after=comparison.summary.posts_after, totals=totals
    )
