"""Clause to provision: explained suggestions, confirmed links and the matrix both ways."""
