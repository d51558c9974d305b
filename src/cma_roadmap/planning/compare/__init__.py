"""Options side by side: who stands in it, their figures, scores, what would turn them."""
