"""Pure reading and writing of Word (and kindred) files: bytes in, dataclasses out, and back."""
