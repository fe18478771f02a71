"""chart: one version or two, by suffix or by name, and a refusal where diff refuses."""

import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from running import SOURCE, TARGET, Run, Write

PNG = b"\x89PNG\r\n\x1a\n"


@pytest.mark.usefixtures("golden")
class TestGolden:
    @pytest.mark.parametrize("files", [(TARGET,), (SOURCE, TARGET), ("orgs/proch-orientation/2020-03.yaml",)])
    def test_every_format_by_its_suffix(self, procho: Run, tmp_path: Path, files: tuple[str, ...]) -> None:
        dot, svg, png = (str(tmp_path / f"out.{suffix}") for suffix in ("dot", "svg", "png"))
        result = procho("chart", *files, "-o", dot, "--report", f"svg={svg}", "--report", f"png={png}")
        assert result == (0, "", "")
        assert Path(dot).read_text(encoding="utf-8").startswith("digraph")
        assert ET.parse(svg).getroot().tag == "{http://www.w3.org/2000/svg}svg"  # noqa: S314 - our own
        assert Path(png).read_bytes().startswith(PNG)

    def test_dot_on_stdout_where_nothing_is_asked(self, procho: Run) -> None:
        assert procho("chart", TARGET).out.startswith("digraph")
        assert procho("chart", TARGET, "-f", "svg").out.startswith("<?xml")

    def test_a_terminal_gets_no_png(self, procho: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
        result = procho("chart", TARGET, "-f", "png", "--lang", "en")
        assert (result.code, result.out) == (2, "")
        assert "-o" in result.err

    def test_an_unknown_composition_cannot_be_compared(self, procho: Run) -> None:
        assert procho("chart", "orgs/proch-orientation/2020-03.yaml", TARGET).code == 2

    def test_the_systems_engine_only_when_asked(
        self, procho: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("PATH", str(tmp_path))
        assert procho("chart", TARGET, "-f", "svg").code == 0
        result = procho("chart", TARGET, "-f", "svg", "--engine", "system")
        assert (result.code, result.out) == (2, "")


def test_lineage_that_applies_must_hold(procho: Run, organigram: Write) -> None:
    after = organigram("b.yaml", "posts: [{title: B, from: {post: Nobody}}]", date="2021-01-01")
    result = procho("chart", organigram("a.yaml"), after)
    assert (result.code, result.out) == (2, "")
    assert "lineage-target" in result.err


def test_a_file_that_cannot_be_used_leaves_the_old_picture(procho: Run, organigram: Write, folder: Path) -> None:
    (folder / "out.svg").write_text("old", encoding="utf-8")
    assert procho("chart", organigram(body="psots: []"), "-o", "out.svg").code == 2
    assert (folder / "out.svg").read_text(encoding="utf-8") == "old"
