"""check: findings are 1, no verdict is 2, and nothing looks clean that was not checked."""

import json
import os
from pathlib import Path

import pytest

from running import Run, Write


@pytest.mark.usefixtures("golden")
def test_the_golden_organigrams_are_clean(procho: Run) -> None:
    result = procho("check", "orgs", "--lang", "en")
    assert result == (0, "All clear: 3 files checked.\n", "")


@pytest.mark.parametrize(
    ("body", "rule"),
    [
        ("posts: [{title: A, count: 0}]", "invalid-value"),
        ("posts: [", "yaml-syntax"),
        ("psots: []", "unknown-key"),
        ("authorised_posts: 3\nposts: [{title: A}]", "authorised-posts"),
    ],
)
def test_what_is_wrong_in_a_file_is_1(procho: Run, organigram: Write, body: str, rule: str) -> None:
    result = procho("check", organigram(body=body))
    assert result.code == 1
    assert f"error[{rule}]" in result.out
    assert result.err == ""


def test_bytes_that_are_no_text_are_a_finding(procho: Run, folder: Path) -> None:
    (folder / "a.yaml").write_bytes(b"procho: 1\norganisation: \xe9\n")
    result = procho("check", "a.yaml")
    assert result.code == 1
    assert result.out.startswith("a.yaml:2:15: error[encoding]")


def test_what_cannot_be_judged_is_2_and_says_nothing_on_stdout(procho: Run, organigram: Write, folder: Path) -> None:
    os.mkfifo(folder / "pipe")
    (folder / "empty").mkdir()
    organigram()
    for path in ("missing.yaml", "pipe", "empty", "/dev/null"):
        result = procho("check", "a.yaml", path)
        assert (result.code, result.out) == (2, ""), path
        assert result.err.startswith("procho: "), path
        assert path in result.err


def test_a_limit_is_2_and_names_its_number(procho: Run, organigram: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PROCHO_MAX_BYTES", "10")
    result = procho("check", organigram())
    assert result.code == 2
    assert "10" in result.err
    assert "PROCHO_MAX_BYTES" in result.err


@pytest.mark.parametrize("text", ["rules: {duplicate-id: loud}", "rules: {no-such-rule: off}", "{", "colour: red"])
def test_a_bad_configuration_is_2(procho: Run, organigram: Write, folder: Path, text: str) -> None:
    (folder / "procho.yaml").write_text(text, encoding="utf-8")
    result = procho("check", organigram())
    assert (result.code, result.out) == (2, "")
    assert "procho.yaml" in result.err


def test_the_configuration_is_found_upwards_or_named(procho: Run, organigram: Write, folder: Path) -> None:
    body = "authorised_posts: 3\nposts: [{title: A}]"
    (folder / "procho.yaml").write_text("rules: {authorised-posts: warning}", encoding="utf-8")
    (folder / "strict.yaml").write_text("rules: {authorised-posts: error}", encoding="utf-8")
    assert procho("check", organigram(body=body)).code == 0
    assert procho("check", "a.yaml", "--fail-on", "warning").code == 1
    assert procho("check", "a.yaml", "--config", "strict.yaml").code == 1
    assert procho("check", "a.yaml", "--config", "missing.yaml").code == 2


@pytest.mark.parametrize(("level", "code"), [("error", 1), ("warning", 1), ("notice", 1), ("never", 0)])
def test_fail_on(procho: Run, organigram: Write, level: str, code: int) -> None:
    assert procho("check", organigram(body="posts: [{title: A, count: 0}]"), "--fail-on", level).code == code


def test_fail_on_from_the_environment(procho: Run, organigram: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PROCHO_FAIL_ON", "never")
    assert procho("check", organigram(body="psots: []")).code == 0
    assert procho("check", "a.yaml", "--fail-on", "error").code == 1


def test_json_and_reports_from_one_run(procho: Run, organigram: Write, folder: Path) -> None:
    result = procho("check", organigram(body="psots: []"), "--report", "json=out.json")
    assert "unknown-key" in result.out
    document = json.loads((folder / "out.json").read_text(encoding="utf-8"))
    assert [finding["rule"] for finding in document["findings"]] == ["unknown-key"]
    assert procho("check", "a.yaml", "--report", "json=-").out == (folder / "out.json").read_text(encoding="utf-8")


def test_max_errors(procho: Run, organigram: Write) -> None:
    body = "\n".join(f"key{number}: 1" for number in range(60))
    assert procho("check", organigram(body=body)).out.count("error[unknown-key]") == 50
    result = procho("check", "a.yaml", "--max-errors", "3")
    assert result.out.count("error[unknown-key]") == 3
    assert "57" in result.out


def test_stdin(procho: Run) -> None:
    text = b"procho: 1\norganisation: A\ndate: 2020-01-01\nposts: [{title: A}]\n"
    assert procho("check", "-", stdin=text).code == 0
    assert procho("check", "-", stdin=text + b"psots: []\n").out.startswith("-:5:1: error[unknown-key]")


def test_a_link_out_of_the_folder_is_followed_only_when_named(procho: Run, organigram: Write, folder: Path) -> None:
    (folder / "secret").write_text("password: hunter2", encoding="utf-8")
    (folder / "orgs").mkdir()
    (folder / "orgs" / "link.yaml").symlink_to(folder / "secret")
    organigram("orgs/a.yaml")
    result = procho("check", "orgs")
    assert result.code == 0
    assert "orgs/link.yaml" in result.err
    named = procho("check", "orgs/link.yaml")
    assert named.code == 1
    assert "hunter2" not in result.out + result.err + named.out + named.err


def test_a_file_is_checked_once_and_hidden_folders_are_left_alone(procho: Run, organigram: Write, folder: Path) -> None:
    (folder / ".git").mkdir()
    organigram(".git/b.yaml", body="psots: []")
    organigram()
    assert "1 file" in procho("check", ".", "a.yaml", "./a.yaml").out


def test_where_nothing_fails_the_result_is_one_line_and_the_remarks_are_on_stderr(
    procho: Run, organigram: Write, folder: Path
) -> None:
    argv = ("check", organigram(body="previous: missing.yaml\nposts: [{title: A}]"), "--lang", "en")
    passed, failed = procho(*argv), procho(*argv, "--fail-on", "warning")
    assert (passed.code, passed.out) == (0, "1 warning in 1 file.\n")
    assert (failed.code, failed.err) == (1, "")
    assert passed.err + passed.out == failed.out == procho(*argv, "--fail-on", "never").out
    procho(*argv, "-o", "out.txt")
    assert (folder / "out.txt").read_text(encoding="utf-8") == failed.out
