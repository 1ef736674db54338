"""The pages on which opinions are put together, decided one after the other, and taken into positions."""
