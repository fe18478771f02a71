"""A finding keeps its fingerprint wherever in the file it stands."""

from msgspec.structs import replace

from procho.model.findings import Finding, Severity, order
from procho.model.positions import Span

FINDING = Finding(
    "role-grade", Severity.ERROR, "a.yaml", Span(3, 5, 3, 9), "grade", {"role": "x", "grade": "B"}, "A > B"
)


def test_the_fingerprint_forgets_the_place_and_the_severity() -> None:
    moved = replace(
        FINDING, span=Span(9, 1, 9, 2), severity=Severity.WARNING, file="b.yaml", excerpt="grade: B",
        params={"grade": "B", "role": "x"},
    )  # fmt: skip
    assert moved.fingerprint == FINDING.fingerprint
    assert len(FINDING.fingerprint) == 32
    assert FINDING.fingerprint == "8949a10d6af4768c1deb0efca09ebf41"


def test_the_fingerprint_knows_the_fault_and_the_thing() -> None:
    others = [
        replace(FINDING, rule="role-limit"),
        replace(FINDING, message="unit"),
        replace(FINDING, entity="A > C"),
        replace(FINDING, params={"role": "x", "grade": "C"}),
        replace(FINDING, params={}),
    ]
    assert len({finding.fingerprint for finding in (FINDING, *others)}) == 6


def test_a_lone_surrogate_does_not_break_it() -> None:
    assert replace(FINDING, entity="\ud800").fingerprint != FINDING.fingerprint


def test_findings_stand_by_file_and_place() -> None:
    found = [
        replace(FINDING, file="b.yaml", span=Span(1, 1, 1, 1)),
        replace(FINDING, span=Span(10, 1, 10, 1)),
        replace(FINDING, span=Span(3, 10, 3, 11)),
        FINDING,
        replace(FINDING, rule="a-rule"),
    ]
    shown = [(one.file, one.span.line, one.span.column, one.rule) for one in sorted(found, key=order)]
    assert shown == [
        ("a.yaml", 3, 5, "a-rule"),
        ("a.yaml", 3, 5, "role-grade"),
        ("a.yaml", 3, 10, "role-grade"),
        ("a.yaml", 10, 1, "role-grade"),
        ("b.yaml", 1, 1, "role-grade"),
    ]


def test_the_gravest_comes_first() -> None:
    assert sorted(Severity, key=lambda severity: severity.rank) == [Severity.ERROR, Severity.WARNING, Severity.NOTICE]
