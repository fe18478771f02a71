"""What a person or a program reads: one format, one file, one function."""
