"""Dossiers: what is known of one question in one place, to read and to hand on as a Word file."""
