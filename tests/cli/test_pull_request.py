"""Pull requests, scripted in temporary repositories: what must pass, what must not, and what is said."""

import json
import os
from pathlib import Path

import pytest

from facts import facts
from pulls import BAD, FIRST, LOST, SAME, rules
from repositories import Checkout
from running import Result, Run


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Checkout:
    """`main` has one sound version; a branch is checked out, and the current folder is its root."""
    made = Checkout.new(tmp_path / "checkout")
    made.commit(**{"orgs/2020.yaml": FIRST, "orgs/procho.yaml": "language: en\n"})
    made.git("checkout", "--quiet", "-b", "branch")
    monkeypatch.chdir(made.folder)
    return made


@pytest.fixture
def check(procho: Run) -> Run:
    """check(...) against main."""

    def call(*argv: str, stdin: bytes = b"") -> Result:
        return procho("check", "--against", "main", "-f", "text", *argv, stdin=stdin)

    return call


def test_nothing_changed_is_said(check: Run, repository: Checkout) -> None:
    repository.commit(**{"README.md": "Hello\n"})
    result = check()
    assert result.code == 0
    assert "procho: No organigram changed between main (" in result.err


def test_a_sound_version_passes_and_the_configuration_is_named(check: Run, repository: Checkout) -> None:
    repository.commit(**{"orgs/2021.yaml": SAME})
    result = check()
    assert (result.code, result.out) == (0, "All clear: 1 file checked.\n")
    assert "procho: Configuration: orgs/procho.yaml, as it is in main.\n" in result.err


def test_a_bad_count_is_an_error_at_its_line_in_every_format(check: Run, repository: Checkout) -> None:
    repository.commit(**{"orgs/2021.yaml": BAD})
    result = check("--report", "json=out.json", "--report", "github=out.txt", "orgs")
    assert result.code == 1
    assert result.out.startswith("orgs/2021.yaml:5:19: error[authorised-posts] ")
    (found,) = json.loads(Path("out.json").read_text("utf-8"))["findings"]
    assert (found["file"], found["line"], found["rule"]) == ("orgs/2021.yaml", 5, "authorised-posts")
    (annotation, _) = Path("out.txt").read_text("utf-8").splitlines()
    assert annotation.startswith("::error file=orgs/2021.yaml,line=5,endLine=5,col=19,")
    assert found["message"] in annotation
    assert found["message"] in result.out


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        (BAD, {("authorised-posts", "orgs/2021.yaml", 5)}),
        (LOST, {("suppression-without-reason", "orgs/2021.yaml", 7)}),
        (SAME, set()),
    ],
)
def test_every_format_says_the_same(
    check: Run, repository: Checkout, target: str, expected: set[tuple[str, str, int]]
) -> None:
    repository.commit(**{"orgs/2021.yaml": target})
    names = ("sarif", "junit", "gitlab", "markdown", "json", "github")
    result = check(*(f"--report={name}={name}.out" for name in names))
    assert result.code == int(bool(expected))
    assert facts("text", result.out) == expected
    for name in names:
        assert facts(name, Path(f"{name}.out").read_text("utf-8")) == expected


def test_a_post_that_is_gone_is_reported_at_the_unit_that_lost_it(check: Run, repository: Checkout) -> None:
    repository.commit(**{"orgs/2021.yaml": LOST})
    result = check()
    assert result.code == 1
    assert "orgs/2021.yaml:7:16: error[suppression-without-reason] " in result.out
    repository.commit(**{"orgs/2021.yaml": LOST + "departures: [{post: Graphiste, reason: end of the mission}]\n"})
    assert check().code == 0


