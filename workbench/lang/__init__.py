"""What is known of the languages themselves, one of each: characters, numerals, quantities, folding, words (pure)."""
