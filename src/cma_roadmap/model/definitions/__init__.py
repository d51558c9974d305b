"""What people write: credentials, programs, states, pay, profiles, and the catalogue of them."""
