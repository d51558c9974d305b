"""`why` and `eligible`: reasons for days, and rule trees with their verdicts."""
