"""What a state asks for inside a plan, and what a move changes."""
