"""The plan as linked data (CTDL and schema.org)."""
