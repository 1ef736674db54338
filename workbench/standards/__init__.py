"""International standards: restated instruments, their provisions and glossary, and the rules that judge a draft."""
