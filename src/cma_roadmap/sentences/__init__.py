"""The sentences of a language by their codes: the catalogs, and what is told with them."""
