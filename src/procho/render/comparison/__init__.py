"""A comparison in every format: one format, one file, imported when it is asked for."""
