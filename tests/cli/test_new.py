"""new: the next version beside the last one, never over another file."""

from pathlib import Path

import pytest

from running import Run, Write


def test_the_next_version_is_sound_and_says_what_it_follows(procho: Run, organigram: Write, folder: Path) -> None:
    result = procho("new", organigram("2020-01-01.yaml"), "2021-02-03", "--lang", "en")
    assert (result.code, result.out) == (0, "")
    assert "2021-02-03.yaml" in result.err
    text = (folder / "2021-02-03.yaml").read_text(encoding="utf-8")
    assert "date: 2021-02-03\n" in text
    assert "previous: 2020-01-01.yaml\n" in text
    assert procho("check", "2021-02-03.yaml").code == 0
    assert "0 amended, 2 unchanged" in procho("diff", "2020-01-01.yaml", "2021-02-03.yaml", "--lang", "en").out


def test_it_goes_beside_the_last_one(procho: Run, organigram: Write, folder: Path) -> None:
    (folder / "orgs").mkdir()
    procho("new", organigram("orgs/a.yaml"), "2021-02")
    assert (folder / "orgs" / "2021-02.yaml").is_file()


def test_it_can_be_shown(procho: Run, organigram: Write, folder: Path) -> None:
    result = procho("new", organigram(), "2021-02-03", "-o", "-")
    assert "date: 2021-02-03" in result.out
    assert not (folder / "2021-02-03.yaml").exists()


@pytest.mark.parametrize("output", ["2021-02-03.yaml", "dangling"])
def test_what_is_there_stays(procho: Run, organigram: Write, folder: Path, output: str) -> None:
    (folder / "2021-02-03.yaml").write_text("mine", encoding="utf-8")
    (folder / "dangling").symlink_to("nowhere")
    assert procho("new", organigram(), "2021-02-03", "-o", output).code == 2
    assert (folder / "2021-02-03.yaml").read_text(encoding="utf-8") == "mine"
    assert (folder / "dangling").is_symlink()


@pytest.mark.parametrize("date", ["2021-13-01", "tomorrow", "2020-01-01", "2019-05-05", "../2021-01-01"])
def test_a_date_that_cannot_be_is_2(procho: Run, organigram: Write, folder: Path, date: str) -> None:
    result = procho("new", organigram(), date)
    assert result.code == 2
    assert {path.name for path in folder.iterdir()} == {"a.yaml"}


def test_a_version_that_cannot_be_used_is_2(procho: Run, organigram: Write) -> None:
    assert procho("new", organigram(body="psots: []"), "2021-01-01").code == 2
    assert procho("new", "missing.yaml", "2021-01-01").code == 2
