"""`states` and `states show`."""
