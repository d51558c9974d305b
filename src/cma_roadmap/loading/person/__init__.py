"""From what people write of themselves to a profile: names are looked up, days are weighed."""
