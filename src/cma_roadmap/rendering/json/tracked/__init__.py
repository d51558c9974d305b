"""The documents of what happened to a plan: its log, what is next, where it stands, what moved."""
