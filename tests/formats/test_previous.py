from pathlib import Path

from procho.formats.previous import previous_of
from procho.formats.yaml.organigram import load
from procho.model.limits import Limits
from procho.model.version import Previous, Version

TEXT = "procho: 1\norganisation: M\ndate: 2021-10-04\n"


def version(previous: str, file: str = "2021.yaml") -> Version:
    found = load(f"{TEXT}{previous}".encode(), file).version
    assert found is not None
    return found


def test_none_is_named() -> None:
    assert previous_of(version(""), ".", Limits()) == Previous()


def test_it_is_missing(tmp_path: Path) -> None:
    found = previous_of(version("previous: 2020.yaml"), str(tmp_path), Limits())
    assert found == Previous("2020.yaml", None, missing=True)


def test_it_is_read_and_named_as_the_user_would(tmp_path: Path) -> None:
    (tmp_path / "2020.yaml").write_text(TEXT.replace("2021", "2020"))
    found = previous_of(version("previous: 2020.yaml", "orgs/2021.yaml"), str(tmp_path), Limits())
    assert found.version is not None
    assert (found.version.organigram.date, found.version.file) == ("2020-10-04", "orgs/2020.yaml")


def test_it_cannot_be_used(tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text("procho: [")
    (tmp_path / "folder.yaml").mkdir()
    for name in ("bad.yaml", "folder.yaml"):
        assert previous_of(version(f"previous: {name}"), str(tmp_path), Limits()) == Previous(name)


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "outside.yaml").write_text(TEXT)
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "out.yaml").symlink_to("../outside.yaml")
    (folder / "real.yaml").write_text(TEXT)
    (folder / "in.yaml").symlink_to("real.yaml")
    assert previous_of(version("previous: out.yaml"), str(folder), Limits()) == Previous("out.yaml")
    assert previous_of(version("previous: in.yaml"), str(folder), Limits()).version is not None
