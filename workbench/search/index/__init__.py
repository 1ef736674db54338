"""The index of what can be searched: documents, postings in memory and on disk, kept in step."""
