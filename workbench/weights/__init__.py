"""The weights and thresholds of the program's judgements, read from the files under corpus/weights."""
