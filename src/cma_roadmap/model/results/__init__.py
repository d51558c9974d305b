"""What planning finds: assessments, networks, roadmaps, comparisons, searches."""
