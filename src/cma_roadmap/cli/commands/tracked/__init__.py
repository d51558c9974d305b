"""Commands about what happened to a plan: the log, what is next, where it stands, what moved."""
