"""The rules of judgement, a module for each article or group of articles; the registry collects their ``RULES``."""
