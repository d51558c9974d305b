"""What the command line says of itself: help, completion, and what the man pages are made of."""
