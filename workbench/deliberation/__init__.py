"""Opinions as persons put them together, and what is decided on each (处理意见)."""
