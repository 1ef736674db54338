"""A law as a text: its clauses, how two versions of it are matched, and where quoted words stand (pure)."""
