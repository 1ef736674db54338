"""From a paper or a table to a Word file, the same bytes for the same words."""
