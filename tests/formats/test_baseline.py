"""A baseline holds each finding as often as it was there, wherever it is read from."""

from hypothesis import given
from hypothesis import strategies as st

from procho.formats.baseline import baseline_of, read, without, written
from procho.model.findings import Finding, Severity
from procho.model.positions import Span


def finding(file: str, rule: str) -> Finding:
    return Finding(rule, Severity.ERROR, file, Span(1, 1, 1, 1), "message")


FINDINGS = st.lists(st.builds(finding, st.sampled_from(["orgs/a.yaml", "orgs/b\udcff.yaml"]), st.sampled_from("xyz")))


@given(FINDINGS, FINDINGS)
def test_what_is_written_is_set_aside_and_nothing_else(before: list[Finding], more: list[Finding]) -> None:
    known = read(written(baseline_of(before, "orgs")).encode())
    assert known == baseline_of(before, "orgs")
    assert without(before, known, "orgs") == []
    assert len(without([*before, *more], known, "orgs")) == len(more)


@given(FINDINGS.flatmap(lambda found: st.tuples(st.just(found), st.permutations(found))))
def test_the_same_findings_are_the_same_bytes(findings: tuple[list[Finding], list[Finding]]) -> None:
    one, other = findings
    assert written(baseline_of(one, ".")) == written(baseline_of(other, "."))


def test_files_are_named_from_the_baselines_folder() -> None:
    assert '"a.yaml"' in written(baseline_of([finding("orgs/a.yaml", "x")], "orgs"))
    assert '"../orgs/a.yaml"' in written(baseline_of([finding("orgs/a.yaml", "x")], "ci"))
