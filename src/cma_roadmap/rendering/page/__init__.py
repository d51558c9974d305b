"""What a page is made of, and one writer a format that serves every command."""
