"""Two versions of a law side by side, commentary carried over, and what became of proposals."""
