"""The exam: applying, sitting, the windows, and sitting again."""
