"""Work that travels: what the state of an assignment asks of one person, and by when."""