def test_what_was_there_before_does_not_count(check: Run, repository: Checkout) -> None:
    repository.git("checkout", "--quiet", "main")
    repository.commit(**{"orgs/2021.yaml": BAD})
    repository.git("checkout", "--quiet", "-B", "branch")
    repository.commit(**{"orgs/2021.yaml": "# A comment\n" + BAD})
    result = check()
    assert (result.code, result.out) == (0, "All clear: 1 file checked.\n")
    assert "1 finding was there before and does not count." in result.err
    repository.commit(**{"orgs/2021.yaml": BAD + "departures: [{post: Nobody, reason: None}]\n"})
    assert rules(check()) == ["lineage-target"]


def test_a_file_that_was_broken_and_still_is_counts(check: Run, repository: Checkout) -> None:
    repository.git("checkout", "--quiet", "main")
    repository.commit(**{"orgs/2021.yaml": "procho: ["})
    repository.git("checkout", "--quiet", "-B", "branch")
    repository.commit(**{"orgs/2021.yaml": "procho: [ "})
    assert check().code == 1


def test_a_renamed_file_is_compared_with_its_old_self(check: Run, repository: Checkout) -> None:
    repository.git("checkout", "--quiet", "main")
    repository.commit(**{"orgs/2021.yaml": BAD})
    repository.git("checkout", "--quiet", "-B", "branch")
    repository.git("mv", "orgs/2021.yaml", "orgs/2021-01.yaml")
    repository.commit()
    result = check()
    assert (result.code, result.out) == (0, "All clear: 1 file checked.\n")
    assert "1 finding was there before" in result.err


@pytest.mark.parametrize("unchecked", ["drafts/a.yaml", "orgs/.a.yaml", "orgs/.drafts/a.yaml", "orgs/a.txt"])
@pytest.mark.parametrize("paths", [("orgs",), ("HEAD:orgs",)])
def test_a_file_that_nobody_checked_is_new_where_it_is_checked(
    check: Run, repository: Checkout, unchecked: str, paths: tuple[str, ...]
) -> None:
    repository.git("checkout", "--quiet", "main")
    repository.commit(**{unchecked: BAD})
    repository.git("checkout", "--quiet", "-B", "branch")
    repository.git("mv", unchecked, "orgs/2021.yaml")
    repository.commit()
    result = check(*paths)
    assert rules(result) == ["authorised-posts"]
    assert "there before" not in result.err


def test_a_version_whose_previous_is_renamed_is_checked_too(check: Run, repository: Checkout) -> None:
    repository.git("checkout", "--quiet", "main")
    repository.commit(**{"orgs/2021.yaml": SAME})
    repository.git("checkout", "--quiet", "-B", "branch")
    repository.git("mv", "orgs/2020.yaml", "orgs/first.yaml")
    repository.commit()
    for paths in ((), ("orgs/2021.yaml", "orgs/first.yaml")):
        result = check("--fail-on", "warning", *paths)
        assert result.code == 1
        assert rules(result) == ["missing-previous"]


@pytest.mark.parametrize("name", ["orgs/2021.yaml", "orgs/2021.txt", "a*b.txt"])
def test_a_file_that_is_named_is_checked_whatever_its_name_and_whether_or_not_git_ignores_it(
    check: Run, repository: Checkout, name: str
) -> None:
    text = BAD.replace("previous: 2020.yaml\n", "")
    repository.write(".gitignore", "2021.*\n*.txt\n")
    repository.write(name, text)
    assert check(name).code == 1
    repository.git("add", "--force", name)
    repository.commit()
    assert check(name).code == 1
    assert check(f"HEAD:{name}").code == 1
    repository.git("branch", "--force", "main")
    result = check(name)
    assert result.code == 0
    assert "No organigram changed" in result.err
    repository.write(name, text.replace("posts: 4", "posts: 5"))
    assert check(name).code == 1


def test_what_git_ignores_is_not_found_in_a_folder(check: Run, repository: Checkout) -> None:
    repository.write(".gitignore", "2021.*\n")
    repository.write("orgs/2021.yaml", BAD)
    assert check("orgs").code == 0


