"""Codes put in words: the catalogs of sentences, and the forms of dates, money and lengths."""
