"""Prices with their days, their sums, and whether they can be paid."""
