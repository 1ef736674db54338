"""Flask plumbing that every feature shares, and no feature."""
