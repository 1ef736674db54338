"""How the program speaks: the languages people read it in, messages, and lists of named values (pure)."""
