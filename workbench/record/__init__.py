"""The record of acts: who changed what and when; only added to, and chained so that it can be proved."""
