"""`compare` as text, Markdown and CSV."""
