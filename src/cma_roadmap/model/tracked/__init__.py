"""What happened to a plan: the log of a person, what is due now, where it stands, what moved."""
