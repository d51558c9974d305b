"""Where the value of an option comes from when nobody typed it: environment, config, folder."""
