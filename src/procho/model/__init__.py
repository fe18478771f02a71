"""The nouns: frozen records and pure look-ups. Imports pydantic, nothing else of procho."""
