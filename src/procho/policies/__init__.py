"""Rules on a change: what a comparison must not say, one rule per file."""
