"""Both languages say the same things, and each in its own typography."""

import re
import string
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import procho.render.words as catalogue
from procho.render.words import LANGUAGES, load

FOLDER = Path(catalogue.__file__).parent
PARSE = string.Formatter().parse
DOMAINS = sorted({path.stem for path in FOLDER.glob("*/*.toml")})
NARROW, WIDE = "\u202f", "\u00a0"


def entries(lang: str, domain: str) -> dict[str, dict[str, str]]:
    """Each message's forms, by its key; a message that does not depend on a number has the form `other`."""
    tables = tomllib.loads((FOLDER / lang / f"{domain}.toml").read_text(encoding="utf-8"))
    return {
        f"{section}.{name}": entry if isinstance(entry, dict) else {"other": entry}
        for section, table in tables.items()
        for name, entry in table.items()
    }


def texts(lang: str) -> Iterator[tuple[str, str]]:
    """Every form of every message."""
    for domain in DOMAINS:
        for key, forms in entries(lang, domain).items():
            for text in forms.values():
                yield f"{domain}.{key}", text


def placeholders(text: str) -> set[str]:
    """The names in braces."""
    return {name for _, name, _, _ in PARSE(text) if name is not None}


@pytest.mark.parametrize("domain", DOMAINS)
def test_both_languages_have_the_same_messages_with_the_same_parameters(domain: str) -> None:
    english, french = entries("en", domain), entries("fr", domain)
    assert english.keys() == french.keys()
    for key, forms in english.items():
        assert placeholders(forms["other"]) == placeholders(french[key]["other"]), key


@pytest.mark.parametrize("lang", LANGUAGES)
def test_parameters_are_plain_names_and_the_singular_has_no_others(lang: str) -> None:
    for domain in DOMAINS:
        for key, forms in entries(lang, domain).items():
            assert forms.keys() in ({"other"}, {"one", "other"}), key
            names = placeholders(forms["other"])
            assert all(name.isidentifier() for name in names), key
            assert not any(spec or conversion for _, _, spec, conversion in PARSE(forms["other"])), key
            assert placeholders(forms.get("one", "")) <= names | {"count"}, key


@pytest.mark.parametrize(("key", "text"), list(texts("fr")))
def test_french_typography(key: str, text: str) -> None:
    assert not re.search(f"(?<![{NARROW}`]) ?[;!?](?=[\\s»]|$)", prose(text)), key
    assert not re.search(f"(?<!{WIDE}):(?=\\s|$)", prose(text)), key
    assert not re.search(f"«(?!{WIDE})|(?<!{WIDE})»", text), key
    assert '"' not in prose(text), key
    assert "'" not in prose(text), key
    assert "..." not in text, key


def prose(text: str) -> str:
    """The text without what is not French: code between backticks, a line of YAML alone in quotes or brackets."""
    return re.sub(rf"`[^`]*`|([«(]{WIDE}?)\w+: \w+({WIDE}?[»)])", r"\1\2", text)


@pytest.mark.parametrize(("key", "text"), list(texts("en")))
def test_english_typography(key: str, text: str) -> None:
    assert not re.search(r"\s[;:!?](\s|$)", text), key
    assert "  " not in text, key


def test_a_missing_message_and_a_missing_parameter_are_named() -> None:
    words = load("fr")
    with pytest.raises(KeyError, match=r"fr:common\.kind\.nothing"):
        words("common.kind.nothing")
    with pytest.raises(KeyError, match=r"fr:nowhere\.a\.b"):
        words("nowhere.a.b")
    with pytest.raises(KeyError, match="count"):
        words("common.noun.post")
    assert not words.has("common.kind.nothing")
    assert words.has("common.kind.created")


def test_what_fills_a_message_in_is_no_template() -> None:
    assert load("en")("common.noun.post", count="{count.__class__}") == "{count.__class__} posts"


@pytest.mark.parametrize(
    ("lang", "count", "text"),
    [
        ("en", 0, "0 posts"),
        ("en", 1, "1 post"),
        ("en", 2, "2 posts"),
        ("fr", 0, "0 poste"),
        ("fr", 1, "1 poste"),
        ("fr", 2, "2 postes"),
    ],
)
def test_plurals(lang: catalogue.Language, count: int, text: str) -> None:
    assert load(lang)("common.noun.post", count=count) == text


def test_dates_and_numbers() -> None:
    english, french = load("en"), load("fr")
    assert (english.date("2021-10-04"), french.date("2021-10-04")) == ("4 October 2021", "04/10/2021")
    assert (english.date("2020-03"), french.date("2020-03")) == ("March 2020", "mars 2020")
    assert (english.number(12345.5), french.number(12345.5)) == ("12,345.5", f"12{NARROW}345,5")
