"""`programs` and `programs show`."""
