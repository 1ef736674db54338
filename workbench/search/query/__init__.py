"""What a person typed: the query language, what is meant, and what could have been (pure)."""
