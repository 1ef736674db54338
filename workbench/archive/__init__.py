"""A law taken away whole: its versions, what was said and decided, the record, and the papers, in one file."""
