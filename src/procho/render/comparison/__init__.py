"""A comparison in every format: one format, one file, imported when it is asked for."""

FORMATS = {
    "text": "procho.render.comparison.text",
    "json": "procho.render.comparison.json",
    "markdown": "procho.render.comparison.markdown",
}
"""Each format's module; its function has the format's name."""
