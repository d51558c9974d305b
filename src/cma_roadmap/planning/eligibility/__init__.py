"""Judging clauses and pathways for one person, and what a program opens and closes."""
