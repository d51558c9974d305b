"""The catalogue's files and what is laid over them, references, gaps, the snapshot; profiles."""
