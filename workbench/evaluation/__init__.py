"""How right the program's judgements are, measured against gold files that persons made."""
