"""The documents that scripts read, and their contracts."""
