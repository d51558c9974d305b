"""From a tree to a model, with every error at its line in plain words."""
