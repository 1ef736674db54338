"""Files in and out (pure): bytes in, dataclasses out, and back."""
