"""Laws under draft, their versions and clauses, and the intake of an uploaded file."""
