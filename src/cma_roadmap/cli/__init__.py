"""The command line: commands, options, the one clock, the one error boundary."""
