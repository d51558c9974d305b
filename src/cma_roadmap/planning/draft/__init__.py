"""The draft of a network: steps and dependencies as they are added, with every fact read."""
