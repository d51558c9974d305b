"""Options that are read fast, help in our own words, and groups that list and show."""
