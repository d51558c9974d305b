"""`career`, with travel between two states."""
