"""Facts in words, and one numbering of the notes and sources that they rest on."""
