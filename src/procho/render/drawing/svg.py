"""Makes an engine's SVG a page's picture: a title and a description, a width that follows the page."""

import xml.etree.ElementTree as ET

from procho.model.findings import Problem

NAMESPACE = "http://www.w3.org/2000/svg"
FAMILY = "Arimo, 'Liberation Sans', Arial, Helvetica, sans-serif"
"""Families of one width: the text fits whichever of them the reader has."""

WIDEST = 1400
"""Points: text of a wider picture could not be read in the width of a page."""


def accessible(svg: bytes, title: str, description: str) -> bytes | Problem:
    """The picture with `title` and `description` (WAI-ARIA role img), without the engine's own comments.

    A Problem if it is no XML. The engine's titles, which a browser would show as tooltips, are names of
    nodes that mean nothing to a reader.
    """
    ET.register_namespace("", NAMESPACE)
    try:
        root = ET.fromstring(svg)  # noqa: S314 - it reads what our own engine wrote
    except ET.ParseError:
        return Problem("chart.layout.garbage", {"format": "svg"})
    _strip(root)
    _fit(root)
    named = (("title", title), ("desc", description))
    for place, (name, text) in enumerate(named):
        element = ET.Element(f"{{{NAMESPACE}}}{name}", {"id": f"procho-{name}"})
        element.text, element.tail = text, "\n"
        root.insert(place, element)
    root.set("role", "img")
    root.set("aria-labelledby", "procho-title procho-desc")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'.encode()


def _strip(root: ET.Element) -> None:
    for element in root.iter():
        for child in element.findall(f"{{{NAMESPACE}}}title"):
            element.remove(child)
        element.attrib.pop("id", None)
        if element.get("font-family"):
            element.set("font-family", FAMILY)


def _fit(root: ET.Element) -> None:
    """As wide as the page, but never wider than drawn. What no page can hold keeps its size, to be scrolled."""
    width = root.get("width", "")
    root.set("style", "background:#ffffff")
    if float(width.removesuffix("pt") or 0) <= WIDEST:
        root.attrib.pop("height", None)
        root.set("width", "100%")
        root.set("style", f"max-width:{width};height:auto;background:#ffffff")
