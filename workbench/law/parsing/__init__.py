"""From lines of text to the clauses of a law, a package a language."""
