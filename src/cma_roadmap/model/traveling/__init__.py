"""Work that travels: two states side by side, and what to pack for an assignment."""
