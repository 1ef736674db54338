"""Pages of the standards, and official texts as they were imported."""
