"""The formats of `procho diff`: the same three for one organisation and for several."""

from collections.abc import Callable
from importlib import import_module
from typing import Any

from procho.cli.delivery import Format
from procho.cli.session import Session


def formats_of(package: str) -> tuple[Format[Any], ...]:
    """Text, JSON and Markdown: each a module of this package of `render`, imported when it is asked for."""

    def text(found: Any, session: Session, path: str) -> str:
        width = session.width() if path == "-" else None
        return _renderer(package, "text")(found, session.words, width=width, color=session.colored(path))

    def json(found: Any, session: Session, _: str) -> str:
        return _renderer(package, "json")(found, session.machine_words)

    def markdown(found: Any, session: Session, _: str) -> str:
        return _renderer(package, "markdown")(found, session.words)

    return (
        Format("text", (".txt",), text, prose=True),
        Format("json", (".json",), json),
        Format("markdown", (".md", ".markdown"), markdown),
    )


def _renderer(package: str, name: str) -> Callable[..., str]:
    found: Callable[..., str] = getattr(import_module(f"procho.render.{package}.{name}"), name)
    return found
