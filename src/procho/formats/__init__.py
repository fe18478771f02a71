"""One module per format: bytes to a version with positions, and back. The only place that knows YAML."""
