"""How right and how fast procho is, measured; not part of what is installed."""
