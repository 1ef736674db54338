"""A draft held against the Convention by machine: what its sentences state, and what follows for each provision."""
