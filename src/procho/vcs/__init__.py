"""Versions out of git, without a checkout."""
