"""`profile` and `people`: what is known of a person, and who is kept here."""
