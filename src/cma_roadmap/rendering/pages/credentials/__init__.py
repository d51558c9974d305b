"""`credentials` and `credentials show`."""
