"""The interview: questions for a person, answers checked at once, and a profile made of them."""
