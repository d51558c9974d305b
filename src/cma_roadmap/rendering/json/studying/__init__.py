"""The documents of `study` and `outlines`, and their types."""
