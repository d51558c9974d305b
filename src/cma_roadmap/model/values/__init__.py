"""Arithmetic without a domain: days, money, facts, messages."""
