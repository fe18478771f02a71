"""The formats of check: a row for each file, the same facts in each, files named from the repository's root."""

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

import procho.render.findings as package
from facts import facts
from procho.cli.check_formats import FORMATS
from running import Run, Write

BODY = "authorised_posts: 3\nposts:\n  - {title: Agent, reports_to: Nobody}\n"
FACTS = {("authorised-posts", "orgs/a.yaml", 4), ("unknown-name", "orgs/a.yaml", 6)}
HELPERS = {"excerpt", "fingerprints", "prose", "worst"}


@pytest.fixture
def repository(folder: Path, organigram: Write) -> Path:
    """A repository with a clean organigram and one that is wrong in two places, seen from below its root."""
    (folder / ".git").mkdir()
    (folder / "orgs").mkdir()
    organigram("orgs/a.yaml", body=BODY)
    organigram("orgs/clean.yaml")
    return folder


def test_every_format_is_a_file_and_a_row() -> None:
    files = {path.stem for path in Path(str(package.__file__)).parent.glob("[a-z]*.py")}
    names = [known.name for known in FORMATS]
    assert set(names) - {"auto"} == files - HELPERS
    assert names[0] == "auto"
    suffixes = [suffix for known in FORMATS for suffix in known.suffixes]
    assert len(suffixes) == len(set(suffixes))


@pytest.mark.parametrize("name", [known.name for known in FORMATS if known.name != "auto"])
@pytest.mark.usefixtures("repository")
def test_the_same_facts_in_every_format(procho: Run, name: str) -> None:
    result = procho("check", "orgs", "--format", name)
    assert (result.code, result.err) == (1, "")
    assert facts(name, result.out) == FACTS


def test_several_formats_from_one_run(procho: Run, repository: Path) -> None:
    names = ("sarif", "junit", "gitlab", "markdown", "json", "github")
    reports = [f"--report={name}={name}.out" for name in names]
    result = procho("check", "orgs", *reports)
    assert facts("text", result.out) == FACTS
    for name in names:
        assert facts(name, (repository / f"{name}.out").read_text(encoding="utf-8")) == FACTS


def test_the_suffix_of_a_file_names_its_format(procho: Run, repository: Path) -> None:
    for name, file in (("sarif", "a.sarif"), ("junit", "a.xml"), ("markdown", "a.md"), ("text", "a.txt")):
        procho("check", "orgs", "-o", file)
        assert facts(name, (repository / file).read_text(encoding="utf-8")) == FACTS


def test_auto_annotates_in_the_log_of_a_workflow_only(
    procho: Run, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for asked in ((), ("--format", "auto")):
        assert facts("text", procho("check", "orgs", *asked).out) == FACTS
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    for asked in ((), ("--format", "auto")):
        assert facts("github", procho("check", "orgs", *asked).out) == FACTS
    assert facts("text", procho("check", "orgs", "--format", "text").out) == FACTS
    procho("check", "orgs", "-o", "log")
    assert facts("text", (repository / "log").read_text(encoding="utf-8")) == FACTS


def test_files_are_named_from_the_root_wherever_one_stands(
    procho: Run, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(repository / "orgs")
    for path in ("a.yaml", "./a.yaml", str(repository / "orgs" / "a.yaml"), "../orgs/a.yaml"):
        for name in ("github", "sarif", "gitlab", "junit", "markdown"):
            assert facts(name, procho("check", path, "--format", name).out) == FACTS
    assert facts("text", procho("check", "a.yaml").out) == {(rule, "a.yaml", line) for rule, _, line in FACTS}


def test_a_link_goes_by_the_file_behind_it_unless_it_leads_out(procho: Run, repository: Path, tmp_path: Path) -> None:
    (repository / "link.yaml").symlink_to(repository / "orgs" / "a.yaml")
    assert facts("sarif", procho("check", "link.yaml", "--format", "sarif").out) == FACTS
    outside = tmp_path.parent / f"{tmp_path.name}.yaml"
    outside.write_bytes((repository / "orgs" / "a.yaml").read_bytes())
    (repository / "out.yaml").symlink_to(outside)
    assert {file for _, file, _ in facts("sarif", procho("check", "out.yaml", "--format", "sarif").out)} == {"out.yaml"}
    named = {file for _, file, _ in facts("sarif", procho("check", str(outside), "--format", "sarif").out)}
    assert named == {f"file://{outside.resolve()}"}


def test_stdin_keeps_its_name(procho: Run, repository: Path) -> None:
    result = procho("check", "-", "--format", "gitlab", stdin=(repository / "orgs" / "a.yaml").read_bytes())
    assert {file for _, file, _ in facts("gitlab", result.out)} == {"-"}


@pytest.mark.parametrize(("level", "code", "failures"), [("error", 1, 2), ("never", 0, 0)])
@pytest.mark.usefixtures("repository")
def test_junit_is_red_where_the_check_fails(procho: Run, level: str, code: int, failures: int) -> None:
    result = procho("check", "orgs", "--format", "junit", "--fail-on", level)
    root = ET.fromstring(result.out)  # noqa: S314 - our own
    assert (result.code, root.get("failures"), root.get("tests")) == (code, str(failures), "3")
    assert [suite.get("name") for suite in root] == ["orgs/a.yaml", "orgs/clean.yaml"]


@pytest.mark.parametrize("name", ["sarif", "gitlab", "junit"])
@pytest.mark.usefixtures("repository")
def test_a_report_for_programs_does_not_change_with_the_locale(
    procho: Run, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    english = procho("check", "orgs", "--format", name).out
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    assert procho("check", "orgs", "--format", name).out == english
    assert procho("check", "orgs", "--format", name, "--lang", "fr").out != english


@pytest.mark.parametrize("name", [known.name for known in FORMATS])
@pytest.mark.usefixtures("repository")
def test_what_cannot_be_judged_has_no_report(procho: Run, name: str) -> None:
    result = procho("check", "missing.yaml", "orgs", "--format", name)
    assert (result.code, result.out) == (2, "")
