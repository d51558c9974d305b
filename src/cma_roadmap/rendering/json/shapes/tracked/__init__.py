"""The types of the documents about what happened, and about keeping what is held."""
