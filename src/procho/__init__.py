"""procho: what changed between two versions of an organisation chart, post by post."""

__version__ = "0.1.0"
