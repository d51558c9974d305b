"""`plan` as text, Markdown, HTML and CSV."""
