"""The same tree in every way that YAML can write it."""

import json
from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

Tree = dict[str, Any]
Draw = Callable[[st.SearchStrategy[Any]], Any]


@st.composite
def written(draw: Draw, tree: Tree) -> str:
    """The tree as a file: block or flow, quoted or plain, with comments, `---`, and any line ends."""
    lines = ["{" + _flow_pairs(draw, tree) + "}"] if draw(st.integers(0, 9)) == 0 else _block(draw, tree, 0)
    head = draw(st.sampled_from(["", "---\n", "# heading {\n", "%YAML 1.1\n---\n", "# é\n\n--- # x\n"]))
    text = head + "\n".join(lines) + draw(st.sampled_from(["", "\n", "\n# the end\n", "\n...\n"]))
    return text.replace("\n", draw(st.sampled_from(["\n", "\r\n", "\r"])))


def _block(draw: Draw, value: Any, indent: int) -> list[str]:
    """The lines of a mapping or of a list, neither of them empty."""
    pad, lines = " " * indent, []
    if isinstance(value, list):
        for item in value:
            if _nested(item) and draw(st.booleans()):
                first, *rest = _block(draw, item, indent + 2)
                lines += [f"{pad}- {first.lstrip()}", *rest]
            else:
                lines.append(f"{pad}- {_flow(draw, item)}")
        return lines
    for key, inner in value.items():
        if lines and draw(st.integers(0, 9)) == 0:
            lines.append(f"{pad}# about {key}: it's {{here}}")
        name = _quoted(draw, key)
        if _nested(inner) and draw(st.integers(0, 3)):
            lines += [f"{pad}{name}:", *_block(draw, inner, indent + draw(st.sampled_from((1, 2, 4))))]
        else:
            lines.append(f"{pad}{name}: {_flow(draw, inner)}{draw(st.sampled_from(('', '', ' # why')))}")
    return lines


def _flow(draw: Draw, value: Any) -> str:
    if isinstance(value, dict):
        return "{" + _flow_pairs(draw, value) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_flow(draw, item) for item in value) + "]"
    return _quoted(draw, value)


def _flow_pairs(draw: Draw, tree: Tree) -> str:
    return ", ".join(f"{_quoted(draw, key)}: {_flow(draw, value)}" for key, value in tree.items())


def _quoted(draw: Draw, text: str) -> str:
    style = draw(st.sampled_from(("plain", "plain", "single", "double", "escaped")))
    if style == "plain" and text and text[0].isalnum() and not set(text) & set("#:,[]{}&*!|>'\"%@`?"):
        return text
    if style == "single":
        return "'" + text.replace("'", "''") + "'"
    return json.dumps(text, ensure_ascii=style == "escaped")


def _nested(value: Any) -> bool:
    return isinstance(value, dict | list) and bool(value)