def test_a_folder_or_a_pipe_with_the_name_of_an_organigram_is_none(check: Run, repository: Checkout) -> None:
    repository.write("orgs/deep.yaml/2020.yaml", FIRST)
    os.mkfifo("orgs/pipe.yaml")
    repository.write("orgs/2021.yaml", SAME)
    assert check().out == "All clear: 2 files checked.\n"


def test_a_removed_file_is_named(check: Run, repository: Checkout) -> None:
    repository.git("rm", "--quiet", "orgs/2020.yaml")
    repository.commit()
    result = check()
    assert result.code == 0
    assert "procho: orgs/2020.yaml was removed.\n" in result.err
    assert "No organigram changed" not in result.err


def test_a_file_that_git_does_not_know_yet_is_checked(check: Run, repository: Checkout) -> None:
    repository.write("orgs/2021.yaml", BAD)
    assert check().code == 1


def test_an_edited_first_version_is_compared_with_its_old_self(check: Run, repository: Checkout) -> None:
    repository.commit(**{"orgs/2020.yaml": FIRST.replace("posts: 3", "posts: 2").replace("count: 2", "count: 1")})
    assert rules(check()) == ["suppression-without-reason"]


class TestConfiguration:
    def test_a_pull_request_cannot_loosen_its_own_gate(self, check: Run, repository: Checkout) -> None:
        loose = "rules: {authorised-posts: off}\n"
        repository.commit(**{"orgs/2021.yaml": BAD, "orgs/procho.yaml": loose})
        result = check("--lang", "en")
        assert rules(result) == ["authorised-posts"]
        assert "orgs/procho.yaml is changed here. The change counts once it is in main." in result.err
        assert check("--config", "orgs/procho.yaml").code == 0

    def test_nor_by_a_file_that_is_named_like_the_revision(self, check: Run, repository: Checkout) -> None:
        loose = "rules: {authorised-posts: off}\n"
        repository.commit(**{"orgs/2021.yaml": BAD, "main:orgs/procho.yaml": loose})
        assert check("orgs").code == 1

    def test_one_that_will_stop_everybody_stops_here(self, check: Run, repository: Checkout) -> None:
        repository.commit(**{"orgs/procho.yaml": "colour: red\n"})
        result = check()
        assert (result.code, result.out) == (2, "")
        assert "unknown-key" in result.err


class TestLanguage:
    """That of the body holds from the first line on."""

    @pytest.fixture
    def french(self, repository: Checkout) -> Checkout:
        """`main` is French, the branch, which brings a version, would be English."""
        repository.git("checkout", "--quiet", "main")
        repository.commit(**{"orgs/procho.yaml": "language: fr\n"})
        repository.git("checkout", "--quiet", "-B", "branch")
        repository.commit(**{"orgs/2021.yaml": SAME, "orgs/procho.yaml": "language: en\n"})
        return repository

    @pytest.mark.usefixtures("french")
    def test_of_a_check(self, check: Run) -> None:
        result = check()
        assert result.out == "Rien à signaler\N{NO-BREAK SPACE}: 1 fichier vérifié.\n"
        assert result.err.splitlines() == [
            "procho\N{NO-BREAK SPACE}: orgs/procho.yaml est modifié ici. La modification comptera une fois dans main.",
            "procho\N{NO-BREAK SPACE}: Configuration\N{NO-BREAK SPACE}: orgs/procho.yaml, tel qu’il est dans main.",
        ]

    @pytest.mark.usefixtures("french")
    def test_of_a_diff(self, procho: Run) -> None:
        result = procho("diff", "orgs/2020.yaml", "orgs/2021.yaml", "--config-from", "main")
        assert (
            "procho\N{NO-BREAK SPACE}: Configuration\N{NO-BREAK SPACE}: orgs/procho.yaml, tel qu’il est dans main.\n"
            in result.err
        )

    def test_a_branch_does_not_bring_its_own(self, check: Run, french: Checkout) -> None:
        french.git("rm", "--quiet", "orgs/2021.yaml")
        french.write("orgs/procho.yaml", "language: fr\n# checked\n")
        french.commit()
        result = check()
        assert result.out == "All clear: 0 files checked.\n"
        assert "is changed here" in result.err


