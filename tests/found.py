"""What the tests of the formats of findings share: findings, hostile text, and what each format says read back."""

from hypothesis import strategies as st
from msgspec.structs import replace

from procho.model.findings import Finding, Severity
from procho.model.positions import Span
from procho.render.escape import terminal

HOSTILE = (
    "",
    " ",
    "a\nb\r\nc\td",
    "\x1b[31m\x07\x00\x9b\x7f",
    "::add-mask::x",
    "x\n::stop-commands::y",
    "a ##[error]b ##vso[task] ##teamcity[x]",
    "100 % %0A %25",
    "a,line=1,title=b::c",
    "<script>alert(1)</script> & &lt; \" '",
    "]]> <![CDATA[ <!-- -->",
    "[x](http://evil.example) ![y](z) [1](1) ](",
    "{0} {x} {{ }} }",
    "@octocat #1 owner/repo#1 https://evil.example",
    "`a` ``b`` ``` | c \\| d\\",
    "</details></td> # h\n- x\n| a |",
    "*b* _c_ ~d~ $e$",
    "\u202eabc\u202c \u2028 \u200b \ufeff",
    "\ufffe\uffff\ufdd0 a",
    "\ud800",
    "漢字 😀 e\u0301",
    "\ue000 \uf8ff",
    "x" * 10_000,
    "[[ATTACHMENT|/etc/passwd]]",
)

text = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=60))


def finding(**keys: object) -> Finding:
    """One error, with anything else about it."""
    base = Finding("unknown-name", Severity.ERROR, "x.yaml", Span(3, 7, 3, 9), "dangling", {"name": "X"})
    return replace(base, **keys)  # type: ignore[arg-type]


def many(count: int, severity: Severity = Severity.ERROR, file: str = "x.yaml") -> list[Finding]:
    """Different findings of one severity, a line each."""
    return [
        finding(severity=severity, file=file, span=Span(line, 1, line, 2), entity=str(line))
        for line in range(1, count + 1)
    ]


def cut(user: str) -> str:
    """A text of a file as long as messages show it."""
    return user if len(user) <= 200 else f"{user[:200]}…"


def shown(user: str) -> str:
    """The same within a sentence: visible, and no command where it is not at the start of a line."""
    return terminal(f"“{cut(user)}”")[1:-1]


def mixed() -> list[Finding]:
    """Findings of each severity in two files, in no order."""
    return [
        finding(
            file="b.yaml",
            severity=Severity.NOTICE,
            rule="title-decoration",
            message="decorated",
            params={"title": "Agent (A)", "bare": "Agent"},
        ),
        finding(file="a/é.yaml", span=Span(2, 1, 4, 3)),
        finding(
            file="b.yaml",
            severity=Severity.WARNING,
            span=Span(9, 1, 9, 1),
            params={"name": "Y", "near": "Z"},
            entity="Unité",
        ),
        finding(file="b.yaml", span=Span(1, 1, 1, 5), params={"name": "W"}),
    ]


FACTS = {
    ("unknown-name", "a/é.yaml", 2),
    ("unknown-name", "b.yaml", 1),
    ("unknown-name", "b.yaml", 9),
    ("title-decoration", "b.yaml", 3),
}
"""Rule, file and line of what is in mixed()."""
