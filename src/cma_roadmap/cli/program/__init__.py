"""The program itself: its commands, its one clock, its one error boundary."""
