"""What is said of a collectivity in every format that people read."""

from collections.abc import Iterator

from procho.model.collectivity import Collectivity, Transfer
from procho.model.comparison import KINDS, Comparison, Notice
from procho.render.comparison.facts import Voice
from procho.render.comparison.grids import Grid
from procho.render.escape import file_name

TOTALS = (
    "created", "suppressed", "transferred_in", "transferred_out", "transferred", "transformed", "moved", "amended",
    "unchanged",
)  # fmt: skip


def say(voice: Voice, key: str, /, **params: object) -> str:
    """A message of the collectivity's own catalogue; the parameters are safe already."""
    return voice.words(f"collectivity.{key}", **params)


def heading(found: Collectivity, voice: Voice) -> Iterator[str]:
    """How many organisations, then the two directories."""
    yield say(voice, "heading.organisations", count=found.summary.organisations)
    for stage, name in (("source", found.source), ("target", found.target)):
        posts = getattr(found.summary, "posts_before" if stage == "source" else "posts_after")
        yield say(voice, f"heading.{stage}", directory=voice.user(file_name(name)), posts=voice.posts(posts))


def organisation(comparison: Comparison, voice: Voice) -> str:
    """One organisation in a line: its posts before and after, and how many of which kind."""
    s = comparison.summary
    kinds = [voice.say(f"total.{kind}", count=getattr(s, kind)) for kind in KINDS if getattr(s, kind)]
    name = voice.user(comparison.target.organigram.organisation)
    said = ", ".join(kinds) or say(voice, "organisation.empty")
    return say(voice, "organisation.line", name=name, before=s.posts_before, after=s.posts_after, kinds=said)


def transfers(found: tuple[Transfer, ...], voice: Voice) -> Grid:
    """The posts, how many, from which organisation to which, and why we say so."""
    columns = tuple(say(voice, f"column.{name}") for name in ("post", "giver", "taker", "basis", "count"))
    rows = tuple(_transfer(transfer, voice) for transfer in found)
    total = (voice.say("column.total"), "", "", "", str(sum(transfer.count for transfer in found)))
    return Grid(columns, 4, rows, total if rows else (), columns)


def _transfer(transfer: Transfer, voice: Voice) -> tuple[str, ...]:
    before, after = (voice.user(line.group.title) for line in (transfer.before, transfer.after))
    post = before if before == after else f"{before} → {after}"
    bodies = voice.user(transfer.giver), voice.user(transfer.taker)
    return post, *bodies, voice.scored(transfer.basis, transfer.score), str(transfer.count)


def notices(found: Collectivity, voice: Voice) -> Iterator[str]:
    """What the reader must know beside the changes."""
    for notice in found.notices:
        yield voice.say("note.notice", text=notice_text(notice, voice))


def notice_text(notice: Notice, voice: Voice) -> str:
    """A notice in prose."""
    params = {name: voice.user(v) if isinstance(v, str) else v for name, v in notice.params.items()}
    return say(voice, f"notice.{notice.message}", **params)


def balance(found: Collectivity, voice: Voice) -> str:
    """The sum that proves that no post got lost between the organisations."""
    s = found.summary
    total = f"{s.posts_before} + {s.created} − {s.suppressed} + {s.transferred_in} − {s.transferred_out}"
    if s.conserved:
        return say(voice, "balance.holds", sum=f"{total} = {s.posts_after}")
    return say(voice, "balance.fails", sum=f"{total} ≠ {s.posts_after}")


def last_line(found: Collectivity, voice: Voice) -> str:
    """The totals in one line: a public interface."""
    s = found.summary
    said = (
        say(voice, "total.transferred", count=s.transferred)
        if kind == "transferred"
        else voice.say(f"total.{kind}", count=getattr(s, kind))
        for kind in TOTALS
    )
    return say(
        voice, "total.line", before=s.posts_before, after=s.posts_after, count=s.organisations, totals=", ".join(said)
    )
