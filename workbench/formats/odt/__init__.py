"""Reading OpenDocument texts."""
