"""The plan as a calendar to import."""
