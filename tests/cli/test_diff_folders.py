"""diff of two folders: several organisations, one version each, and what is no verdict."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from procho.vcs.process import run
from running import Run

Put = Callable[..., None]


@pytest.fixture
def put(folder: Path) -> Put:
    """put("a/x.yaml", "A", "posts: [...]") writes a chart of organisation A."""

    def write(name: str, organisation: str, body: str, date: str = "2020-01-01") -> None:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"procho: 1\norganisation: {organisation}\ndate: {date}\n{body}\n", encoding="utf-8")

    return write


@pytest.fixture
def folders(put: Put) -> None:
    put("a/one/2020.yaml", "A", "posts: [{title: Agent, count: 2}, {title: Juriste}]")
    put("a/two.yaml", "B", "posts: [{title: Peintre}]")
    put("b/one/2020.yaml", "A", "posts: [{title: Agent, count: 2}, {title: Juriste}]")
    put("b/one/2021.yaml", "A", "posts: [{title: Agent, count: 2}]\ndepartures: [{post: Juriste, to: B}]", "2021-01-01")
    put("b/two.yaml", "B", "posts: [{title: Peintre}, {title: Juriste, from: {organisation: A}}]", "2021-01-01")


@pytest.mark.usefixtures("folders")
class TestFolders:
    def test_a_post_that_changes_organisation_is_one_transfer(self, procho: Run) -> None:
        result = procho("diff", "a", "b", "--lang", "en")
        assert (result.code, result.err) == (0, "")
        assert "in 2 organisations: 0 created, 0 suppressed, 0 transferred in" in result.out.splitlines()[-1]
        assert "1 transferred between them" in result.out.splitlines()[-1]

    def test_every_format_and_the_exit_code(self, procho: Run) -> None:
        document = json.loads(procho("diff", "a", "b", "-f", "json").out)
        assert [each["target"]["file"] for each in document["organisations"]] == ["b/one/2021.yaml", "b/two.yaml"]
        assert procho("diff", "a", "b", "-f", "markdown", "--exit-code").code == 1
        assert procho("diff", "a", "a", "--exit-code").code == 0

    def test_the_policies_know_the_other_organisations(self, procho: Run, put: Put) -> None:
        assert "counterpart" not in procho("diff", "a", "b", "--fail-on", "warning").err
        put("b/two.yaml", "B", "posts: [{title: Peintre}]", "2021-01-01")
        result = procho("diff", "a", "b", "--fail-on", "warning", "--lang", "en")
        assert result.code == 1
        assert "transfer-without-counterpart" in result.err
        assert "whose chart does not declare it" in result.out

    def test_lineage_that_applies_must_hold(self, procho: Run, put: Put) -> None:
        put("b/two.yaml", "B", "posts: [{title: Peintre, from: {post: Nobody}}]", "2021-01-01")
        result = procho("diff", "a", "b")
        assert (result.code, result.out) == (2, "")
        assert "lineage-target" in result.err

    def test_one_folder_and_one_file_is_no_verdict(self, procho: Run) -> None:
        for pair in (("a", "b/two.yaml"), ("b/two.yaml", "a"), ("a", "-")):
            assert procho("diff", *pair, "--lang", "en").code == 2

    def test_an_unusable_chart_is_no_verdict(self, procho: Run, put: Put) -> None:
        put("b/three.yaml", "C", "psots: []")
        result = procho("diff", "a", "b")
        assert (result.code, result.out) == (2, "")
        assert "three.yaml" in result.err

    def test_links_out_of_the_folder_are_not_followed(self, procho: Run, put: Put, folder: Path) -> None:
        put("secret.yaml", "S", "posts: [{title: Espion}]")
        os.symlink(folder / "secret.yaml", folder / "b/link.yaml")
        result = procho("diff", "a", "b", "--lang", "en")
        assert "Espion" not in result.out
        assert "link.yaml" in result.err

    def test_two_versions_of_one_date_are_no_verdict(self, procho: Run, put: Put) -> None:
        put("b/again.yaml", "B", "posts: [{title: Peintre}]", "2021-01-01")
        result = procho("diff", "a", "b", "--lang", "en")
        assert (result.code, result.out) == (2, "")
        assert "b/again.yaml and b/two.yaml" in result.err

    def test_a_total_alone_is_said_and_not_compared(self, procho: Run, put: Put) -> None:
        put("a/total.yaml", "A", "composition: unknown\nauthorised_posts: 4", "2020-06-01")
        assert "a/total.yaml says only how many posts A has" in procho("diff", "a", "b", "--lang", "en").out
        put("c/a.yaml", "A", "composition: unknown")
        assert procho("diff", "a", "c").code == 0
        put("d/a.yaml", "A", "composition: unknown")
        assert procho("diff", "c", "d").code == 2

    def test_a_folder_of_a_revision(self, procho: Run, folder: Path) -> None:
        (folder / "empty").mkdir()
        who = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
        for arguments in (["init", "-q", "."], ["add", "-A"], [*who, "commit", "-q", "-m", "x"]):
            run(arguments, str(folder), b"")
        here = procho("diff", "a", "b", "--lang", "en").out.splitlines()[-1]
        assert procho("diff", "HEAD:a", "b", "--lang", "en").out.splitlines()[-1] == here
        assert procho("diff", "HEAD:a", "HEAD:b", "--lang", "en").out.splitlines()[-1] == here
        assert procho("diff", "HEAD:a", "empty").code == 2
