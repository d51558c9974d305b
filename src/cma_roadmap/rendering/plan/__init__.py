"""A roadmap as it is shown: order, rows, panels, notes and words, decided once for all formats."""
