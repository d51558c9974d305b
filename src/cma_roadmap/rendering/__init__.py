"""From results to text, one module a format; nothing here decides a date."""
