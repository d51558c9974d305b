"""From a result to a page, a folder for each command."""
