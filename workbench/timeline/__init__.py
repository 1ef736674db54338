"""One clause through all drafts of its law: its texts, what changed when, what was said and what became of it."""
