"""Which provisions a clause touches, found in its words and explained (pure)."""
