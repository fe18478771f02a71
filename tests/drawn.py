"""What an independent parser reads in a picture."""

import xml.etree.ElementTree as ET

from procho.model.findings import Problem

SVG = "{http://www.w3.org/2000/svg}"
HARMLESS = {f"{SVG}{name}" for name in ("svg", "title", "desc", "g", "polygon", "polyline", "path", "text")}
ACTIVE = ("href", "src", "xlink")


def picture(svg: bytes | Problem) -> ET.Element:
    """The picture; it is well formed, and nothing in it acts or points elsewhere."""
    assert isinstance(svg, bytes), svg
    root = ET.fromstring(svg)  # noqa: S314 - that it can be read is what is tested
    for element in root.iter():
        assert element.tag in HARMLESS
        assert not any(name.startswith("on") or any(word in name for word in ACTIVE) for name in element.attrib)
    return root


def texts(root: ET.Element) -> list[str]:
    """The lines of text, in the picture's order."""
    return ["".join(element.itertext()) for element in root.iter(f"{SVG}text")]


def reading(root: ET.Element) -> str:
    """All text without white space, so that it does not matter where a line was broken."""
    return "".join("".join(texts(root)).split())
