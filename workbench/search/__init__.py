"""One search over standards, drafts, comments and evidence, in Chinese and English together."""
