"""Several organisations compared at once: one format, one file, one function."""
