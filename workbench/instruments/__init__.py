"""The conventions and recommendations the program knows, and the words of the field: read, checked and cited (pure)."""
