"""From a Word file to plain lines, every tracked change and computed number accounted for."""
