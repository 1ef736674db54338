"""Official texts of the instruments: read, matched to the restatement, reported on, stored and read back."""
