"""Opinions as organisations return them, in Word, Excel, letters and mail, read into items on clauses (pure)."""
