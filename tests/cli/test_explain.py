"""diff --explain: an answer, or which post was meant."""

import pytest

from running import SOURCE, TARGET, Run


@pytest.mark.usefixtures("golden")
class TestExplain:
    def test_a_post_a_pair_and_a_line(self, procho: Run) -> None:
        result = procho("diff", SOURCE, TARGET, "--explain", "Graphiste", "--lang", "en")
        assert (result.code, result.err) == (0, "")
        assert result.out.startswith("2 × Graphiste")
        line = f"{SOURCE}:28"
        assert procho("diff", SOURCE, TARGET, "--explain", line, "--lang", "fr").out.count("×") == 2
        pair = procho("diff", SOURCE, TARGET, "--explain", "Graphiste=resp-secteur", "--lang", "en")
        assert "They are not the same posts." in pair.out

    def test_no_post_or_several_is_no_verdict(self, procho: Run) -> None:
        for post, said in (("Astronome", "No post is called"), ("Chargé de mission", "may be several posts")):
            result = procho("diff", SOURCE, TARGET, "--explain", post, "--lang", "en")
            assert (result.code, result.out) == (2, "")
            assert said in result.err

    def test_not_of_folders_and_not_as_json(self, procho: Run) -> None:
        assert procho("diff", "orgs", "orgs", "--explain", "Graphiste").code == 2
        assert procho("diff", SOURCE, TARGET, "--explain", "Graphiste", "-f", "json").code == 2
