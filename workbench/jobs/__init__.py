"""Work that takes longer than a click: queued, run aside with progress, cancelled, taken up again after a restart."""
