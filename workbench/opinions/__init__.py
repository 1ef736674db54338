"""Comments that say the same, so that each opinion is counted once: the same letter, and the same demand (pure)."""
