"""How a chart is to be drawn."""

from msgspec import Struct, field

from procho.model.config import Config
from procho.render.layout import Engine


class Options(Struct, frozen=True):
    """The body's configuration, which says which roles lead; the bounds; the program that lays out.

    `max_label` is the longest text in characters, `seconds` is what the layout may take.
    """

    config: Config = field(default_factory=Config)
    max_label: int = 500
    engine: Engine = "bundled"
    seconds: int = 60


DEFAULT = Options()
