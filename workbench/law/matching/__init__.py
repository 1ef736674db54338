"""Which clauses of two versions of a law belong together."""
