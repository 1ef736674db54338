"""One form for "somebody decided": appended, never overwritten; what stands is the last one."""
