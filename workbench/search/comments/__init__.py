"""Comments searched in the database itself."""
