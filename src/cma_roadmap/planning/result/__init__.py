"""From a scheduled draft to the roadmap that is shown, and what to know of it."""
