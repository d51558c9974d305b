"""What a format does to text so that it is only ever text."""