def waiver(fingerprint: str, expires: str = "2021-12-31") -> str:
    return (
        f"language: en\nwaivers:\n  - fingerprint: {fingerprint}\n    reason: agreed\n"
        f"    approved_by: the director-general\n    expires: {expires}\n"
    )


class TestFailOn:
    """`fail_on` of `procho.yaml`: the command line and the environment go before it."""

    WARNED = SAME.replace("2020.yaml", "2019.yaml")

    def on_main(self, repository: Checkout, **files: str) -> None:
        repository.git("checkout", "--quiet", "main")
        repository.commit(**files)
        repository.git("checkout", "--quiet", "-B", "branch")

    def test_the_gate_is_that_of_the_base(self, check: Run, procho: Run, repository: Checkout) -> None:
        self.on_main(repository, **{"orgs/procho.yaml": "fail_on: warning\n"})
        repository.commit(**{"orgs/2021.yaml": self.WARNED, "orgs/procho.yaml": "fail_on: never\n"})
        assert check("--lang", "en").code == 1
        assert check("--fail-on", "error").code == 0
        assert procho("check", "orgs").code == 0
        assert procho("check", "main:orgs").code == 0
        assert procho("check", "orgs", "--config", "orgs/procho.yaml", "--fail-on", "warning").code == 1

    def test_the_environment_goes_before_it(
        self, check: Run, repository: Checkout, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        self.on_main(repository, **{"orgs/procho.yaml": "fail_on: warning\n"})
        repository.commit(**{"orgs/2021.yaml": self.WARNED})
        monkeypatch.setenv("PROCHO_FAIL_ON", "")
        assert check().code == 1
        monkeypatch.setenv("PROCHO_FAIL_ON", "error")
        assert check().code == 0

    def test_of_several_the_strictest_holds(self, procho: Run, repository: Checkout) -> None:
        repository.commit(
            **{"a/procho.yaml": "fail_on: never\n", "a/2021.yaml": BAD.replace("previous: 2020.yaml\n", "")}
        )
        assert procho("check", "a").code == 0
        assert procho("check", "a", "orgs").code == 1

    def test_inferred_changes_too(self, check: Run, repository: Checkout) -> None:
        text = FIRST.replace("Graphiste", "Chargé de mission information, site: Lille, funding: TICPE")
        later = SAME.replace("Graphiste", "Chargé de mission information et formation, site: Lille, funding: TICPE")
        self.on_main(repository, **{"orgs/2020.yaml": text, "orgs/procho.yaml": "fail_on: inferred\n"})
        repository.commit(**{"orgs/2021.yaml": later})
        assert rules(check()) == ["inferred-change"]
        assert check().code == 1
        assert check("--fail-on", "error").code == 0

    def test_a_word_that_is_none_is_2(self, check: Run, repository: Checkout) -> None:
        self.on_main(repository, **{"orgs/procho.yaml": "fail_on: eror\n"})
        repository.commit(**{"orgs/2021.yaml": SAME})
        result = check()
        assert (result.code, result.out) == (2, "")


class TestWaivers:
    @pytest.fixture(autouse=True)
    def day(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PROCHO_TODAY", "2021-10-04")

    @pytest.fixture
    def fingerprint(self, procho: Run, repository: Checkout) -> str:
        repository.commit(**{"orgs/2021.yaml": BAD})
        found = json.loads(procho("check", "orgs", "-f", "json").out)["findings"]
        assert len(found) == 1
        return str(found[0]["fingerprint"])

    def on_main(self, repository: Checkout, text: str) -> None:
        repository.git("checkout", "--quiet", "main")
        repository.commit(**{"orgs/procho.yaml": text})
        repository.git("checkout", "--quiet", "branch")

    def test_a_waived_finding_does_not_count(self, check: Run, repository: Checkout, fingerprint: str) -> None:
        self.on_main(repository, waiver(fingerprint))
        result = check()
        assert (result.code, result.out) == (0, "All clear: 1 file checked.\n")
        assert "1 finding is waived." in result.err

    def test_a_waiver_of_the_pull_request_itself_does_not_help(
        self, check: Run, repository: Checkout, fingerprint: str
    ) -> None:
        repository.commit(**{"orgs/procho.yaml": waiver(fingerprint)})
        assert check().code == 1

    def test_an_expired_waiver_is_a_finding_beside_what_it_covered(
        self, check: Run, repository: Checkout, fingerprint: str
    ) -> None:
        self.on_main(repository, waiver(fingerprint, "2021-10-03"))
        result = check()
        assert result.code == 1
        assert sorted(rules(result)) == ["authorised-posts", "expired-waiver"]
        assert "main:orgs/procho.yaml:6:14: error[expired-waiver] " in result.out
        assert "::error file=orgs/procho.yaml,line=6," in check("-f", "github").out

    def test_a_waiver_whose_finding_is_gone_with_the_change_is_unused(
        self, check: Run, procho: Run, repository: Checkout, fingerprint: str
    ) -> None:
        repository.git("checkout", "--quiet", "main")
        repository.commit(**{"orgs/2021.yaml": BAD, "orgs/procho.yaml": waiver(fingerprint)})
        repository.git("checkout", "--quiet", "-B", "branch")
        repository.commit(**{"orgs/2021.yaml": SAME})
        assert rules(check("--fail-on", "warning")) == ["unused-waiver"]
        assert rules(procho("check", "orgs", "--fail-on", "warning")) == ["unused-waiver"]
        assert procho("check", "orgs/2021.yaml", "--fail-on", "notice").code == 0

    def test_a_waiver_of_a_change_is_not_unused_in_whole_files(
        self, check: Run, procho: Run, repository: Checkout
    ) -> None:
        repository.commit(**{"orgs/2021.yaml": LOST})
        check("--report", "json=../out.json")
        (found,) = json.loads(Path("../out.json").read_text("utf-8"))["findings"]
        assert found["rule"] == "suppression-without-reason"
        self.on_main(repository, waiver(found["fingerprint"]))
        assert check().code == 0
        assert procho("check", "orgs", "--config", "orgs/procho.yaml", "--fail-on", "notice").code == 0

    def test_no_waiver_covers_a_file_that_cannot_be_read(self, procho: Run, repository: Checkout) -> None:
        repository.write("orgs/2021.yaml", "procho: [")
        found = json.loads(procho("check", "orgs", "-f", "json").out)["findings"]
        repository.write("orgs/procho.yaml", waiver(found[0]["fingerprint"]))
        assert procho("check", "orgs").code == 1

    @pytest.mark.usefixtures("repository")
    def test_a_day_that_is_none_is_2(self, procho: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PROCHO_TODAY", "tomorrow")
        assert procho("check", "orgs").code == 2


class TestBaseline:
    def test_what_it_holds_does_not_count_and_one_more_does(self, procho: Run, repository: Checkout) -> None:
        repository.write("orgs/2021.yaml", BAD)
        assert procho("check", "orgs", "--write-baseline", "baseline.json").code == 0
        first = Path("baseline.json").read_bytes()
        assert procho("check", "orgs", "--write-baseline", "baseline.json").code == 0
        assert Path("baseline.json").read_bytes() == first
        result = procho("check", "orgs", "--baseline", "baseline.json")
        assert result.code == 0
        assert "1 finding is in the baseline and does not count." in result.err
        repository.write("orgs/2022.yaml", BAD)
        assert procho("check", "orgs", "--baseline", "baseline.json").code == 1
        os.chdir("orgs")
        assert procho("check", ".", "--baseline", "../baseline.json").out.startswith("./2022.yaml:5")

    @pytest.mark.parametrize(
        "text", ["", "[]", "{}", '{"format_version": "9.0", "findings": {}}', '{"findings": {"a": [1]}}']
    )
    def test_what_is_none_is_2(self, procho: Run, repository: Checkout, text: str) -> None:
        repository.write("baseline.json", text)
        result = procho("check", "orgs", "--baseline", "baseline.json")
        assert (result.code, result.out) == (2, "")


class TestWhatIsNotHere:
    def test_a_revision_that_is_not_in_the_clone_names_the_fetch(
        self, procho: Run, repository: Checkout, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        repository.commit(**{"orgs/2021.yaml": BAD})
        clone = repository.clone(tmp_path / "clone", "--depth=1", "--branch=branch")
        monkeypatch.chdir(clone.folder)
        result = procho("check", "--against", "origin/main", "--lang", "en")
        assert (result.code, result.out) == (2, "")
        command = result.err.partition("Run: ")[2].strip()
        assert command == "git fetch --depth=1 origin +refs/heads/main:refs/remotes/origin/main"
        clone.git(*command.split()[1:])
        result = procho("check", "--against", "origin/main", "--lang", "en")
        assert (result.code, result.out) == (2, "")
        command = result.err.partition("Run: ")[2].strip()
        assert command == "git fetch --unshallow"
        clone.git(*command.split()[1:])
        assert rules(procho("check", "--against", "origin/main", "--lang", "en")) == ["authorised-posts"]

    def test_without_a_common_ancestor_the_revision_itself_can_be_compared(
        self, procho: Run, repository: Checkout, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        repository.commit(**{"orgs/2021.yaml": BAD})
        clone = repository.clone(tmp_path / "clone", "--depth=1", "--branch=branch", "--no-single-branch")
        monkeypatch.chdir(clone.folder)
        assert procho("check", "--against", "origin/main").code == 2
        assert procho("check", "--against", "origin/main", "--no-merge-base").code == 1

    @pytest.mark.parametrize("revision", ["main", "HEAD~1", ":/^Base", "HEAD^{/Base}"])
    def test_a_revision_by_any_of_its_names(self, procho: Run, repository: Checkout, revision: str) -> None:
        repository.git("commit", "--quiet", "--allow-empty", "-m", "Base")
        repository.git("branch", "--force", "main")
        repository.commit(**{"orgs/2021.yaml": BAD})
        assert rules(procho("check", "--against", revision, "orgs")) == ["authorised-posts"]

    @pytest.mark.parametrize(
        "revision", ["nope", ":/nowhere", "--help", "main~7", "", "a..b", "-O/tmp/x", "HEAD^{tree}"]
    )
    @pytest.mark.usefixtures("repository")
    def test_a_revision_that_is_nowhere_is_2(self, procho: Run, revision: str) -> None:
        result = procho("check", f"--against={revision}", "orgs")
        assert (result.code, result.out) == (2, "")

    @pytest.mark.usefixtures("repository")
    def test_a_path_that_is_nowhere_or_outside_is_2(self, check: Run, tmp_path: Path) -> None:
        assert check("typo").code == 2
        assert check(str(tmp_path)).code == 2
        assert check("-").code == 2

    @pytest.mark.usefixtures("folder")
    def test_no_repository_is_2(self, procho: Run) -> None:
        result = procho("check", "--against", "main")
        assert (result.code, result.out) == (2, "")


def test_hostile_titles_of_a_fork_are_text(check: Run, repository: Checkout) -> None:
    title = '"::error::x\\e[31m##[group]"'
    repository.commit(**{"orgs/2021.yaml": SAME + f"departures: [{{post: {title}, reason: x}}]\n"})
    result = check("--report", "github=out.txt")
    assert result.code == 1
    said = result.out + result.err + Path("out.txt").read_text("utf-8")
    assert "\x1b" not in said
    assert "##[" not in said
    assert sum(line.startswith("::") for line in said.splitlines()) == 1


def test_a_hostile_file_name_is_text(check: Run, repository: Checkout) -> None:
    repository.commit(**{"orgs/a\n::error::b\x1b.yaml": BAD})
    result = check()
    assert result.code == 1
    assert "\x1b" not in result.out + result.err
    assert not any(line.startswith("::") for line in (result.out + result.err).splitlines())


def test_a_link_out_of_the_repository_is_not_read(check: Run, repository: Checkout, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("procho: hunter2", encoding="utf-8")
    (repository.folder / "orgs" / "2021.yaml").symlink_to(tmp_path / "secret")
    repository.commit()
    result = check()
    assert "hunter2" not in result.out + result.err
    assert "orgs/2021.yaml leads out" in result.err


class TestChanges:
    def test_an_inferred_change_fails_on_demand(self, check: Run, procho: Run, repository: Checkout) -> None:
        text = FIRST.replace("Graphiste", "Chargé de mission information, site: Lille, funding: TICPE")
        later = SAME.replace("Graphiste", "Chargé de mission information et formation, site: Lille, funding: TICPE")
        repository.git("checkout", "--quiet", "main")
        repository.commit(**{"orgs/2020.yaml": text})
        repository.git("checkout", "--quiet", "-B", "branch")
        repository.commit(**{"orgs/2021.yaml": later})
        assert check().code == 0
        result = check("--fail-on", "inferred")
        assert result.code == 1
        assert "error[inferred-change]" in result.out
        assert procho("diff", "orgs/2020.yaml", "orgs/2021.yaml", "--fail-on", "error").code == 0
        assert procho("diff", "orgs/2020.yaml", "orgs/2021.yaml", "--fail-on", "inferred").code == 1
        assert procho("check", "orgs", "--fail-on", "inferred").code == 2

    def test_a_transfer_is_compared_with_the_other_chart_wherever_it_is(self, check: Run, repository: Checkout) -> None:
        other = "procho: 1\norganisation: DDPE\ndate: {}\n{}posts: [{{title: Chef, count: {}}}]\n"
        repository.git("checkout", "--quiet", "main")
        repository.commit(**{"ddpe/2020.yaml": other.format("2020-01-01", "", 2)})
        repository.git("checkout", "--quiet", "-B", "branch")
        arrived = "posts: [{title: Graphiste}, {title: Chef, from: {organisation: DDPE}}]"
        gets = SAME.replace("posts: 3", "posts: 4").replace("posts: [{title: Graphiste}]", arrived)
        repository.commit(**{"orgs/2021.yaml": gets})
        assert rules(check("--fail-on", "warning")) == []
        repository.commit(**{"ddpe/2021.yaml": other.format("2021-01-01", "previous: 2020.yaml\n", 2)})
        assert rules(check("--fail-on", "warning")) == ["transfer-without-counterpart"]
        assert rules(check("--fail-on", "warning", "orgs")) == []

    def test_diff_takes_both_sides_from_revisions(self, procho: Run, repository: Checkout) -> None:
        repository.commit(**{"orgs/2021.yaml": LOST})
        repository.git("tag", "v2")
        repository.git("checkout", "--quiet", "main")
        result = procho("diff", "main:orgs/2020.yaml", "v2:orgs/2021.yaml", "--lang", "en")
        assert result.code == 0
        assert "1 suppressed" in result.out.splitlines()[-1]
        assert procho("diff", "main:orgs/2020.yaml", "v2:orgs/2021.yaml", "--fail-on", "error").code == 1
        assert procho("diff", "main:orgs/2020.yaml", "v3:orgs/2021.yaml").code == 2
        assert procho("diff", "main:orgs/2020.yaml", "v2:orgs/none.yaml").code == 2
        os.chdir("orgs")
        assert procho("diff", "main:./2020.yaml", "v2:./2021.yaml").code == 0


class TestConfigurationOfADiff:
    """`procho diff --config-from`: how a change is shown is not the branch's own business either."""

    LATER = FIRST.replace("Graphiste", "Infographe")
    OURS = "titles: {aliases: {Infographe: Graphiste}}\n"

    @pytest.fixture
    def main(self, repository: Checkout) -> Checkout:
        """`main` knows no alias, the branch does."""
        repository.commit(**{"orgs/2020.yaml": self.LATER, "orgs/procho.yaml": self.OURS})
        return repository

    @pytest.mark.usefixtures("main")
    @pytest.mark.parametrize("argv", [("main:orgs/2020.yaml", "orgs/2020.yaml"), ("main:orgs", "branch:orgs")])
    def test_it_is_that_of_the_revision(self, procho: Run, argv: tuple[str, str]) -> None:
        assert procho("diff", *argv, "--exit-code").code == 0
        result = procho("diff", *argv, "--exit-code", "--config-from", "main", "--lang", "en")
        assert result.code == 1
        assert result.err == "procho: Configuration: orgs/procho.yaml, as it is in main.\n"
        assert procho("diff", *argv, "--exit-code", "--config-from", "main", "--config", "orgs/procho.yaml").code == 0

    def test_a_file_that_is_called_like_a_revision_is_not_taken_for_it(self, procho: Run, main: Checkout) -> None:
        main.write("main:orgs/2020.yaml", self.LATER)
        for name in ("main:orgs/2020.yaml", "main:orgs"):
            argv = (name, name.removeprefix("main:"), "--config-from", "main", "--lang", "en")
            result = procho("diff", *argv)
            assert (result.code, result.out) == (2, "")
            assert "names a file here, and one of a revision" in result.err
        assert procho("diff", "./main:orgs/2020.yaml", "orgs/2020.yaml", "--config-from", "main").code == 0

    def test_where_the_tree_is_trusted_it_is_the_file_and_that_is_said(self, procho: Run, main: Checkout) -> None:
        main.write("main:orgs/2020.yaml", FIRST)
        main.write("none:a.yaml", FIRST)
        for argv in (
            ("check", "main:orgs/2020.yaml"),
            ("check", "main:orgs"),
            ("diff", "main:orgs/2020.yaml", "orgs/2020.yaml", "--exit-code"),
            ("diff", "orgs", "main:orgs"),
            ("chart", "main:orgs/2020.yaml", "-f", "dot"),
        ):
            result = procho(*argv, "--lang", "en")
            assert result.code == 0
            said = f"procho: {next(each for each in argv if each.startswith('main:'))} is read as the file of this name"
            assert result.err.count(said) == 1
        for name in ("./main:orgs/2020.yaml", "none:a.yaml", "orgs/2020.yaml", "branch:orgs"):
            assert "is read as" not in procho("check", name, "--lang", "en").err

    @pytest.mark.usefixtures("main")
    def test_of_stdin_too(self, procho: Run) -> None:
        os.chdir("orgs")
        argv = ("diff", "main:orgs/2020.yaml", "-", "--exit-code")
        assert procho(*argv, stdin=self.LATER.encode()).code == 0
        assert procho(*argv, "--config-from", "main", stdin=self.LATER.encode()).code == 1

    @pytest.mark.usefixtures("main")
    def test_a_revision_or_a_repository_that_is_not_here(self, procho: Run, tmp_path: Path) -> None:
        argv = ("diff", "orgs/2020.yaml", "orgs/2020.yaml", "--config-from")
        assert procho(*argv, "none").code == 2
        (tmp_path / "a.yaml").write_text(FIRST, encoding="utf-8")
        assert procho("diff", "../a.yaml", "../a.yaml", "--config-from", "main").code == 2
