"""Reading a calendar that went out before."""
