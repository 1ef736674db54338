"""Which documents answer a query, the likeliest first, and how good the order is (pure)."""
