"""What organisations return in files: read, looked at by a person, and stored as their comments."""
