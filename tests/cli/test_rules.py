"""rules: the list, a manual page, and did you mean."""

import pytest

from running import Run


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_list_and_every_page(procho: Run, lang: str) -> None:
    from procho.rules.table import BY_ID

    index = procho("rules", "--lang", lang)
    assert (index.code, index.err) == (0, "")
    for rule in BY_ID:
        assert f" {rule} " in index.out
        page = procho("rules", rule, "--lang", lang)
        assert page.code == 0
        assert page.out.startswith(rule)


def test_an_unknown_rule_is_2_and_the_nearest_is_offered(procho: Run) -> None:
    result = procho("rules", "earmrk", "--lang", "en")
    assert result == (2, "", "procho: There is no rule earmrk. Did you mean earmark?\n")
    assert procho("rules", "\x1b[31m", "--lang", "en").err == (
        "procho: There is no rule \\x1b[31m. procho rules lists them.\n"
    )
