"""The rules of C.102 as calculators: pure code over the instruments, every answer with its working and its articles."""
