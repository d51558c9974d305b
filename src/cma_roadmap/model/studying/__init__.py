"""What to learn for an exam and when: areas, weeks, and outlines held side by side."""
