"""The page on which a law is read: outline, text, and what is said of each clause beside it."""
