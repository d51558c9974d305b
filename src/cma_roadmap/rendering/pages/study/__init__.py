"""`study` and `outlines` as pages."""
