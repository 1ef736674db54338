"""Word files: reading what strangers send, writing what leaves the house."""
