"""Pure reading, matching and quoting of law texts in Chinese and English: no database, no Flask, no files."""
