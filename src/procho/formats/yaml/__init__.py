"""The format of the files: strict, positioned YAML."""
