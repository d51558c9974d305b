"""`data check`, `data stale`, `data sources` and `data schema`."""
