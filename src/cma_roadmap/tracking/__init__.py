"""The log of what happened: kept safe, folded into a profile, held against plans."""
