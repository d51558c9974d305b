"""From text to a tree of text, with a line for every node."""
