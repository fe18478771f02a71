"""Findings, one format per file."""
