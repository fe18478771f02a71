"""What must hold of one organigram and the version before it: one rule, one file, one manual page."""
