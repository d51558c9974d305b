"""The steps of a road, part by part: each module adds its own to a draft of the network."""
