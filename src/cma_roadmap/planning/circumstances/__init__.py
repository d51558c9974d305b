"""Steps for people with a past or a need of their own: what each body asks, and whom to ask."""
