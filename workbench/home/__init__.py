"""The front page: where each law stands, and what waits for somebody."""
