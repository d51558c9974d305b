"""Options, each declared once, and what they are read into."""
