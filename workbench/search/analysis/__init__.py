"""What a text is cut into for searching (pure)."""
