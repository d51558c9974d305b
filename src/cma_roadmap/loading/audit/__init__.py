"""Looking the data over: faults, age, sources, and the schemas of what people write."""
