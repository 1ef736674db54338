"""Made-up comments in any number, to try an instance out and to measure it; see ``workbench fill``."""
