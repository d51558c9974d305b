"""The honest no, and the changes that open what is closed."""
