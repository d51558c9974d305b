"""Finding programs, and what to know of one before paying it."""
