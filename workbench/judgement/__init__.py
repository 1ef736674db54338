"""The draft judged against the Convention: adequacy cases that are kept, coverage, and findings Part by Part."""
