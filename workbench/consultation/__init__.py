"""Consultations: the rounds in which organisations are asked what they think of a draft."""
