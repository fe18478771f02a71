"""diff: 2 for what cannot be compared, 1 only where it was asked for, findings on stderr."""

import json
from pathlib import Path

import pytest

from running import SOURCE, TARGET, Run, Write

LAST_LINE = (
    "Posts 16 → 17: 0 created, 0 suppressed, 1 transferred in, 0 transferred out, "
    "1 transformed, 15 moved, 0 amended, 0 unchanged\n"
)


@pytest.mark.usefixtures("golden")
class TestGolden:
    def test_the_last_line(self, procho: Run) -> None:
        result = procho("diff", SOURCE, TARGET, "--lang", "en")
        assert (result.code, result.err) == (0, "")
        assert result.out.endswith(LAST_LINE)

    def test_exit_code_on_demand(self, procho: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        assert procho("diff", SOURCE, TARGET, "--exit-code").code == 1
        assert procho("diff", SOURCE, SOURCE, "--exit-code").code == 0
        monkeypatch.setenv("PROCHO_EXIT_CODE", "1")
        assert procho("diff", SOURCE, TARGET).code == 1

    def test_one_side_from_stdin(self, procho: Run) -> None:
        text = Path(SOURCE).read_bytes()
        assert procho("diff", "-", TARGET, "--lang", "en", stdin=text).out.endswith(LAST_LINE)
        assert procho("diff", "-", "-", stdin=text).code == 2

    def test_without_inference(self, procho: Run) -> None:
        result = procho("diff", SOURCE, TARGET, "--no-infer", "-f", "json")
        assert {post["basis"] for post in json.loads(result.out)["posts"]} <= {"declared", "ref", "id", "identical"}

    def test_an_unknown_composition_is_no_verdict(self, procho: Run) -> None:
        result = procho("diff", "orgs/proch-orientation/2020-03.yaml", SOURCE, "--lang", "en")
        assert (result.code, result.out) == (2, "")
        assert "2020-03.yaml" in result.err

    def test_every_format_by_name_and_by_suffix(self, procho: Run, tmp_path: Path) -> None:
        for name, suffix in (("text", "txt"), ("json", "json"), ("markdown", "md")):
            shown = procho("diff", SOURCE, TARGET, "-f", name).out
            out = tmp_path / f"out.{suffix}"
            assert procho("diff", SOURCE, TARGET, "-o", str(out)) == (0, "", "")
            assert out.read_text(encoding="utf-8") == shown

    def test_several_reports_of_one_run(self, procho: Run, tmp_path: Path) -> None:
        one, two = tmp_path / "a.json", tmp_path / "b.md"
        result = procho(
            "diff", SOURCE, TARGET, "--lang", "en", "--report", f"json={one}", "--report", f"markdown={two}"
        )
        assert result.out.endswith(LAST_LINE)
        assert json.loads(one.read_text(encoding="utf-8"))["summary"]["moved"] == 15
        assert two.read_text(encoding="utf-8")

    def test_if_one_report_cannot_be_written_none_is(self, procho: Run, tmp_path: Path) -> None:
        one, two = tmp_path / "a.json", tmp_path / "no" / "b.md"
        result = procho("diff", SOURCE, TARGET, "--report", f"json={one}", "--report", f"markdown={two}")
        assert (result.code, result.out) == (2, "")
        assert not one.exists()


@pytest.mark.parametrize("body", ["posts: [", "psots: []", "posts: [{title: A, count: -1}]"])
def test_a_file_that_cannot_be_used_is_2(procho: Run, organigram: Write, body: str) -> None:
    good, bad = organigram("good.yaml"), organigram("bad.yaml", body)
    for pair in ((good, bad), (bad, good)):
        result = procho("diff", *pair)
        assert (result.code, result.out) == (2, "")
        assert "bad.yaml:" in result.err


def test_both_files_are_read_before_anything_is_said(procho: Run, organigram: Write) -> None:
    result = procho("diff", organigram("a.yaml", "psots: []"), organigram("b.yaml", "psots: []"))
    assert "a.yaml:4:1" in result.err
    assert "b.yaml:4:1" in result.err


def test_a_folder_or_nothing_is_2(procho: Run, organigram: Write) -> None:
    good = organigram()
    assert procho("diff", good, ".").code == 2
    assert procho("diff", good, "missing.yaml").code == 2


def test_lineage_that_applies_must_hold(procho: Run, organigram: Write, folder: Path) -> None:
    before = organigram("a.yaml")
    after = organigram("b.yaml", "posts: [{title: B, from: {post: Nobody}}]", date="2021-01-01")
    for pair in ((before, after), (after, before)):
        result = procho("diff", *pair)
        assert (result.code, result.out) == (2, "")
        assert "lineage-target" in result.err
    (folder / "procho.yaml").write_text("rules: {lineage-target: off}", encoding="utf-8")
    assert procho("diff", before, after).code == 2


def test_lineage_that_does_not_apply_stops_nothing(procho: Run, organigram: Write) -> None:
    body = "posts: [{title: B, from: {post: Nobody}}]"
    assert procho("diff", organigram("a.yaml", body), organigram("b.yaml", body)).code == 0


def test_other_errors_are_named_and_stop_nothing(procho: Run, organigram: Write) -> None:
    broken = organigram("b.yaml", "authorised_posts: 9\nposts: [{title: Agent, count: 2}]")
    result = procho("diff", organigram("a.yaml"), broken, "--lang", "en")
    assert result.code == 0
    assert result.out.endswith("0 amended, 2 unchanged\n")
    assert "error[authorised-posts]" in result.err
